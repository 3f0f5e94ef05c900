import { describe, expect, it } from "vitest";
import { isService } from "../../../src/channels/telegram/service.ts";
import { translate } from "../../../src/channels/telegram/translate.ts";
import {
  TelegramMessage,
  Update,
} from "../../../src/channels/telegram/update.ts";
import { fixedClock } from "../../../src/clock.ts";
import { moment } from "./open.ts";
import { readSchema } from "./server/schema.ts";

const bot = { id: 1000, username: "Desk_Bot" };
const an = { id: 7, is_bot: false, first_name: "An" };
const own = { id: 7, type: "private" };
const group = { id: -100, type: "supergroup" };

function translated(update: Record<string, unknown>) {
  const parsed = Update.parse({ update_id: 5, ...update });
  return translate(parsed, bot, fixedClock(moment));
}

function said(content: Record<string, unknown>, chat: object = own) {
  return translated({
    message: { message_id: 1, date: 1_700_000_000, chat, from: an, ...content },
  });
}

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

describe("a message in a group", () => {
  const mention = (offset: number, length: number) => [
    { type: "mention", offset, length },
  ];
  const ours = { from: { ...bot, is_bot: true } };

  it.each([
    ["plain talk", { text: "chào cả nhà" }, "chào cả nhà", false],
    [
      "a mention at its beginning",
      { text: "@desk_bot, ai trực?", entities: mention(0, 9) },
      "ai trực?",
      true,
    ],
    [
      "a mention in its middle",
      { text: "cho hỏi @Desk_Bot ai trực", entities: mention(8, 9) },
      "cho hỏi ai trực",
      true,
    ],
    [
      "a mention at its end",
      { text: "ai trực @desk_bot", entities: mention(8, 9) },
      "ai trực",
      true,
    ],
    [
      "a mention in a caption",
      { photo: [], caption: "@desk_bot xem", caption_entities: mention(0, 9) },
      "xem",
      true,
    ],
    [
      "a mention of the name alone",
      {
        text: "Trực Ban ơi",
        entities: [
          { type: "text_mention", offset: 0, length: 8, user: { id: 1000 } },
        ],
      },
      "ơi",
      true,
    ],
    ["@bot as people write it", { text: "@bot ai trực" }, "ai trực", true],
    [
      "another's name",
      { text: "@someone ai trực", entities: mention(0, 8) },
      "@someone ai trực",
      false,
    ],
    ["an address that ends so", { text: "an@bot.vn" }, "an@bot.vn", false],
    ["a command", { text: "/help" }, "/help", true],
    ["a command for this bot", { text: "/help@desk_bot" }, "/help", true],
    [
      "a reply to the bot",
      { text: "vâng", reply_to_message: ours },
      "vâng",
      true,
    ],
    [
      "a reply to someone else",
      { text: "vâng", reply_to_message: { from: an } },
      "vâng",
      false,
    ],
    [
      "anything in a topic that the bot made",
      {
        text: "vâng",
        reply_to_message: { ...ours, forum_topic_created: { name: "T" } },
      },
      "vâng",
      false,
    ],
  ])("%s", (_, content, text, isNamed) => {
    expect(said(content, group)).toMatchObject({
      text,
      named: isNamed,
      group: true,
      conversation: "-100",
      sender: "7",
    });
  });

  it("is not for the desk when it commands another bot", () => {
    expect(said({ text: "/help@other_bot" }, group)).toBeUndefined();
  });

  it("belongs to its topic in a forum, and to the group in a thread of replies", () => {
    const topic = { text: "a", message_thread_id: 42 };
    expect(said({ ...topic, is_topic_message: true }, group)).toMatchObject({
      conversation: "-100/42",
    });
    expect(said(topic, group)).toMatchObject({ conversation: "-100" });
  });

  it.each([
    [
      "an anonymous admin speaks as the group",
      { sender_chat: group, from: { id: 1087968824, is_bot: true } },
      "-100",
    ],
    [
      "a person may speak as a channel",
      {
        sender_chat: { id: -200, type: "channel" },
        from: { id: 136817688, is_bot: true },
      },
      "-200",
    ],
  ])("%s", (_, content, sender) => {
    expect(said({ text: "a", ...content }, group)).toMatchObject({ sender });
  });
});

describe("what nobody said to the desk", () => {
  it.each([
    ["a message of a bot", { text: "a", from: { id: 9, is_bot: true } }],
    ["a message of no one", { text: "a", from: undefined }],
    [
      "a channel's post in its group",
      { text: "a", is_automatic_forward: true, sender_chat: { id: -200 } },
    ],
    ["someone new", { new_chat_members: [an] }],
    ["a pinned message", { pinned_message: {} }],
    ["where a supergroup came from", { migrate_from_chat_id: -1 }],
  ])("is left out: %s", (_, content) => {
    expect(said(content, group)).toBeUndefined();
  });

  it("is left out: a kind of update that was not asked for", () => {
    expect(translated({ poll: { id: "1" } })).toBeUndefined();
  });

  it("covers every service message that the Bot API describes", async () => {
    const { types } = await readSchema();
    const described = (types.Message?.fields ?? []).filter(({ description }) =>
      description.startsWith("Optional. Service message"),
    );
    expect(described.length).toBeGreaterThan(30);
    const missed = described.filter(({ name }) => {
      const message = { message_id: 1, date: 1, chat: group };
      // This one must have its right type.
      const value = name === "migrate_to_chat_id" ? 1 : {};
      return !isService(TelegramMessage.parse({ ...message, [name]: value }));
    });
    expect(missed.map(({ name }) => name)).toEqual([]);
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

describe("news of a conversation", () => {
  function changed(before: object, after: object, chat: object = own) {
    return translated({
      my_chat_member: {
        chat,
        from: an,
        date: 1_700_000_000,
        old_chat_member: before,
        new_chat_member: after,
      },
    });
  }

  const member = { status: "member" };
  const kicked = { status: "kicked" };
  const left = { status: "left" };
  const admin = { status: "administrator" };
  const muted = {
    status: "restricted",
    is_member: true,
    can_send_messages: false,
  };

  it.each([
    ["a person blocks the bot", member, kicked, own, "gone"],
    ["a person unblocks the bot", kicked, member, own, "back"],
    ["the bot is put in a group", left, member, group, "back"],
    ["the bot leaves a group", admin, left, group, "gone"],
    ["the bot is thrown out", member, kicked, group, "gone"],
    ["the bot is muted", member, muted, group, "gone"],
    ["the bot may speak again", muted, member, group, "back"],
  ])("%s", (_, before, after, chat, notice) => {
    expect(changed(before, after, chat)).toEqual({
      id: "5",
      channel: "telegram",
      conversation: String(chat.id),
      at: new Date(1_700_000_000_000),
      notice,
    });
  });

  it.each([
    ["the bot is made an admin", member, admin, group],
    ["a group forbids what it left", left, kicked, group],
    ["a channel", left, admin, { id: -200, type: "channel" }],
  ])("is none: %s", (_, before, after, chat) => {
    expect(changed(before, after, chat)).toBeUndefined();
  });

  it("tells where a group goes on that became a supergroup", () => {
    const old = { id: -9, type: "group" };
    expect(said({ migrate_to_chat_id: -1009 }, old)).toMatchObject({
      conversation: "-9",
      notice: "moved",
      to: "-1009",
    });
  });
});
