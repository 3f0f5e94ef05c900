import { describe, expect, it } from "vitest";
import { an, bot, group, said } from "./translated.ts";

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
    [
      "two of its names",
      { text: "@bot ơi, @desk_bot ai trực", entities: mention(9, 9) },
      "ơi, ai trực",
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
