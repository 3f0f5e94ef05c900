import { beforeEach, describe, expect, it } from "vitest";
import { sealed } from "../../src/storage/sealed.ts";
import type { OfficerId } from "../../src/tips/desk/tip.ts";
import { Reference } from "../../src/tips/reference.ts";
import type { Report } from "../../src/tips/tips.ts";
import { freshPostgres, openAt } from "../storage/postgres/fresh.ts";
import { key, openTestTips, report, reporter } from "../tips/desk/open.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const unit = "tra-vinh-city";
const people = ["1", "2"].map((sender) => ({
  channel: "telegram" as const,
  sender,
}));

type Tips = Awaited<ReturnType<typeof openTestTips>>;

/** Two desks on one database, with an officer each. */
async function open() {
  const url = await freshPostgres();
  const folder = await temporaryFolder();
  const desks: Tips[] = [];
  const officers: OfficerId[] = [];
  for (const person of people) {
    const storage = sealed(await openAt(url), key);
    const desk = await openTestTips({ storage, folder });
    await desk.roster.grant(person, "officer", { unit });
    const officer = await desk.officering.officerOf(person);
    if (officer === undefined) throw new RangeError("no officer");
    desks.push(desk);
    officers.push(officer);
  }
  return { desks, officers };
}

describe("officers at two desks on one database", () => {
  let desks: Tips[];
  let officers: OfficerId[];
  const at = (desk: number) => {
    const [tips, officer] = [desks[desk], officers[desk]];
    if (tips === undefined || officer === undefined) throw new RangeError();
    return { ...tips, officer };
  };
  const filed = async (what: Report) =>
    Reference.parse((await at(0).reporting.file(what, reporter)).reference);
  const listed = async (desk: number) => {
    const { officering, officer } = at(desk);
    const tips = await officering.list(officer);
    return tips.map(({ reference, state }) => `${reference} ${state}`);
  };

  beforeEach(async () => {
    ({ desks, officers } = await open());
  });

  it("see at once what the other desk took, did and erased", async () => {
    expect(await listed(1)).toEqual([]);
    const reference = await filed(report());
    expect(await listed(1)).toEqual([`${reference} received`]);
    await at(1).officering.act(
      at(1).officer,
      reference,
      { is: "claim" },
      "request",
    );
    expect(await listed(0)).toEqual(await listed(1));
    expect(await listed(0)).not.toEqual([`${reference} received`]);
    const tip = await at(1).store.byReference(reference);
    await at(1).erasing.erase(tip?.id ?? "", "operator");
    expect(await listed(0)).toEqual([]);
  });

  it("who claim one tip at the same moment: one has it", async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = `0f7f0c8e-0000-4000-8000-00000000010${round}`;
      const reference = await filed(report({ id }));
      const results = await Promise.all(
        [0, 1].map((desk) =>
          at(desk).officering.act(
            at(desk).officer,
            reference,
            { is: "claim" },
            `request ${round} ${desk}`,
          ),
        ),
      );
      expect(results.filter((one) => one === "done")).toHaveLength(1);
      const tip = await at(0).store.byReference(reference);
      const winner = at(results.indexOf("done")).officer;
      expect(tip?.holder?.sender).toBe(winner.sender);
    }
  });

  it("leave one whole audit log, however many act at once", async () => {
    const acts = Array.from({ length: 120 }, (_, one) =>
      at(one % 2).audit.note({ actor: "a", act: "look", facts: {} }),
    );
    await Promise.all(acts);
    const check = await at(0).audit.verify();
    expect(check).toMatchObject({ is: "whole", head: { number: 120 } });
    expect(await at(1).audit.head()).toEqual(await at(0).audit.head());
  });
});
