import { type CivilDate, civilDate, type Clock } from "../clock.ts";
import { ConflictError } from "../errors.ts";
import type { Logger } from "../logger.ts";
import type { Person, Roster } from "../people/roster.ts";
import type { Duty } from "../scheduler.ts";
import type { Storage } from "../storage/storage.ts";
import { momentOn } from "./days.ts";
import type { DueItem } from "./agenda.ts";
import type { Extensions } from "./extensions.ts";
import { type Follow, type Follower, newFollower } from "./follower.ts";
import type { Followers } from "./followers.ts";
import {
  acknowledge,
  heldUntil,
  Ladder,
  type LadderSteps,
  type NextStep,
  nextStep,
  workingDayAfter,
} from "./ladder.ts";
import { headsOf, officeOf } from "./office.ts";
import {
  occurrencesOf,
  type PlanningParts,
  stepKey,
  tagOf,
} from "./planned.ts";
import type { Reports } from "./reports.ts";
import {
  isStanding,
  standingFollowers,
  type StandingParts,
} from "./standing.ts";

type Planned = DueItem["latest"];
type About = Pick<Ladder, "tag" | "place" | "agency" | "lastDay">;

export interface LadderParts extends Omit<
  StandingParts,
  "followers" | "calendar" | "roster"
> {
  readonly roster: Roster;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly planning: PlanningParts;
  readonly steps: LadderSteps;
  readonly followers: Followers;
  readonly reports: Pick<Reports, "get">;
  readonly extensions: Pick<Extensions, "get">;
  /** Places whose plans name an agency so. */
  readonly placesOf: (agency: string) => readonly string[];
}

/** What is overdue goes on to the head of an agency and to the standing agency, a document for each occurrence. */
export interface Ladders {
  readonly duty: Duty;
  get(tag: string): Promise<Ladder | undefined>;
  /** Notes that a person is being nudged of what is overdue; it begins the ladder where they can speak for the agency. */
  reminded(follower: Follower, items: readonly Planned[]): Promise<void>;
  /** Holds the ladder; "before" where this step was acknowledged already. Fulfils with the last day that it holds. */
  acknowledge(about: About, by: string): Promise<CivilDate | "before">;
  /** Looks at a ladder anew, where what it rests on has changed; one that there is not stays so. */
  wake(tag: string): Promise<void>;
  /** The heads of an agency. */
  headsOf(body: Pick<Follow, "place" | "agency">): Promise<readonly Person[]>;
}

const leaseMs = 2 * 60_000;
const batch = 64;
// Of processes that change one document at once one wins each round.
const rounds = 12;

export function createLadders(parts: LadderParts): Ladders {
  const { storage, clock, logger, planning, steps, followers } = parts;
  const { workingDays } = planning.calendar;
  const collection = storage.collection("report-ladders", Ladder);
  return {
    duty: {
      async run() {
        for (;;) {
          const due = await collection.claimDue(clock.now(), leaseMs, batch);
          for (const { value } of due) await workSafely(value);
          if (due.length < batch) return;
        }
      },
      next: () => collection.nextDue(),
    },
    get: async (tag) => (await collection.get(tag))?.value,
    async reminded(follower, items) {
      const today = civilDate(clock.now());
      const overdue = items.filter(
        ({ step, occurrence: { lastDay, suggested, obligation } }) =>
          step === null &&
          lastDay < today &&
          !suggested &&
          obligation.to.length > 0,
      );
      for (const { tag, follow, occurrence } of overdue)
        if ((await officeOf(parts, follower, follow)) !== undefined)
          await change(tag, (old) => {
            const { lastDay } = occurrence;
            const known =
              old ?? newLadder({ tag, ...follow, lastDay }, isBelow(follow));
            const reminded = [...new Set([...known.reminded, today])];
            return { ...known, lastDay, reminded };
          });
    },
    async acknowledge(about, by) {
      const now = clock.now();
      const until = workingDayAfter(workingDays, civilDate(now), steps.held);
      const noted = { isNew: false };
      await change(about.tag, (old) => {
        const known = {
          ...(old ?? newLadder(about, isBelow(about))),
          lastDay: about.lastDay,
        };
        const held = acknowledge(known, by, now, until);
        noted.isNew = held !== undefined;
        return held ?? old;
      });
      return noted.isNew ? until : "before";
    },
    wake: (tag) => change(tag, (old) => old && { ...old }),
    headsOf: (body) => headsOf(parts, body, parts.placesOf),
  };

  function isBelow(body: Pick<Follow, "place" | "agency">): boolean {
    return !isStanding(body, { ...parts, calendar: planning.calendar });
  }

  async function workSafely(ladder: Ladder): Promise<void> {
    try {
      await work(ladder);
    } catch (error) {
      // It stays due, and is taken up when its lease has passed.
      logger.error("what is overdue could not be told further", error);
    }
  }

  async function work(ladder: Ladder): Promise<void> {
    const { tag, place, agency } = ladder;
    const now = clock.now();
    const today = civilDate(now);
    const follow = { place, agency, leads: [], wide: true, since: "" };
    const occurrence = occurrencesOf(follow, today, planning).find(
      (one) => tagOf(follow, one) === tag,
    );
    // What is done, or asked for no more, rests; `wake` takes it up again.
    if (
      occurrence === undefined ||
      (await parts.reports.get(tag)) !== undefined
    )
      return change(tag, (old) => old && { ...old }, "rests");
    const granted = await parts.extensions.get(tag);
    const lastDay = granted?.to ?? occurrence.lastDay;
    const next =
      lastDay === ladder.lastDay
        ? nextStep(ladder, steps, workingDays)
        : undefined;
    if (next === undefined || next.at > now)
      return change(tag, (old) => old && { ...old, lastDay });
    // Who was down with the desk is told today, and has a working day from then.
    if (await isUntold(ladder, lastDay))
      return change(tag, (old) => {
        const last = old?.taken.at(-1);
        if (old === undefined || last === undefined) return old;
        const taken = [...old.taken.slice(0, -1), { ...last, on: today }];
        return { ...old, taken };
      });
    const told = await toldOf(next, ladder, occurrence.obligation.plan);
    const one = { place, agency, tag, lastDay, step: next.step, nth: next.nth };
    for (const { channel, sender, conversation = sender } of told)
      await followers.change({ channel, sender }, (old) => {
        const known =
          old ?? newFollower({ channel, sender }, conversation, "vi");
        const isTold = known.steps.some(
          (step) =>
            step.tag === tag &&
            step.lastDay === lastDay &&
            step.step === one.step &&
            step.nth === one.nth,
        );
        const at = next.at.toISOString();
        return isTold
          ? old
          : { ...known, steps: [...known.steps, { ...one, at }] };
      });
    await change(tag, (old) => {
      const still = old && nextStep(old, steps, workingDays);
      if (
        old === undefined ||
        still?.step !== one.step ||
        still.nth !== one.nth
      )
        return old;
      const { step, nth } = one;
      const taken = { step, nth, on: today, lastDay, told: told.length };
      return { ...old, taken: [...old.taken, taken] };
    });
  }

  /** Whether somebody of the last step is still to be told, and can be. */
  async function isUntold(ladder: Ladder, lastDay: string): Promise<boolean> {
    const { tag, place, agency } = ladder;
    const last = ladder.taken.at(-1);
    if (last?.step !== "head" || last.lastDay !== lastDay) return false;
    const heads = await headsOf(parts, { place, agency }, parts.placesOf);
    const known = await Promise.all(heads.map((one) => followers.get(one)));
    const key = stepKey(tag, { ...last, lastDay });
    return known.some(
      (one) =>
        one?.pausedUntil === null &&
        !one.declined.includes(tag) &&
        one.steps.some((told) => stepKey(told.tag, told) === key) &&
        one.ledger.every(
          (entry) => entry.key !== key || entry.state === "entered",
        ),
    );
  }

  async function toldOf(
    { step }: NextStep,
    { place, agency }: Ladder,
    plan: string,
  ): Promise<readonly (Person & { readonly conversation?: string })[]> {
    if (step === "head")
      return headsOf(parts, { place, agency }, parts.placesOf);
    const standing = { ...parts, calendar: planning.calendar };
    const all = await standingFollowers(standing);
    return all
      .map(({ follower }) => follower)
      .filter(({ follows }) =>
        follows.some(
          (one) => one.place === place && isStanding(one, standing, plan),
        ),
      );
  }

  /** `decide` returns its argument to leave it as it is. */
  async function change(
    tag: string,
    decide: (old: Ladder | undefined) => Ladder | undefined,
    then?: "rests",
  ): Promise<void> {
    for (let round = 1; ; round += 1) {
      const stored = await collection.get(tag);
      const next = decide(stored?.value);
      if (next === undefined || next === stored?.value) return;
      const at =
        then === "rests" ? undefined : nextStep(next, steps, workingDays)?.at;
      try {
        await collection.put(tag, next, stored?.revision ?? 0, at);
        return;
      } catch (error) {
        if (!(error instanceof ConflictError) || round >= rounds) throw error;
      }
    }
  }
}

function newLadder(
  { tag, place, agency, lastDay }: About,
  above: boolean,
): Ladder {
  const nothing = { reminded: [], taken: [], acknowledged: [] };
  return { v: 1, tag, place, agency, lastDay, above, ...nothing };
}

const morningMinutes = 7 * 60 + 30;

/** Until when nudges of these wait because somebody said that it is being worked on. */
export async function heldOf(
  items: readonly Planned[],
  {
    ladders,
    planning,
    now,
  }: {
    readonly ladders: Pick<Ladders, "get">;
    readonly planning: PlanningParts;
    readonly now: Date;
  },
): Promise<readonly { readonly tag: string; readonly until: string }[]> {
  const { workingDays } = planning.calendar;
  const held = await Promise.all(
    items
      .filter(({ step }) => step === null)
      .map(async ({ tag }) => {
        const ladder = await ladders.get(tag);
        const day = ladder && heldUntil(ladder, now);
        if (day === undefined) return [];
        const back = workingDayAfter(workingDays, day, 1);
        return [{ tag, until: momentOn(back, morningMinutes).toISOString() }];
      }),
  );
  return held.flat();
}
