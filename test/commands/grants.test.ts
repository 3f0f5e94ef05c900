import { expect, it } from "vitest";
import { fixedClock } from "../../src/clock.ts";
import { createGranting } from "../../src/commands/grants.ts";
import { createRoster } from "../../src/people/roster.ts";
import { openMemory } from "../../src/storage/memory.ts";

it("gives a role by the channel that its holder writes by, and by one only", async () => {
  const roster = createRoster(openMemory(), fixedClock(new Date(0)));
  const granting = createGranting(roster, [{ sender: "c", role: "officer" }]);
  const holds = async () =>
    (await roster.all("officer")).map(({ channel }) => channel);

  expect(await holds()).toEqual([]);
  await granting.heard("somebody", "zalo");
  expect(await holds()).toEqual(["zalo"]);
  await granting.heard("somebody", "telegram");
  expect(await holds()).toEqual(["telegram"]);
  await granting.heard("c", "zalo");
  await granting.heard("somebody", "telegram");
  expect(await holds()).toEqual(["zalo"]);
});
