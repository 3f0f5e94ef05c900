import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { readUpdate } from "../../../src/channels/zalo/client/read-update.ts";
import { toMessage } from "../../../src/channels/zalo/to-message.ts";
import { withoutMention } from "../../../src/channels/zalo/mention.ts";
import { moment } from "./open.ts";

const now = new Date("2030-01-01T00:00:00Z");
const names = ["Bot Trực Ban", "bot.dutydesk"];
const at = moment.getTime();
const sender = "6ede9afa66b88fe6d6a9";
const group = "f414c8f76fa586fbdfb4";

const base = {
  message_id: "2d758cb5e222177a4e35",
  date: at,
  from: { id: sender, display_name: "Ted", is_bot: false },
  chat: { id: sender, chat_type: "PRIVATE" },
};
const inGroup = { ...base, chat: { id: group, chat_type: "GROUP" } };

function read(event_name: string, message: unknown) {
  const update = readUpdate({ event_name, message });
  return update && toMessage(update, { names, now });
}

describe("an update as a message", () => {
  it("is a text", () => {
    expect(
      read("message.text.received", { ...base, text: "Xin chào" }),
    ).toEqual({
      id: "message.text.received:2d758cb5e222177a4e35",
      channel: "zalo",
      conversation: sender,
      sender,
      at: moment,
      text: "Xin chào",
      attachments: [],
      group: false,
      named: true,
    });
  });

  const photo = "https://photo-stal-1.zdn.vn/1.jpg";
  const voice = "https://f2-voice-aac-dl.zdn.vn/1.aac";
  it.each([
    [
      "a picture as documented",
      "image",
      { photo, caption: "Biển số" },
      "Biển số",
      [{ kind: "photo", ref: photo }],
    ],
    [
      "a picture as it comes",
      "image",
      { photo_url: photo, message_type: "CHAT_PHOTO" },
      "",
      [{ kind: "photo", ref: photo }],
    ],
    [
      "a voice message",
      "voice",
      { voice_url: voice, message_type: "CHAT_VOICE" },
      "",
      [{ kind: "voice", ref: voice }],
    ],
    [
      "a sticker",
      "sticker",
      { sticker: "s1", url: "https://zalo-api.zadn.vn/s1.png" },
      "",
      [{ kind: "sticker" }],
    ],
    [
      "what the platform does not pass on",
      "unsupported",
      {},
      "",
      [{ kind: "unsupported" }],
    ],
    [
      "a picture without its address",
      "image",
      { caption: "Đây" },
      "Đây",
      [{ kind: "unsupported" }],
    ],
    [
      "a picture whose address is no address",
      "image",
      { photo: [{ file_id: 1 }] },
      "",
      [{ kind: "unsupported" }],
    ],
    [
      "a place copied out of a map",
      "text",
      { text: "Ở đây: https://maps.google.com/?q=9.9347,106.3453" },
      "Ở đây: https://maps.google.com/?q=9.9347,106.3453",
      [{ kind: "location", latitude: 9.9347, longitude: 106.3453 }],
    ],
    [
      "a picture with a place below it",
      "image",
      { photo, caption: "9.93470, 106.34530" },
      "9.93470, 106.34530",
      [
        { kind: "photo", ref: photo },
        { kind: "location", latitude: 9.9347, longitude: 106.3453 },
      ],
    ],
  ])("is %s", (_, event, content, text, attachments) => {
    const message = read(`message.${event}.received`, { ...base, ...content });
    expect(message).toMatchObject({ text, attachments });
  });

  it.each([
    ["milliseconds", at, moment],
    ["milliseconds in a string", String(at), moment],
    ["seconds, should they ever come", at / 1000, moment],
    ["nothing", undefined, now],
    ["nonsense", "yesterday", now],
    ["a time beyond all calendars", 1e300, now],
    ["what cannot be made a number", { valueOf: 1, toString: 1 }, now],
  ])("bears the time, written as %s", (_, date, expected) => {
    const message = read("message.text.received", { ...base, text: "x", date });
    expect(message?.at).toEqual(expected);
  });

  it("in a group comes from the person, goes to the group, and is without the mention of the bot", () => {
    const text = "@Bot Trực Ban, kế hoạch nào còn hiệu lực?";
    expect(read("message.text.received", { ...inGroup, text })).toMatchObject({
      conversation: group,
      sender,
      text: "kế hoạch nào còn hiệu lực?",
      group: true,
      named: true,
    });
  });

  it("keeps what looks like a mention in a private chat", () => {
    const text = "@Bot Trực Ban ơi";
    expect(read("message.text.received", { ...base, text })?.text).toBe(text);
  });

  it("in a group is not for the desk where the platform passes nothing on", () => {
    const message = read("message.unsupported.received", inGroup);
    expect(message).toMatchObject({ group: true, named: false });
  });

  it.each([
    [1999, undefined],
    [2000, true],
  ])("of %i characters is cut: %s", (length, cut) => {
    const text = "a".repeat(length);
    expect(read("message.text.received", { ...base, text })?.cut).toBe(cut);
  });

  it("bears the same id when it comes again, and another where it is another", () => {
    const again = () => read("message.text.received", { ...base, text: "x" });
    expect(again()?.id).toBe(again()?.id);
    const other = read("message.text.received", {
      ...base,
      message_id: "b",
      text: "x",
    });
    expect(other?.id).not.toBe(again()?.id);
    const nameless = { ...base, message_id: undefined };
    const first = read("message.text.received", { ...nameless, text: "x" });
    const second = read("message.text.received", { ...nameless, text: "y" });
    expect(first?.id).toBe(
      read("message.text.received", { ...nameless, text: "x" })?.id,
    );
    expect(first?.id).not.toBe(second?.id);
  });

  it.each([
    [
      "an event of another name",
      "message.reaction.received",
      { ...base, text: "x" },
    ],
    [
      "an event of the other Zalo product",
      "user_send_text",
      { ...base, text: "x" },
    ],
    [
      "what a bot wrote",
      "message.text.received",
      { ...base, from: { id: "b", is_bot: true }, text: "x" },
    ],
    ["a message of nobody", "message.text.received", { text: "x" }],
    ["an event without a message", "message.text.received", undefined],
  ])("is none: %s", (_, event, message) => {
    expect(read(event, message)).toBeUndefined();
  });

  it("takes numbers for ids, and the sender's for the chat's where there is none", () => {
    const message = { message_id: 7, from: { id: 42 }, text: "x" };
    expect(read("message.text.received", message)).toMatchObject({
      id: "message.text.received:7",
      conversation: "42",
      sender: "42",
    });
  });

  test.prop([
    fc.constantFrom("text", "image", "voice", "sticker", "unsupported"),
    fc.dictionary(
      fc.constantFrom(
        "message_id",
        "date",
        "from",
        "chat",
        "text",
        "caption",
        "photo",
        "photo_url",
        "voice_url",
        "sticker",
      ),
      fc.anything(),
    ),
    fc.anything(),
  ])("never throws, whatever comes", (event, message, body) => {
    expect(() => {
      read(`message.${event}.received`, { from: { id: "a" }, ...message });
      const update = readUpdate(body);
      if (update) toMessage(update, { names, now });
    }).not.toThrow();
  });
});

describe("the mention of the bot", () => {
  it.each([
    ["@Bot Trực Ban xin chào", "xin chào"],
    ["xin chào @Bot Trực Ban", "xin chào"],
    ["xin @bot trực ban chào", "xin chào"],
    ["@bot.dutydesk: 1", "1"],
    ["@Bot Trực Ban", ""],
    ["@Bot Trực Ban".normalize("NFD") + " ơi", "ơi"],
    ["@Bot Trực Bang là ai", "@Bot Trực Bang là ai"],
    ["gửi a@botxdutydesk", "gửi a@botxdutydesk"],
    ["không nhắc ai", "không nhắc ai"],
  ])("is taken out of “%s”", (text, left) => {
    expect(withoutMention(text, names)).toBe(left);
  });

  test.prop([fc.string()])("takes nothing else away", (text) => {
    expect(withoutMention(text, ["Một Tên Không Ai Viết"])).toBe(text);
  });
});
