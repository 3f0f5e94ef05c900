import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dueAt, inHours } from "../../src/nudges/due.ts";
import type { Entry, Follower } from "../../src/nudges/follower.ts";
import { planned, type PlanningParts } from "../../src/nudges/planned.ts";
import { remembered } from "../../src/nudges/remembered.ts";
import { followerOf, followOf, occurrence, planningOf } from "./sample.ts";

const plain = planningOf(
  ["2023-11-15", "2023-11-20", "2023-12-04", "2024-01-10"].map((day, nth) =>
    occurrence(day, { id: `o${nth}`, to: nth === 1 ? [] : ["Công an tỉnh"] }),
  ),
);
const shared = remembered(plain);
const start = Date.parse("2023-10-01T00:00:00+07:00");
const moments = fc
  .integer({ min: 0, max: 130 * 24 * 60 })
  .map((minutes) => new Date(start + minutes * 60_000));
const tags = planned(
  followerOf(),
  new Date("2023-10-16T09:00:00+07:00"),
  plain,
);
const some = fc.subarray(tags, { maxLength: 4 });
const entries = fc
  .tuple(some, fc.constantFrom<Entry["state"]>("sent", "gone", "entered"))
  .map(([of, state]) =>
    of.map(({ key, tag, lead, occurrence: { lastDay } }): Entry => ({
      ...{ key, tag, lead, lastDay, state, batch: "nudge:1" },
      entered: "2023-11-08T00:30:00.000Z",
    })),
  );
const people: fc.Arbitrary<Follower> = fc
  .record({
    since: moments,
    leads: fc.constantFrom<readonly number[]>([7, 1], [30, 7, 1, 0], [3], [0]),
    agencies: fc.constantFrom(["Sở Tư pháp"], ["Sở Tư pháp", "Sở Y tế"]),
    rhythm: fc.constantFrom<Follower["rhythm"]>("each", "weekly"),
    from: fc.constantFrom(420, 600),
    done: some.map((of) => of.map(({ tag }) => tag)),
    ledger: entries,
    pausedUntil: fc.constantFrom(null, null, "2023-11-12"),
  })
  .map(({ since, leads, agencies, from, ...given }) =>
    followerOf({
      ...given,
      hours: { from, to: 1200 },
      follows: agencies.map((agency) =>
        followOf({ agency, leads: [...leads], since: since.toISOString() }),
      ),
    }),
  );

/** What is due by looking at every nudge of a person. */
function obvious(follower: Follower, now: Date, parts: PlanningParts) {
  const entryOf = (key: string) =>
    follower.ledger.find((entry) => entry.key === key);
  const morning = (date: string, days: number) =>
    Date.parse(`${date}T07:30:00+07:00`) + days * 86_400_000;
  const open = planned(follower, now, parts)
    .filter(({ tag }) => !follower.done.includes(tag))
    .filter(({ key }) => [undefined, "gone"].includes(entryOf(key)?.state))
    .map(({ key, tag, at }) => {
      const retry = entryOf(key) ? morning("2023-11-08", 1) : 0;
      const { pausedUntil } = follower;
      const back = pausedUntil === null ? 0 : morning(pausedUntil, 1);
      return { key, tag, at: Math.max(at.getTime(), retry, back) };
    });
  const opens = inHours(now, follower);
  const due = open.filter(({ at }) => at <= now.getTime());
  const waits = due.length > 0 && opens > now;
  const later = open.filter(({ at }) => at > now.getTime());
  const next = [...later.map(({ at }) => at), ...(waits ? [+opens] : [])];
  const byTag = [...Map.groupBy(due, ({ tag }) => tag).values()];
  return {
    items: waits ? [] : byTag.map((all) => all.map(({ key }) => key)),
    next:
      next.length === 0
        ? undefined
        : inHours(new Date(Math.min(...next)), follower),
  };
}

describe("what is reckoned once for all who follow alike", () => {
  it("is for each just what it is by looking at every nudge of theirs", () => {
    fc.assert(
      fc.property(people, moments, (follower, now) => {
        const expected = obvious(follower, now, plain);
        for (const parts of [plain, shared]) {
          const { items, next } = dueAt(follower, now, parts);
          const keys = items.map((item) => item.keys.map(({ key }) => key));
          expect({ items: keys, next }).toEqual(expected);
        }
      }),
      { numRuns: 1500 },
    );
  });
});
