import { setImmediate } from "node:timers/promises";
import { expect, it } from "vitest";
import { createPresence } from "../../src/replicas/presence.ts";
import { standingClock } from "../conversations/open.ts";
import { quiet } from "../quiet.ts";
import { sharedStore } from "./shared.ts";

function open() {
  const clock = standingClock();
  const store = sharedStore();
  return {
    replica: (name: string, timers = clock) =>
      createPresence({
        storage: store.process(name),
        clock,
        timers,
        logger: quiet,
      }),
    pass: async (seconds: number) => {
      const rest = () => setImmediate();
      await rest();
      await clock.moveTo(
        new Date(clock.now().getTime() + seconds * 1000),
        rest,
      );
    },
  };
}

it("one process alone has the whole rate once others would have spoken up", async () => {
  const { replica, pass } = open();
  const one = replica("one");
  expect(one.share()).toBe(0);
  await one.begin();
  expect(one.share()).toBe(0);
  await pass(10);
  expect(one.share()).toBe(1);
});

it("the parts of all never are more than the whole, whenever one comes or goes", async () => {
  const { replica, pass } = open();
  const [one, two, three] = [replica("1"), replica("2"), replica("3")];
  const all = [one, two, three];
  const sum = () => all.reduce((total, { share }) => total + share(), 0);
  await one.begin();
  for (let second = 0; second < 60; second += 1) {
    if (second === 13) await two.begin();
    if (second === 27) await three.begin();
    if (second === 45) await one.end();
    await pass(1);
    // One that has left sends nothing more.
    const gone = second >= 45 ? one.share() : 0;
    expect(sum() - gone).toBeLessThanOrEqual(1 + 1e-9);
  }
  expect([two.share(), three.share()]).toEqual([0.5, 0.5]);
});

it("the part of one that died falls to the others", async () => {
  const { replica, pass } = open();
  const [one, dying] = [replica("1"), replica("2", standingClock())];
  await one.begin();
  await dying.begin();
  await pass(12);
  expect(one.share()).toBe(0.5);
  await pass(12);
  expect(one.share()).toBe(1);
});
