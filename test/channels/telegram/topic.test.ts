import { describe, expect, it } from "vitest";
import { SendError } from "../../../src/channels/channel.ts";
import { words } from "./open.ts";
import { openSender } from "./sender.ts";
import { faults } from "./server/faults.ts";

const group = "-1001";

async function openForum(may?: boolean) {
  const { server, channel } = await openSender();
  server.group(Number(group)).hasTopics(may);
  return { server, channel };
}

describe("a topic in a group on Telegram", () => {
  it("is a conversation of its own, in which a message stands", async () => {
    const { server, channel } = await openForum();
    const topic = (await channel.topic?.(group, "KHM397 · ma túy")) ?? "";
    expect(topic).toMatch(/^-1001\/\d+$/);
    await channel.send(topic, words("Tin mới"));
    expect(server.sent.at(-1)).toMatchObject({
      chat: Number(group),
      topic: Number(topic.split("/")[1]),
    });
    expect(server.callsOf("createForumTopic")[0]?.params).toEqual({
      chat_id: Number(group),
      name: "KHM397 · ma túy",
    });
  });

  it("is none where the bot may not open any", async () => {
    const { channel } = await openForum(false);
    expect(await channel.topic?.(group, "KHM397")).toBeUndefined();
  });

  it.each([
    ["of a group without topics", "-1002"],
    ["of a group that is not known", "-1003"],
    ["of a person", "7"],
    ["inside a topic", `${group}/5`],
  ])("is none %s", async (_, id) => {
    const { server, channel } = await openForum();
    server.group(-1002);
    expect(await channel.topic?.(id, "KHM397")).toBeUndefined();
  });

  it("may be had later where Telegram is in trouble", async () => {
    const { server, channel } = await openForum();
    server.fault("createForumTopic", faults.refused(500, "Internal"), 9);
    await expect(channel.topic?.(group, "KHM397")).rejects.toThrow(SendError);
  });
});
