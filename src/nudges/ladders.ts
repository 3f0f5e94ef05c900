import { type CivilDate, civilDate, type Clock } from "../clock.ts";
import { ConflictError } from "../errors.ts";
import type { Logger } from "../logger.ts";
import type { Duty } from "../scheduler.ts";
import type { Storage } from "../storage/storage.ts";
import type { DueItem } from "./agenda.ts";
import type { Extensions } from "./extensions.ts";
import { type Follow, type Follower, newFollower } from "./follower.ts";
import {
  acknowledge,
  Ladder,
  type LadderSteps,
  nextStep,
  workingDayAfter,
} from "./ladder.ts";
import {
  type Above,
  createLadderPeople,
  type LadderPeopleParts,
} from "./ladder-people.ts";
import { officeOf } from "./office.ts";
import { occurrencesOf, tagOf } from "./planned.ts";
import type { Reports } from "./reports.ts";
import { isStanding } from "./standing.ts";

type Planned = DueItem["latest"];
type About = Pick<Ladder, "tag" | "place" | "agency" | "lastDay">;

export interface LadderParts extends LadderPeopleParts {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly steps: LadderSteps;
  readonly reports: Pick<Reports, "get">;
  readonly extensions: Pick<Extensions, "get">;
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
  /** Who of an agency, and above it, can be told of what is overdue by a plan. */
  above(body: Pick<Follow, "place" | "agency">, plan: string): Promise<Above>;
}

const leaseMs = 2 * 60_000;
const batch = 64;
// Of processes that change one document at once one wins each round.
const rounds = 12;

export function createLadders(parts: LadderParts): Ladders {
  const { storage, clock, logger, planning, steps, followers } = parts;
  const { workingDays } = planning.calendar;
  const people = createLadderPeople(parts);
  const collection = storage.collection("report-ladders", Ladder);
  return {
    duty: {
      async run() {
        for (;;) {
          const due = await collection.claimDue(clock.now(), leaseMs, batch);
          // A step that nobody can be told of makes way for the next at once.
          if (due.length === 0) return;
          for (const { value } of due) await workSafely(value);
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
    above: (body, plan) => people.above(body, plan),
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
    if (await people.isHeadUntold(ladder, lastDay, today))
      return change(tag, (old) => {
        const last = old?.taken.at(-1);
        if (old === undefined || last === undefined) return old;
        const taken = [...old.taken.slice(0, -1), { ...last, on: today }];
        return { ...old, taken };
      });
    const told = await people.toldAt(
      next.step,
      ladder,
      occurrence.obligation.plan,
    );
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
