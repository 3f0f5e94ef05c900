import { join } from "node:path";
import { loadCatalogs } from "../../src/catalog.ts";
import { CivilDate } from "../../src/clock.ts";
import {
  type Entry,
  type Follow,
  type Follower,
  newFollower,
  withFollow,
  withoutFollow,
} from "../../src/nudges/follower.ts";
import { openNudges } from "../../src/nudges/open-nudges.ts";
import { tagOf } from "../../src/nudges/planned.ts";
import { createRoster } from "../../src/people/roster.ts";
import { loadLibrary } from "../../src/plans/library.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { knowledgeFolder } from "../knowledge.ts";
import { quiet } from "../quiet.ts";
import {
  createOracle,
  dayNumber,
  dueName,
  type OraclePerson,
  type Told,
} from "./year-oracle.ts";

const plans = await loadLibrary(knowledgeFolder);
const catalogs = await loadCatalogs(join(knowledgeFolder, "messages"));
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const vietnamMs = 7 * 60 * minuteMs;
const wholeTime = {
  from: CivilDate.parse("2022-10-01"),
  to: CivilDate.parse("2024-12-31"),
};

export interface YearSettings {
  readonly staff: number;
  readonly seed: number;
  /** Opens the store of each process; called anew at each restart. */
  readonly openStores: () => Promise<readonly Storage[]>;
  /** Processes of their own that look in place of those here; they say of each message what it is about. */
  readonly openDesks?: (hears: Hears, now: number) => Promise<Desks>;
}

/** What an entry of a ledger is about. */
export type About = Pick<Entry, "tag" | "lastDay" | "lead">;

/** Takes a message as a conversation does. */
export type Hears = (
  id: string,
  about: readonly About[],
  reference: string,
) => void;

/** Desks that look when they are told to; some die on the way, unless they are not to. */
export interface Desks {
  look(now: number, mayKill: boolean): Promise<void>;
  restart(now: number): Promise<void>;
  close(): Promise<void>;
  readonly kills: () => number;
}

/** What came of a year, by person, in order; and how much went wrong on the way. */
export interface Year {
  readonly heard: ReadonlyMap<string, readonly Told[]>;
  readonly expected: ReadonlyMap<string, readonly Told[]>;
  readonly messages: number;
  readonly kills: number;
  readonly restarts: number;
  /** Messages outside a person's hours; further ones at one moment to who reads a digest. */
  readonly atNight: number;
  readonly bursts: number;
}

/** Simulates 2023: what people do, what dies, and what the oracle says of each moment. */
export async function simulateYear(settings: YearSettings): Promise<Year> {
  const random = randomOf(settings.seed);
  const counts = { kills: 0, restarts: 0, atNight: 0, bursts: 0 };
  const world = { now: at("2023-01-02", 6, 0), mayKill: false };
  const clock = { now: () => new Date(world.now) };
  const oracle = createOracle();
  const people = new Map<string, OraclePerson>();
  const heard = new Map<string, Told[]>();
  const expected = new Map<string, Told[]>();
  const nameOfTag = new Map<string, (lastDay: string) => string>();
  const tagOfName = new Map<string, () => Promise<unknown>>();
  const references = new Set<string>();
  const digests = new Set<string>();
  let processes = await open();
  const desks = await settings.openDesks?.(hear, world.now);
  const agencies = plans.flatMap(({ place, assignments }) => {
    const names = assignments.flatMap((one) => one.agencies);
    return place === null
      ? []
      : [...new Set(names)].slice(0, 12).map((agency) => ({ place, agency }));
  });

  for (let nth = 0; nth < settings.staff; nth += 1) {
    const id = `o${nth}`;
    people.set(id, {
      follows: [],
      hours: { from: 7 * 60, to: 20 * 60 },
      rhythm: "each",
      pausedUntil: null,
      told: new Set(),
    });
    heard.set(id, []);
    expected.set(id, []);
    await follow(id);
    if (random() < 0.3) await settle(id);
  }
  for (const now of looks(random)) {
    world.now = now;
    if (random() < 0.02) {
      processes = await open();
      await desks?.restart(now);
      counts.restarts += 1;
    }
    const acting = settings.staff / 200;
    for (let nth = random(); nth < acting; nth += 1)
      await act(pick([...people.keys()]));
    for (const [id, person] of people)
      expected.get(id)?.push(...oracle.look(person, now));
    // What dies is taken up again within minutes.
    for (const minutes of [0, 3, 6]) {
      world.now = now + minutes * minuteMs;
      world.mayKill = minutes < 6;
      await (desks?.look(world.now, world.mayKill) ??
        Promise.all(
          processes.map(({ duty }) => duty.run().catch(() => undefined)),
        ));
    }
  }
  counts.kills += desks?.kills() ?? 0;
  await desks?.close();
  return { heard, expected, messages: references.size, ...counts };

  async function open() {
    const stores = await settings.openStores();
    const opened = await Promise.all(stores.map(openProcess));
    for (const one of opened) await one.refresh();
    return opened;
  }

  async function openProcess(storage: Storage) {
    const nudges = await openNudges({
      ...{ storage, clock, plans, catalogs, knowledgeFolder, logger: quiet },
      roster: createRoster(storage, clock),
      async post({ id }, _reply, reference) {
        const dies = world.mayKill && random() < 0.15;
        if (dies) counts.kills += 1;
        if (dies && random() < 0.6) throw new Error("killed before");
        const follower = await nudges.followers.get(personOf(id));
        if (follower !== undefined)
          hear(id, aboutOf(follower, reference), reference);
        if (dies) throw new Error("killed after");
      },
    });
    return nudges;
  }

  function hear(id: string, about: readonly About[], reference: string): void {
    // Of one reference a conversation takes one.
    if (references.has(`${id} ${reference}`)) return;
    references.add(`${id} ${reference}`);
    const person = people.get(id);
    if (person === undefined) throw new RangeError("nobody follows by this id");
    const { hours, rhythm } = person;
    const minutes = ((world.now + vietnamMs) % dayMs) / minuteMs;
    if (minutes < hours.from || minutes >= hours.to) counts.atNight += 1;
    const moment = `${id} ${world.now}`;
    if (rhythm !== "each" && digests.has(moment)) counts.bursts += 1;
    digests.add(moment);
    const day = new Date(world.now + vietnamMs).toISOString().slice(0, 10);
    for (const { tag, lastDay, lead } of about) {
      const name = nameOfTag.get(tag)?.(lastDay) ?? tag;
      heard.get(id)?.push({ key: `${name}|${lead}`, day });
    }
  }

  /** One thing that somebody does in a year. */
  function act(id: string): Promise<unknown> {
    const chance = random();
    if (chance < 0.3) return settle(id);
    if (chance < 0.5) return follow(id);
    if (chance < 0.6) return unfollow(id);
    if (chance < 0.75) return pause(id);
    // A colleague reports something that is due.
    return tagOfName.get(pick([...tagOfName.keys()]))?.() ?? Promise.resolve();
  }

  async function follow(id: string): Promise<void> {
    const { place, agency } = pick(agencies);
    const leads = pick([[30, 7, 1, 0], [7, 1], [3], [14, 2, 0], [0]]);
    const since = new Date(world.now).toISOString();
    const wide = random() < 0.1;
    const one: Follow = { place, agency, leads, wide, since };
    const nudges = processes[0];
    if (nudges === undefined) throw new RangeError("no process");
    const obligations = nudges.obligationsOf(one);
    for (const occurrence of nudges.calendar.occurrences(
      wholeTime,
      obligations,
    )) {
      const tag = tagOf(one, occurrence);
      const { obligation, lastDay, period } = occurrence;
      nameOfTag.set(tag, (of) => dueName(one, obligation.id, of));
      const name = dueName(one, obligation.id, lastDay);
      tagOfName.set(name, async () => {
        if (Math.abs(dayNumber(lastDay) - world.now / dayMs) > 30) return;
        oracle.done.add(name);
        await processes.at(-1)?.reports.note({
          ...{ tag, place, agency, obligation: obligation.id, period },
          ...{ lastDay, on: lastDay, by: agency, standing: false },
        });
      });
    }
    await change(id, (follower) => withFollow(follower, one));
    edit(id, (person) => {
      const others = person.follows.filter(
        (other) => other.place !== place || other.agency !== agency,
      );
      person.follows = [
        ...others,
        { place, agency, leads, since: world.now, obligations },
      ];
    });
  }

  async function unfollow(id: string): Promise<void> {
    const gone = people.get(id)?.follows[0];
    if (gone === undefined) return;
    await change(id, (follower) => withoutFollow(follower, gone));
    edit(id, (person) => {
      person.follows = person.follows.filter((one) => one !== gone);
    });
  }

  async function settle(id: string): Promise<void> {
    const hours = pick([
      { from: 7 * 60, to: 20 * 60 },
      { from: 9 * 60, to: 11 * 60 },
      { from: 6 * 60, to: 22 * 60 },
      { from: 13 * 60, to: 18 * 60 },
    ]);
    const rhythm = pick(["each", "daily", "weekly"] as const);
    await change(id, (follower) => ({ ...follower, hours, rhythm }));
    edit(id, (person) => Object.assign(person, { hours, rhythm }));
  }

  async function pause(id: string): Promise<void> {
    const today = Math.floor((world.now + vietnamMs) / dayMs);
    const until = today + Math.floor(random() * 14);
    const pausedUntil = new Date(until * dayMs).toISOString().slice(0, 10);
    await change(id, (follower) => ({ ...follower, pausedUntil }));
    edit(id, (person) => {
      person.pausedUntil = until;
    });
  }

  async function change(
    id: string,
    decide: (old: Follower) => Follower,
  ): Promise<void> {
    await pick(processes).followers.change(personOf(id), (old) =>
      decide(old ?? newFollower(personOf(id), id, "vi")),
    );
  }

  function edit(id: string, make: (person: OraclePerson) => void): void {
    const person = people.get(id);
    if (person === undefined) return;
    make(person);
    person.all = undefined;
  }

  function pick<Item>(items: readonly Item[]): Item {
    const found = items[Math.floor(random() * items.length)];
    if (found === undefined) throw new RangeError("nothing to pick from");
    return found;
  }
}

/** What a message of this reference told a follower of. */
export function aboutOf({ ledger }: Follower, reference: string): About[] {
  return ledger.filter(({ batch }) => batch === reference);
}

export const personOf = (id: string) =>
  ({ channel: "telegram", sender: id }) as const;

/** Three moments a day. A week of November all is down; in May the clock is two days back, in August three days ahead. */
function* looks(random: () => number): Generator<number> {
  for (let nth = 0; nth < 364; nth += 1) {
    const day = new Date(Date.UTC(2023, 0, 2 + nth)).toISOString().slice(0, 10);
    if (day >= "2023-11-06" && day <= "2023-11-12") continue;
    for (const hour of [6, 9, 15])
      yield at(day, hour, Math.floor(random() * 50));
    if (day === "2023-05-10") yield at("2023-05-08", 10, 0);
    if (day === "2023-08-10") yield at("2023-08-13", 10, 0);
  }
}

function at(day: string, hour: number, minutes: number): number {
  return dayNumber(day) * dayMs + (hour * 60 + minutes) * minuteMs - vietnamMs;
}

/** Mulberry32: the same numbers for the same seed, so that a year that fails can be had again. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
