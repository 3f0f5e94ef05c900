import { expect, it } from "vitest";
import { fixedClock } from "../../src/clock.ts";
import { createGranting } from "../../src/commands/grants.ts";
import { createRoster } from "../../src/people/roster.ts";
import { openMemory } from "../../src/storage/memory.ts";

it("gives a role by the channel that its holder writes by, and by one only", async () => {
  const roster = createRoster(openMemory(), fixedClock(new Date(0)));
  const { heard } = createGranting(roster, [{ sender: "c", role: "officer" }]);
  const holds = async () =>
    (await roster.all("officer")).map((one) => one.channel);

  expect(await holds()).toEqual([]);
  await heard("somebody", "zalo");
  expect(await holds()).toEqual(["zalo"]);
  await heard("somebody", "telegram");
  expect(await holds()).toEqual(["telegram"]);
  await heard("c", "zalo");
  await heard("somebody", "telegram");
  expect(await holds()).toEqual(["zalo"]);
});
