import { join } from "node:path";
import rrule from "rrule";
import { loadCatalogs } from "../../src/catalog.ts";
import { fixedClock } from "../../src/clock.ts";
import type { Obligation } from "../../src/deadlines/occurrence.ts";
import { createLogger } from "../../src/logger.ts";
import { dueAt } from "../../src/nudges/due.ts";
import { type Follow, newFollower } from "../../src/nudges/follower.ts";
import { openNudges } from "../../src/nudges/open-nudges.ts";
import { createRoster } from "../../src/people/roster.ts";
import { loadLibrary } from "../../src/plans/library.ts";
import { openMemory } from "../../src/storage/memory.ts";
import { heldBytes } from "./held.ts";

// A process of its own for one subject: takes so many subscriptions, chooses twice what is to be told today, prints.

const { RRule } = rrule;
type Rule = InstanceType<typeof RRule>;
const dayMs = 86_400_000;
const [subject = "", count = "0"] = process.argv.slice(2);
const now = new Date("2023-11-08T08:00:00+07:00");
// Who came yesterday is told today what is new today.
const since = "2023-11-07T12:00:00+07:00";
const knowledgeFolder = join(import.meta.dirname, "../../knowledge");
const clock = fixedClock(now);
const storage = openMemory();
const plans = await loadLibrary(knowledgeFolder);
const nudges = await openNudges({
  ...{ storage, clock, plans, knowledgeFolder },
  catalogs: await loadCatalogs(join(knowledgeFolder, "messages")),
  logger: createLogger("silent", clock),
  roster: createRoster(storage, clock),
  post: () => Promise.resolve(),
});
const agencies = plans.flatMap(({ place, assignments }) =>
  [...new Set(assignments.flatMap((one) => one.agencies))].map((agency) => ({
    place: place ?? "",
    agency,
  })),
);
const leadSets = [
  [30, 7, 1, 0],
  [7, 1],
  [14, 3],
  [1, 0],
  [30, 14, 7, 3, 1],
];
const follows = (nth: number): Follow => ({
  ...(agencies[nth % agencies.length] ?? { place: "", agency: "" }),
  leads: leadSets[nth % leadSets.length] ?? [],
  wide: false,
  since,
});
const numbers = Array.from({ length: Number(count) }, (_, nth) => nth);
const before = await heldBytes();
const choose =
  subject === "ours" ? ours() : byRules({ isShared: subject === "shared" });
const times: number[] = [];
let told = 0;
for (let look = 0; look < 2; look += 1) {
  const started = performance.now();
  told = choose();
  times.push(performance.now() - started);
}
const heldMb = ((await heldBytes()) - before) / 1e6;
const [firstMs, againMs] = times;
console.log(
  JSON.stringify({
    told,
    subscriptions: numbers.length,
    firstMs,
    againMs,
    heldMb,
  }),
);

function ours(): () => number {
  const followers = numbers.map((nth) => {
    const person = { channel: "telegram", sender: String(nth) } as const;
    const follower = newFollower(person, String(nth), "vi");
    return { ...follower, follows: [follows(nth)] };
  });
  return () => {
    let sum = 0;
    for (const follower of followers)
      for (const { keys } of dueAt(follower, now, nudges).items)
        sum += keys.length;
    return sum;
  };
}

/** As one would with rules of RFC 5545 and a table of days off. */
function byRules({ isShared }: { readonly isShared: boolean }): () => number {
  const shared = new Map<string, readonly Ruled[]>();
  const subscriptions = numbers.map((nth) => {
    const { place, agency, leads, wide } = follows(nth);
    const key = `${place}|${agency}`;
    const one = { place, agency, leads, wide, since };
    const rules =
      (isShared ? shared.get(key) : undefined) ??
      nudges.obligationsOf(one).map(ruled);
    shared.set(key, rules);
    return { leads, rules };
  });
  const today = Date.parse("2023-11-08");
  return () => {
    let sum = 0;
    const seen = new Map<Ruled, Date[]>();
    for (const { leads, rules } of subscriptions)
      for (const one of rules) {
        const days =
          (isShared ? seen.get(one) : undefined) ??
          one.rule.between(
            new Date(today - 60 * dayMs),
            new Date(today + 92 * dayMs),
            true,
          );
        seen.set(one, days);
        for (const day of days) sum += toldOn(today, day.getTime(), one, leads);
      }
    return sum;
  };
}

interface Ruled {
  readonly rule: Rule;
  readonly isExcluded: boolean;
  readonly isOwed: boolean;
}

function ruled({ stated, from, until, to }: Obligation): Ruled {
  if (stated === null) throw new RangeError("only days of their own");
  const { day, excluded } = stated;
  const bounds = {
    dtstart: new Date(from ?? "2020-01-01"),
    until: new Date(until ?? "2030-01-01"),
  };
  const rule =
    "month" in day
      ? new RRule({
          ...bounds,
          freq: RRule.YEARLY,
          bymonth: day.month,
          bymonthday: day.day,
        })
      : new RRule({
          freq: RRule.DAILY,
          count: 1,
          dtstart: new Date("date" in day ? day.date : 0),
        });
  return { rule, isExcluded: excluded, isOwed: to.length > 0 };
}

function toldOn(
  today: number,
  printed: number,
  { isExcluded, isOwed }: Ruled,
  leads: readonly number[],
): number {
  const last = isExcluded ? printed - dayMs : printed;
  let count = 0;
  for (const lead of leads) {
    let day = lead === 0 ? last : Math.min(last, printed - lead * dayMs);
    while (!works(day)) day -= dayMs;
    if (day === today) count += 1;
  }
  if (!isOwed) return count;
  for (let day = last + dayMs, nth = 0; nth < 5 && day <= today; day += dayMs)
    if (works(day)) {
      nth += 1;
      if (day === today) count += 1;
    }
  return count;
}

// No holiday lies near the day.
function works(day: number): boolean {
  const weekday = new Date(day).getUTCDay();
  return weekday > 0 && weekday < 6;
}
