import { setImmediate } from "node:timers/promises";
import { expect, it } from "vitest";
import { createLeader } from "../../src/replicas/leader.ts";
import { standingClock } from "../conversations/open.ts";
import { quiet } from "../quiet.ts";
import { sharedStore } from "./shared.ts";

function open() {
  const clock = standingClock();
  const store = sharedStore();
  return {
    process: (name: string, timers = clock) => {
      const { holds } = store.process(name);
      if (holds === undefined) throw new RangeError("shared stores have holds");
      return createLeader({
        ...{ holds, clock, timers, logger: quiet },
        name: "fetching:telegram",
      });
    },
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

const never = new AbortController().signal;

it("one process fetches, and the other waits until it leaves", async () => {
  const { process, pass } = open();
  const [one, other] = [process("one"), process("other")];
  expect(await one.mine(never)).toBe(true);
  let turn = false;
  void other.mine(never).then(() => (turn = true));
  await pass(300);
  expect(turn).toBe(false);
  expect(await one.mine(never)).toBe(true);
  await one.leave();
  await pass(4);
  expect(turn).toBe(true);
});

it("a process that died is followed within half a minute and a look", async () => {
  const { process, pass } = open();
  const dead = standingClock();
  const dying = process("dying", dead);
  const other = process("other");
  await dying.mine(never);
  let turn = false;
  void other.mine(never).then(() => (turn = true));
  await pass(25);
  expect(turn).toBe(false);
  await pass(10);
  expect(turn).toBe(true);
});

it("whoever stops waits no longer", async () => {
  const { process } = open();
  const [one, other] = [process("one"), process("other")];
  await one.mine(never);
  const stopping = new AbortController();
  const turn = other.mine(stopping.signal);
  await setImmediate();
  stopping.abort();
  expect(await turn).toBe(false);
});
