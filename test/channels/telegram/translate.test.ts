import { describe, expect, it } from "vitest";
import { moment } from "./open.ts";
import { an, group, own, said, translated } from "./translated.ts";

describe("a message of Telegram", () => {
  it("is handed over with who said it, where and when", () => {
    expect(
      said({ text: "Chào", from: { ...an, language_code: "pt-br" } }),
    ).toEqual({
      id: "5",
      channel: "telegram",
      conversation: "7",
      sender: "7",
      at: new Date(1_700_000_000_000),
      text: "Chào",
      attachments: [],
      group: false,
      named: true,
      locale: "pt-br",
    });
  });

  const file = { file_id: "f", file_unique_id: "u", file_size: 9 };
  const named = { ...file, file_name: "đơn.pdf" };
  const place = { latitude: 9.93, longitude: 106.34 };

  it.each([
    [
      "a photo, the largest of its sizes",
      { photo: [{ file_id: "s", file_size: 1 }, file] },
      { kind: "photo", ref: "f", bytes: 9 },
    ],
    ["a video", { video: file }, { kind: "video", ref: "f", bytes: 9 }],
    [
      "an animation, which is a document as well",
      { animation: file, document: named },
      { kind: "video", ref: "f", bytes: 9 },
    ],
    [
      "a round video",
      { video_note: file },
      { kind: "video", ref: "f", bytes: 9 },
    ],
    ["a voice message", { voice: file }, { kind: "voice", ref: "f", bytes: 9 }],
    [
      "a sound file",
      { audio: named },
      { kind: "voice", ref: "f", name: "đơn.pdf", bytes: 9 },
    ],
    [
      "a document",
      { document: named },
      { kind: "document", ref: "f", name: "đơn.pdf", bytes: 9 },
    ],
    [
      "a document of unknown size and name",
      { document: { file_id: "f" } },
      { kind: "document", ref: "f" },
    ],
    ["a location", { location: place }, { kind: "location", ...place }],
    [
      "a venue, which is a location as well",
      { venue: { location: place, title: "Chợ" }, location: place },
      { kind: "location", ...place },
    ],
    [
      "a contact",
      { contact: { phone_number: "+84", first_name: "An", last_name: "Lê" } },
      { kind: "contact", phone: "+84", name: "An Lê" },
    ],
    ["a sticker", { sticker: file }, { kind: "sticker" }],
    ["a poll", { poll: { id: "1" } }, { kind: "unsupported" }],
    ["what Telegram adds later", { hologram: {} }, { kind: "unsupported" }],
  ])("may carry %s", (_, content, attachment) => {
    expect(said(content)).toMatchObject({
      text: "",
      attachments: [attachment],
    });
  });

  it.each([
    [
      "a caption is its text",
      { photo: [file], caption: "Ảnh" },
      { text: "Ảnh" },
    ],
    [
      "parts of an album bear its id",
      { photo: [file], media_group_id: "a1" },
      { album: "a1" },
    ],
    [
      "a deep link stays a command with its code",
      { text: "/start abc_1" },
      { text: "/start abc_1" },
    ],
    [
      "a command loses the bot's name",
      { text: "/help@desk_bot x" },
      { text: "/help x" },
    ],
    ["the longest is cut", { text: "ă".repeat(4096) }, { cut: true }],
  ])("%s", (_, content, expected) => {
    expect(said(content)).toMatchObject(expected);
  });

  it("is not cut when shorter than the longest", () => {
    expect(said({ text: "ă".repeat(4095) })).not.toHaveProperty("cut");
  });

  it("corrected by its sender is told as edited", () => {
    const message = {
      message_id: 1,
      date: 1,
      edit_date: 2,
      chat: own,
      from: an,
    };
    expect(
      translated({ edited_message: { ...message, text: "Sửa" } }),
    ).toMatchObject({ text: "Sửa", edited: true });
  });

  it("is not told again each time a live location moves", () => {
    const message = { message_id: 1, date: 1, chat: own, from: an };
    const location = { ...place, live_period: 900 };
    expect(
      translated({ edited_message: { ...message, location } }),
    ).toBeUndefined();
  });
});

describe("a tap on a button", () => {
  const query = { id: "q", from: { ...an, language_code: "en" } };
  const message = { message_id: 1, date: 1, chat: own };

  it("is a choice", () => {
    expect(
      translated({ callback_query: { ...query, message, data: "plan:1" } }),
    ).toEqual({
      id: "5",
      channel: "telegram",
      conversation: "7",
      sender: "7",
      at: moment,
      text: "",
      attachments: [],
      choice: "plan:1",
      group: false,
      named: true,
      locale: "en",
    });
  });

  it("is one in a topic, and under a message too old to be shown", () => {
    const inTopic = {
      ...message,
      chat: group,
      message_thread_id: 42,
      is_topic_message: true,
    };
    const old = { chat: own, message_id: 1, date: 0 };
    expect(
      translated({ callback_query: { ...query, message: inTopic, data: "a" } }),
    ).toMatchObject({ conversation: "-100/42", group: true, choice: "a" });
    expect(
      translated({ callback_query: { ...query, message: old, data: "a" } }),
    ).toMatchObject({ conversation: "7", choice: "a" });
  });

  it.each([
    ["of an inline result", { ...query, inline_message_id: "i", data: "a" }],
    ["of a game", { ...query, message, game_short_name: "g" }],
  ])("is none under a message %s", (_, callback) => {
    expect(translated({ callback_query: callback })).toBeUndefined();
  });
});
