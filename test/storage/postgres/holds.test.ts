import { expect, it } from "vitest";
import { freshPostgres, openAt } from "./fresh.ts";

async function twoProcesses() {
  const url = await freshPostgres();
  const [one, other] = [await openAt(url), await openAt(url)];
  if (one.holds === undefined || other.holds === undefined)
    throw new RangeError("processes that share a database hold things");
  return { one: one.holds, other: other.holds };
}

const now = new Date("2023-05-10T08:00:00+07:00");
const after = (ms: number) => new Date(now.getTime() + ms);

it("what one process holds another is refused until it is let go or has run out", async () => {
  const { one, other } = await twoProcesses();
  expect(await one.take("a", now, 1000)).toBe(true);
  expect(await other.take("a", now, 1000)).toBe(false);
  expect(await other.take("b", now, 1000)).toBe(true);
  await other.release("a");
  expect(await other.take("a", after(999), 1000)).toBe(false);
  await one.release("a");
  expect(await other.take("a", after(999), 1000)).toBe(true);
  expect(await one.take("a", after(1998), 1000)).toBe(false);
  expect(await one.take("a", after(1999), 1000)).toBe(true);
});

it("what is held is held for longer when it is taken again", async () => {
  const { one, other } = await twoProcesses();
  await one.take("a", now, 1000);
  expect(await one.take("a", after(900), 1000)).toBe(true);
  expect(await other.take("a", after(1800), 1000)).toBe(false);
});

it("of many that want the same at once one has it", async () => {
  const { one, other } = await twoProcesses();
  for (let round = 0; round < 30; round += 1) {
    const taken = await Promise.all([
      one.take(`r${round}`, now, 1000),
      other.take(`r${round}`, now, 1000),
    ]);
    expect(taken.filter(Boolean)).toHaveLength(1);
  }
});
