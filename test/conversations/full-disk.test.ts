import { describe, expect, it } from "vitest";
import { openMemory } from "../../src/storage/memory.ts";
import { catalogs } from "../knowledge.ts";
import { scriptedChannel } from "./channel.ts";
import {
  hour,
  message,
  minute,
  openDesk,
  standingClock,
  textsOf,
} from "./open.ts";
import { fillable } from "./storage.ts";

const tryAgain = catalogs.vi.say("desk.try-again");

function open({ gated = false } = {}) {
  const clock = standingClock();
  const channel = scriptedChannel(clock);
  const disk = fillable(openMemory());
  const desk = openDesk({ clock, channels: [channel], storage: disk, gated });
  return { channel, disk, ...desk };
}

describe("while the disk takes nothing, what comes", () => {
  it("is not acknowledged, and the person is told once to try again", async () => {
    const { disk, say, conversations, channel } = open();
    disk.full = true;
    await expect(say("a")).rejects.toThrow("cannot be written");
    await expect(say("a")).rejects.toThrow("cannot be written");
    await expect(say("b")).rejects.toThrow("cannot be written");
    await conversations.settled();
    expect(textsOf(channel.sent)).toEqual([tryAgain]);
  });

  it("is delivered again for hours without another word to the person", async () => {
    const { disk, say, pass, channel } = open();
    disk.full = true;
    for (let time = 0; time < 10; time += 1) {
      await expect(say("a")).rejects.toThrow();
      await pass(10 * minute);
    }
    expect(textsOf(channel.sent)).toEqual([tryAgain]);
  });

  it("is told its word when it is another message, a minute later", async () => {
    const { disk, say, pass, channel } = open();
    disk.full = true;
    await expect(say("a")).rejects.toThrow();
    await pass(minute);
    await expect(say("b")).rejects.toThrow();
    expect(textsOf(channel.sent)).toEqual([tryAgain, tryAgain]);
  });

  it("is answered once when it tells of danger, each time it is told anew", async () => {
    const { disk, say, channel } = open();
    disk.full = true;
    await expect(say("a")).rejects.toThrow();
    await expect(say("fire")).rejects.toThrow();
    await expect(say("fire")).rejects.toThrow();
    await expect(say("fire again")).rejects.toThrow();
    expect(textsOf(channel.sent)).toEqual([
      tryAgain,
      "re fire",
      "re fire again",
    ]);
  });

  it("is answered when it tells of danger also when that could not be sent the first time", async () => {
    const { disk, say, channel } = open();
    disk.full = true;
    channel.script = [{ kind: "fault" }];
    await expect(say("fire")).rejects.toThrow();
    await expect(say("fire")).rejects.toThrow();
    expect(textsOf(channel.sent)).toEqual(["re fire"]);
  });

  it("is answered once when the disk takes it again, as often as it was delivered", async () => {
    const { disk, say, channel, effects } = open();
    disk.full = true;
    await expect(say("a")).rejects.toThrow();
    await expect(say("a")).rejects.toThrow();
    disk.full = false;
    await say("a");
    await say("a");
    expect(textsOf(channel.sent)).toEqual([tryAgain, "re a"]);
    expect(await effects()).toEqual(["a"]);
  });

  it("is no flood, however often it is delivered", async () => {
    const { disk, say } = open({ gated: true });
    disk.full = true;
    for (let time = 0; time < 50; time += 1)
      await expect(say("a")).rejects.toThrow();
  });
});

describe("when the disk fills up before an answer is kept", () => {
  /** Messages received while the disk took them, and worked on when it takes nothing. */
  async function filled(...texts: readonly string[]) {
    const desk = open();
    let goOn: () => void = () => undefined;
    desk.router.hold = new Promise((resolve) => {
      goOn = resolve;
    });
    for (const text of texts) await desk.conversations.receive(message(text));
    desk.disk.full = true;
    goOn();
    await desk.conversations.settled();
    return desk;
  }

  it("the person is told once, and answered once as soon as the disk is well", async () => {
    const { disk, pass, channel, effects } = await filled("a", "b");
    await pass(hour);
    expect(textsOf(channel.sent)).toEqual([tryAgain]);
    disk.full = false;
    await pass(5000);
    expect(textsOf(channel.sent)).toEqual([tryAgain, "re a", "re b"]);
    expect(await effects()).toEqual(["a", "b"]);
  });

  it("danger is answered at once, and kept as soon as the disk is well", async () => {
    const { disk, pass, channel, effects } = await filled("fire");
    await pass(hour);
    expect(textsOf(channel.sent)).toEqual(["re fire"]);
    disk.full = false;
    await pass(5000);
    expect(await effects()).toEqual(["fire"]);
  });

  it("danger that waits behind another message is answered as well", async () => {
    const { disk, pass, channel, effects } = await filled("a", "fire");
    expect(textsOf(channel.sent)).toContain("re fire");
    disk.full = false;
    await pass(5000);
    expect(await effects()).toEqual(["a", "fire"]);
  });

  it("what comes afterwards is served, to others as well", async () => {
    const { disk, pass, say, channel } = await filled("a");
    disk.full = false;
    await say("b", { conversation: "d" });
    await pass(5000);
    expect(textsOf(channel.sent)).toEqual([tryAgain, "re b", "re a"]);
  });
});
