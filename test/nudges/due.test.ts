import { describe, expect, it } from "vitest";
import { dueAt } from "../../src/nudges/due.ts";
import { planned } from "../../src/nudges/planned.ts";
import { followerOf, followOf, occurrence, planningOf } from "./sample.ts";

const report = occurrence("2023-11-15");
const parts = planningOf([report]);
const at = (moment: string) => new Date(`${moment}+07:00`);
const shown = (moment: Date | undefined) =>
  moment === undefined
    ? undefined
    : new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 16);

describe("planned nudges", () => {
  it("count from the day that the plan prints, and go on each working day when it is over", () => {
    const all = planned(followerOf(), at("2023-10-16T09:00"), parts);
    expect(all.map((one) => [one.lead, shown(one.at)])).toEqual([
      [7, "2023-11-08T07:30"],
      [1, "2023-11-14T07:30"],
      [-1, "2023-11-15T07:30"],
      [-2, "2023-11-16T07:30"],
      [-3, "2023-11-17T07:30"],
      [-4, "2023-11-20T07:30"],
      [-5, "2023-11-21T07:30"],
    ]);
  });

  it("come on the working day before a day off", () => {
    const follower = followerOf({ follows: [followOf({ leads: [3] })] });
    const [first] = planned(follower, at("2023-10-16T09:00"), parts);
    expect([first?.day, shown(first?.at)]).toEqual([
      "2023-11-12",
      "2023-11-10T07:30",
    ]);
  });

  it("are not caught up with from before somebody followed", () => {
    const follows = [followOf({ since: "2023-11-10T10:00:00+07:00" })];
    const all = planned(followerOf({ follows }), at("2023-11-10T10:00"), parts);
    expect(all.map(({ lead }) => lead)).toEqual([1, -1, -2, -3, -4, -5]);
  });

  it.each([
    ["nobody waits for it", { to: [] }],
    ["the plan names no day", { suggested: true }],
  ])("are of nothing overdue where %s", (_, given) => {
    const festival = planningOf([
      occurrence("2023-11-15", { ...given, on: true }),
    ]);
    const wide = followerOf({ follows: [followOf({ wide: true })] });
    const all = planned(wide, at("2023-10-16T09:00"), festival);
    expect(all.map(({ lead }) => lead)).toEqual([7, 1]);
  });

  it("are of no suggested day where only days of their own are followed", () => {
    const report = planningOf([occurrence("2023-11-15", { suggested: true })]);
    expect(planned(followerOf(), at("2023-10-16T09:00"), report)).toEqual([]);
  });

  it("are never a month ahead of what comes each week", () => {
    const weekly = planningOf([
      occurrence("2023-11-15", { rule: "weekly", to: [] }),
    ]);
    const follows = [followOf({ leads: [30, 7, 1, 0] })];
    const all = planned(
      followerOf({ follows }),
      at("2023-10-16T09:00"),
      weekly,
    );
    expect(all.map(({ lead }) => lead)).toEqual([1, 0]);
  });

  it("come on Mondays to who wants a weekly digest", () => {
    const follower = followerOf({ rhythm: "weekly" });
    const all = planned(follower, at("2023-10-16T09:00"), parts);
    expect(all.map((one) => [one.lead, shown(one.at)])).toEqual([
      [7, "2023-11-06T07:30"],
      [1, "2023-11-13T07:30"],
      [0, "2023-11-13T07:30"],
      // What is overdue is told in the digest after, not before it is.
      [-1, "2023-11-20T07:30"],
      [-2, "2023-11-20T07:30"],
      [-3, "2023-11-20T07:30"],
      [-4, "2023-11-20T07:30"],
      [-5, "2023-11-27T07:30"],
    ]);
  });
});

describe("what is due", () => {
  const due = (moment: string, given = {}) =>
    dueAt(followerOf(given), at(moment), parts);

  it("is nothing before its time, and the next moment is told", () => {
    const { items, next } = due("2023-11-08T07:29");
    expect([items.length, shown(next)]).toEqual([0, "2023-11-08T07:30"]);
  });

  it("is one thing for all leads that were missed, by the latest of them", () => {
    const { items } = due("2023-11-14T08:00");
    expect(items.map(({ latest, keys }) => [latest.lead, keys.length])).toEqual(
      [[1, 2]],
    );
  });

  it("waits for a person's hours", () => {
    const { items, next } = due("2023-11-08T23:00");
    expect([items.length, shown(next)]).toEqual([0, "2023-11-09T07:00"]);
  });

  it("waits for the end of a leave", () => {
    const { items, next } = due("2023-11-08T08:00", {
      pausedUntil: "2023-11-12",
    });
    expect([items.length, shown(next)]).toEqual([0, "2023-11-13T07:30"]);
  });

  it("is nothing that is done or none of the agency's business", () => {
    const [tag = ""] = due("2023-11-08T08:00").items.map(
      ({ latest }) => latest.tag,
    );
    for (const given of [{ done: [tag] }, { declined: [tag] }])
      expect(due("2023-11-08T08:00", given)).toEqual({
        items: [],
        next: undefined,
      });
  });

  it("comes back on the day that it was put off to", () => {
    const [tag = ""] = due("2023-11-08T08:00").items.map(
      ({ latest }) => latest.tag,
    );
    const snoozed = [{ tag, until: "2023-11-10T00:30:00.000Z" }];
    const { items, next } = due("2023-11-08T08:00", { snoozed });
    expect([items.length, shown(next)]).toEqual([0, "2023-11-10T07:30"]);
    expect(due("2023-11-10T07:30", { snoozed }).items).toHaveLength(1);
  });

  it("is tried again the next morning where nothing reached the person", () => {
    const [key = "", tag = ""] = due("2023-11-08T08:00").items.flatMap(
      ({ latest }) => [latest.key, latest.tag],
    );
    const entry = {
      ...{ key, tag, lead: 7, lastDay: "2023-11-14", batch: "nudge:1" },
      entered: "2023-11-08T00:30:00.000Z",
    };
    const gone = { ledger: [{ ...entry, state: "gone" as const }] };
    const { items, next } = due("2023-11-08T08:00", gone);
    expect([items.length, shown(next)]).toEqual([0, "2023-11-09T07:30"]);
    const posted = { ledger: [{ ...entry, state: "posted" as const }] };
    expect(shown(due("2023-11-08T08:00", posted).next)).toBe(
      "2023-11-14T07:30",
    );
  });
});

describe("a weekly digest and a leave", () => {
  it("come together: what came up in the leave is told when it is over, what is due after it in the digest then", () => {
    const wishes = {
      rhythm: "weekly" as const,
      pausedUntil: "2023-11-10",
      follows: [followOf({ leads: [7] })],
    };
    const back = dueAt(followerOf(wishes), at("2023-11-07T08:00"), parts);
    expect([back.items.length, shown(back.next)]).toEqual([
      0,
      "2023-11-11T07:30",
    ]);
    const then = dueAt(followerOf(wishes), at("2023-11-13T08:00"), parts);
    expect(then.items.map(({ latest }) => latest.lead)).toEqual([0]);
  });
});
