import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import type { Rates } from "../../src/channels/channel.ts";
import { createPace } from "../../src/conversations/pace.ts";
import { minute, standingClock, start } from "./open.ts";

const rates: Rates = {
  perSecond: 30,
  perConversationMs: 1000,
  perGroupMinute: 20,
  repeatUnknown: true,
};

interface Wish {
  /** Milliseconds after the start. */
  readonly from: number;
  readonly to: string;
  readonly group: boolean;
  readonly notice: boolean;
}

interface Gone extends Wish {
  readonly at: number;
}

/** Each wish, in order for its conversation and rank, goes out as soon as the pace lets it; answers before notices. */
async function send(wishes: readonly Wish[], hold?: (at: number) => void) {
  const clock = standingClock();
  const pace = createPace(rates, clock);
  const out: Gone[] = [];
  const queues = new Map<string, Wish[]>();
  const now = () => clock.now().getTime() - start.getTime();
  for (const wish of wishes)
    clock.after(wish.from, () => {
      const queue = queues.get(wish.to) ?? [];
      queues.set(wish.to, queue);
      if (wish.notice) queue.push(wish);
      else queue.splice(queue.findLastIndex((one) => !one.notice) + 1, 0, wish);
      go(wish.to);
    });
  await clock.moveTo(new Date(start.getTime() + 60 * minute), () =>
    Promise.resolve(),
  );
  return out;

  function go(to: string): void {
    const [next] = queues.get(to) ?? [];
    if (next === undefined) return;
    const ms = pace.wait(to, next);
    if (ms > 0)
      return void clock.after(ms, () => {
        go(to);
      });
    queues.get(to)?.shift();
    out.push({ ...next, at: now() });
    hold?.(now());
    go(to);
  }
}

/** The most that went out within any window of so many milliseconds. */
function mostWithin(ms: number, out: readonly Gone[]): number {
  const moments = out.map(({ at }) => at).sort((a, b) => a - b);
  let from = 0;
  let most = 0;
  for (const [to, moment] of moments.entries()) {
    while (moment - (moments[from] ?? 0) >= ms) from += 1;
    most = Math.max(most, to - from + 1);
  }
  return most;
}

const anyWish = fc
  .record({
    from: fc.nat(20_000),
    // One that gets much, and many that get little.
    to: fc.oneof(fc.constant(0), fc.nat(60)),
    group: fc.boolean(),
    notice: fc.boolean(),
  })
  .map(({ from, to, group, notice }) => ({
    from,
    to: `${group ? "g" : "p"}${to}`,
    group,
    notice,
  }));

describe("whatever is to be sent whenever", () => {
  test.prop([fc.array(anyWish, { maxLength: 250 })], { numRuns: 60 })(
    "all goes out, and no second and no minute holds more than the platform lets pass",
    async (wishes) => {
      const out = await send(wishes);
      expect(out).toHaveLength(wishes.length);
      expect(
        mostWithin(
          1000,
          out.filter(({ notice }) => notice),
        ),
      ).toBeLessThanOrEqual(30);
      for (const to of new Set(out.map((one) => one.to))) {
        const there = out.filter((one) => one.to === to);
        // Three at once, and from then on one a second.
        for (const seconds of [1, 2, 5, 20])
          expect(mostWithin(1000 * seconds, there)).toBeLessThanOrEqual(
            3 + seconds,
          );
        if (to.startsWith("g"))
          expect(mostWithin(minute, there)).toBeLessThanOrEqual(20);
      }
    },
  );

  test.prop(
    [
      fc.array(
        anyWish.filter(({ notice }) => notice),
        { maxLength: 300 },
      ),
      fc.nat(20_000),
    ],
    { numRuns: 40 },
  )("an answer never waits for notices", async (notices, from) => {
    const answer = { from, to: "asker", group: false, notice: false };
    const out = await send([...notices, answer]);
    expect(out.find(({ to }) => to === "asker")?.at).toBe(from);
  });
});

describe("notices", () => {
  it("go out at 95 % of the rate or more", async () => {
    const wishes = Array.from({ length: 3000 }, (_, index) => ({
      from: 0,
      to: `p${index}`,
      group: false,
      notice: true,
    }));
    const out = await send(wishes);
    expect(out).toHaveLength(3000);
    const lastMs = Math.max(...out.map(({ at }) => at));
    expect(2999 / (lastMs / 1000)).toBeGreaterThanOrEqual(0.95 * 30);
    expect(mostWithin(1000, out)).toBeLessThanOrEqual(30);
  });

  it("give way to answers, which count", async () => {
    const answers = Array.from({ length: 15 }, (_, index) => ({
      from: 0,
      to: `p${index}`,
      group: false,
      notice: false,
    }));
    const late = { from: 0, to: "last", group: false, notice: true };
    const out = await send([...answers, late]);
    expect(out.at(-1)).toMatchObject({ to: "last", at: 510 });
  });

  it("of a turn that nobody took do not go out all at once later", () => {
    const clock = standingClock();
    const pace = createPace(rates, clock);
    const all = Array.from({ length: 60 }, (_, index) => `p${index}`);
    const kind = { group: false, notice: true };
    for (const to of all) pace.wait(to, kind);
    clock.set(new Date(start.getTime() + minute));
    expect(all.filter((to) => pace.wait(to, kind) === 0)).toHaveLength(1);
  });
});

describe("a group", () => {
  it("is sent no more than twenty in any minute, however much is to be said", async () => {
    const wishes = Array.from({ length: 70 }, (_, index) => ({
      from: index * 500,
      to: "g",
      group: true,
      notice: false,
    }));
    const out = await send(wishes);
    expect(out).toHaveLength(70);
    expect(mostWithin(minute, out)).toBe(20);
    // Three minutes are full, and the rest follows in the fourth.
    expect(Math.max(...out.map(({ at }) => at))).toBeLessThan(4 * minute);
  });
});

describe("what the platform wants held", () => {
  const answer = { group: false, notice: false };

  function held(...chats: readonly [string, number][]) {
    const clock = standingClock();
    const pace = createPace(rates, clock);
    for (const [to, ms] of chats) pace.hold(to, ms);
    return { clock, pace };
  }

  it("waits in one conversation while others go on", () => {
    const { clock, pace } = held(["a", 7000]);
    expect(pace.wait("a", answer)).toBe(7000);
    expect(pace.wait("b", answer)).toBe(0);
    clock.set(new Date(start.getTime() + 7000));
    expect(pace.wait("a", answer)).toBe(0);
  });

  it("waits in all of them when two are held", () => {
    const { clock, pace } = held(["a", 7000], ["b", 5000]);
    expect(pace.wait("c", answer)).toBe(5000);
    expect(pace.wait("a", answer)).toBe(7000);
    clock.set(new Date(start.getTime() + 5000));
    expect(pace.wait("c", answer)).toBe(0);
  });

  it("is one conversation's when it is told twice", () => {
    const { pace } = held(["a", 7000], ["a", 5000]);
    expect(pace.wait("c", answer)).toBe(0);
  });

  it("is one conversation's when the other's time has passed", () => {
    const { clock, pace } = held(["a", 1000]);
    clock.set(new Date(start.getTime() + 1000));
    pace.hold("b", 5000);
    expect(pace.wait("c", answer)).toBe(0);
  });

  it("does not all go out at once when the time is over", () => {
    const { clock, pace } = held(["a", 5000], ["b", 5000]);
    const all = Array.from({ length: 60 }, (_, index) => `p${index}`);
    const notice = { group: false, notice: true };
    for (const to of all) expect(pace.wait(to, notice)).toBe(5000);
    clock.set(new Date(start.getTime() + 5000));
    expect(all.filter((to) => pace.wait(to, notice) === 0)).toHaveLength(1);
  });
});

describe("where there are no bounds", () => {
  it("nothing waits", () => {
    const pace = createPace(
      {
        perSecond: Infinity,
        perConversationMs: 0,
        perGroupMinute: Infinity,
        repeatUnknown: true,
      },
      standingClock(),
    );
    for (let sent = 0; sent < 100; sent += 1)
      expect(pace.wait("g", { group: true, notice: true })).toBe(0);
  });
});

describe("a process that is held up", () => {
  it("does not send the notices whose turns passed all at once", () => {
    const clock = standingClock();
    const pace = createPace(rates, clock);
    const kind = { group: false, notice: true };
    const waiting = Array.from({ length: 100 }, (_, at) => `c${at}`);
    const sent: number[] = [];
    const look = () => {
      for (const to of [...waiting])
        if (pace.wait(to, kind) === 0) {
          sent.push(clock.now().getTime());
          waiting.splice(waiting.indexOf(to), 1);
        }
    };
    look();
    for (let turns = 0; waiting.length > 0; turns += 1) {
      // Held up for most of a second, again and again.
      clock.set(new Date(clock.now().getTime() + (turns % 2 === 0 ? 900 : 40)));
      look();
    }
    for (const at of sent)
      expect(
        sent.filter((other) => other >= at && other < at + 1000).length,
      ).toBeLessThanOrEqual(rates.perSecond);
  });
});
