import { describe, expect, it } from "vitest";
import { an, group, own, said, translated } from "./translated.ts";

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
