import { describe, expect, it } from "vitest";
import { createFloodGate } from "../../src/conversations/flood.ts";
import { catalogs } from "../knowledge.ts";
import { scriptedChannel } from "./channel.ts";
import { minute, openDesk, standingClock, start, textsOf } from "./open.ts";

const tooMany = catalogs.vi.say("desk.too-many");

function open() {
  const clock = standingClock();
  const channel = scriptedChannel(clock);
  return { channel, ...openDesk({ clock, channels: [channel], gated: true }) };
}

describe("the gate", () => {
  function open() {
    const clock = standingClock();
    const opened = createFloodGate(clock);
    const gate = {
      ...opened,
      take: (sender: string, album?: string) =>
        opened.take(sender, clock.now(), album),
    };
    const after = (ms: number) => {
      clock.set(new Date(start.getTime() + ms));
    };
    return { gate, after };
  }

  /** How the next so many messages are taken, each way counted. */
  function taken(count: number, take: () => string) {
    const ways = { in: 0, told: 0, dropped: 0 };
    for (let sent = 0; sent < count; sent += 1) {
      const way = take();
      if (way === "in" || way === "told" || way === "dropped") ways[way] += 1;
    }
    return ways;
  }

  it("lets sixty in at once, tells the sender once a minute, and lets one more in every second", () => {
    const { gate, after } = open();
    const some = (count: number) => taken(count, () => gate.take("s"));
    expect(some(90)).toEqual({ in: 60, told: 1, dropped: 29 });
    after(1000);
    expect(some(50)).toEqual({ in: 1, told: 0, dropped: 50 - 1 });
    after(minute);
    expect(some(90)).toEqual({ in: 59, told: 1, dropped: 30 });
  });

  it("counts what waited at the platform by when it was sent", () => {
    const clock = standingClock();
    const gate = createFloodGate(clock);
    const sentHourly = Array.from(
      { length: 100 },
      (_, at) => new Date(start.getTime() - (100 - at) * 60 * minute),
    );
    for (const at of sentHourly) expect(gate.take("s", at)).toBe("in");
  });

  it("lets nobody wait for another's flood", () => {
    const { gate } = open();
    taken(90, () => gate.take("s"));
    expect(gate.take("t")).toBe("in");
  });

  it("takes the pictures of an album for one message", () => {
    const { gate } = open();
    expect(taken(50, () => gate.take("s", "a"))).toEqual({
      in: 50,
      told: 0,
      dropped: 0,
    });
    expect(taken(50, () => gate.take("s"))).toMatchObject({ in: 50 });
  });

  it("does not count what could not be kept", () => {
    const { gate } = open();
    const unkept = () => {
      const way = gate.take("s");
      gate.giveBack("s");
      return way;
    };
    expect(taken(90, unkept)).toMatchObject({ in: 90 });
    expect(taken(90, () => gate.take("s"))).toMatchObject({ in: 60 });
  });
});

describe("a thousand messages of one sender", () => {
  it("are answered as far as anybody types, with a kind word, while others are served", async () => {
    const { conversations, say, channel } = open();
    const flood = Array.from({ length: 1000 }, (_, index) => say(`${index}`));
    await say("help", { conversation: "d", sender: "t" });
    expect(textsOf(channel.sent)).toContain("re help");
    await Promise.all(flood);
    await conversations.settled();
    const to = channel.sent.filter((sent) => sent.to === "c");
    expect(to).toHaveLength(61);
    expect(textsOf(to).filter((text) => text === tooMany)).toHaveLength(1);
  });

  it("leave room for danger among them, and it is answered", async () => {
    const { conversations, say, channel } = open();
    const flood = Array.from({ length: 1000 }, (_, index) =>
      say(index === 900 ? "fire" : `${index}`),
    );
    await Promise.all(flood);
    await conversations.settled();
    expect(textsOf(channel.sent)).toContain("re fire");
  });

  it("leave a word that comes at once, also when all else was said long ago", async () => {
    const { say, pass, channel } = open();
    for (let sent = 0; sent < 60; sent += 1) await say(`${sent}`);
    expect(channel.sent).toHaveLength(60);
    await say("one more");
    expect(textsOf(channel.sent).at(-1)).toBe(tooMany);
    await say("and another");
    expect(channel.sent).toHaveLength(61);
    await pass(minute);
    await say("much later");
    expect(textsOf(channel.sent).at(-1)).toBe("re much later");
  });
});
