import { describe, expect, it } from "vitest";
import { isService } from "../../../src/channels/telegram/service.ts";
import { TelegramMessage } from "../../../src/channels/telegram/update.ts";
import { readSchema } from "./server/schema.ts";
import { an, group, said, translated } from "./translated.ts";

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
