import { join } from "node:path";
import rrule from "rrule";
import { loadCatalogs } from "../../src/catalog.ts";
import { fixedClock } from "../../src/clock.ts";
import type { Obligation } from "../../src/deadlines/occurrence.ts";
import { createLogger } from "../../src/logger.ts";
import { dueAt } from "../../src/nudges/due.ts";
import {
  type Follow,
  type Follower,
  newFollower,
} from "../../src/nudges/follower.ts";
import { openNudges } from "../../src/nudges/open-nudges.ts";
import { createRoster } from "../../src/people/roster.ts";
import { loadLibrary } from "../../src/plans/library.ts";
import { openMemory } from "../../src/storage/memory.ts";
import { heldBytes } from "./held.ts";

// A process of its own for one subject: takes so many subscriptions, chooses ten times what is to be told today, prints.

const { RRule } = rrule;
type Rule = InstanceType<typeof RRule>;
const dayMs = 86_400_000;
const [subject = "", count = "0"] = process.argv.slice(2);
const now = new Date("2023-11-08T08:00:00+07:00");
// Who came yesterday is told today what is new today.
const since = new Date("2023-11-07T12:00:00+07:00").toISOString();
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
// All are handed the same documents, of which every second holds what its person was told before.
const followers = Array.from({ length: Number(count) }, (_, nth): Follower => {
  const person = { channel: "telegram", sender: String(nth) } as const;
  const follower = newFollower(person, String(nth), "vi");
  const ledger = nth % 2 === 0 ? [] : toldBefore(nth);
  return { ...follower, follows: [follows(nth)], ledger };
});
const before = await heldBytes();
const choose =
  subject === "ours" ? ours : byRules({ isShared: subject === "shared" });
const times: number[] = [];
let told = 0;
for (let look = 0; look < 10; look += 1) {
  const started = performance.now();
  told = choose();
  times.push(performance.now() - started);
}
const heldMb = ((await heldBytes()) - before) / 1e6;
const [firstMs] = times;
// The quickest of the later ones: what else runs on the machine only adds.
const againMs = Math.min(...times.slice(1));
console.log(
  JSON.stringify({
    told,
    subscriptions: followers.length,
    firstMs,
    againMs,
    heldMb,
  }),
);

function toldBefore(nth: number): Follower["ledger"] {
  return [1, 2, 3].map((one) => ({
    ...{ key: `told ${nth} ${one}`, tag: `told ${nth}`, lead: 1 },
    ...{ lastDay: "2023-10-31", batch: `nudge:${nth}`, state: "sent" },
    entered: "2023-10-30T07:30:00+07:00",
  }));
}

function ours(): number {
  let sum = 0;
  for (const follower of followers)
    for (const { keys } of dueAt(follower, now, nudges).items)
      sum += keys.length;
  return sum;
}

/** As one would with rules of RFC 5545 and a table of days off: what is new today, for all agencies that people follow. */
function byRules({ isShared }: { readonly isShared: boolean }): () => number {
  const shared = new Map<string, readonly Ruled[]>();
  const rules = isShared ? [] : followers.map((one) => rulesOf(one));
  const today = Date.parse("2023-11-08");
  return () => {
    let sum = 0;
    const dates = new Map<Ruled, readonly number[]>();
    for (const [nth, follower] of followers.entries()) {
      const { follows: own, ledger, done, declined } = follower;
      const told = new Set(ledger.map(({ key }) => key));
      for (const follow of own)
        for (const one of rules[nth] ?? sharedRules(follower, follow))
          for (const day of datesOf(one, dates))
            for (const lead of toldOn(today, day, one, follow.leads)) {
              const tag = `${follow.place} ${follow.agency} ${one.id} ${day}`;
              if (done.includes(tag) || declined.includes(tag)) continue;
              if (!told.has(`${tag} ${lead}`)) sum += 1;
            }
    }
    return sum;
  };

  function sharedRules(follower: Follower, { place, agency }: Follow) {
    const key = `${place}|${agency}`;
    const known = shared.get(key) ?? rulesOf(follower);
    shared.set(key, known);
    return known;
  }

  function datesOf(one: Ruled, known: Map<Ruled, readonly number[]>) {
    const seen = isShared ? known.get(one) : undefined;
    if (seen !== undefined) return seen;
    const [from, to] = [today - 60 * dayMs, today + 92 * dayMs];
    const days = one.rule.between(new Date(from), new Date(to), true);
    const dates = days.map((day) => day.getTime());
    if (isShared) known.set(one, dates);
    return dates;
  }
}

function rulesOf({ follows: own }: Follower): Ruled[] {
  return own.flatMap((one) => nudges.obligationsOf(one).map(ruled));
}

interface Ruled {
  readonly id: string;
  readonly rule: Rule;
  readonly isExcluded: boolean;
  readonly isOwed: boolean;
}

function ruled({ id, stated, from, until, to }: Obligation): Ruled {
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
  return { id, rule, isExcluded: excluded, isOwed: to.length > 0 };
}

/** The leads by which something is told of today. */
function toldOn(
  today: number,
  printed: number,
  { isExcluded, isOwed }: Ruled,
  leads: readonly number[],
): number[] {
  const last = isExcluded ? printed - dayMs : printed;
  const told = leads.filter((lead) => {
    let day = lead === 0 ? last : Math.min(last, printed - lead * dayMs);
    while (!works(day)) day -= dayMs;
    return day === today;
  });
  if (!isOwed) return told;
  for (let day = last + dayMs, nth = 0; nth < 5 && day <= today; day += dayMs)
    if (works(day)) {
      nth += 1;
      if (day === today) told.push(-nth);
    }
  return told;
}

// No holiday lies near the day.
function works(day: number): boolean {
  const weekday = new Date(day).getUTCDay();
  return weekday > 0 && weekday < 6;
}
