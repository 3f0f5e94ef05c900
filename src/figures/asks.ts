import { civilDate, type Clock } from "../clock.ts";
import { addDays } from "../deadlines/civil-days.ts";
import { ConflictError } from "../errors.ts";
import { dateOf, momentOn } from "../nudges/days.ts";
import type { Storage } from "../storage/storage.ts";
import { type Answer, Ask } from "./ask.ts";
import type { Reported } from "./figure.ts";

/** What became of a unit's answer. before: what stood there, also where it may not be changed any more. */
export interface Given {
  readonly kind: "taken" | "locked" | "over";
  readonly ask: Ask | undefined;
  readonly before: Answer | undefined;
}

export interface Asks {
  get(id: string): Promise<Ask | undefined>;
  /** As `change` of people; what is under way is due when its next stage is. */
  change(
    id: string,
    decide: (old: Ask | undefined) => Ask | undefined,
  ): Promise<Ask | undefined>;
  /** Notes a unit's answer, the last word of several; after the last day only of a unit that had given none. */
  answer(id: string, agency: string, reported: Reported): Promise<Given>;
  each(): AsyncIterable<Ask>;
  claimDue(now: Date, leaseMs: number, limit: number): Promise<Ask[]>;
  nextDue(): Promise<Date | undefined>;
}

// Of processes that change one document at once one wins each round; a unit's colleagues may be many.
const rounds = 12;
const morning = 8 * 60;
const summing = 7 * 60 + 30;
const halfDayMs = 12 * 60 * 60_000;
// Later than this an answer is of another report.
const lateDays = 30;

export function createAsks(storage: Storage, clock: Clock): Asks {
  const collection = storage.collection("figure-asks", Ask);
  return {
    get: async (id) => (await collection.get(id))?.value,
    change,
    async answer(id, agency, reported) {
      const outcome: { kind: Given["kind"]; before: Answer | undefined } = {
        kind: "over",
        before: undefined,
      };
      const ask = await change(id, (old) => {
        if (old?.lastDay == null || !old.units.includes(agency)) return old;
        const today = civilDate(clock.now());
        const before = old.answers.find((one) => one.agency === agency);
        const late = today > old.lastDay;
        outcome.before = before;
        outcome.kind = "over";
        if (today > addDays(dateOf(old.lastDay), lateDays)) return old;
        outcome.kind = "locked";
        if (late && before !== undefined && before.figures.length > 0)
          return old;
        outcome.kind = "taken";
        const at = clock.now().toISOString();
        const times = (before?.times ?? 0) + 1;
        const { figures, word } = reported;
        const answer = { agency, figures: [...figures], word, at, late, times };
        const others = old.answers.filter((one) => one.agency !== agency);
        return { ...old, answers: [...others, answer] };
      });
      return { ...outcome, ask };
    },
    async *each() {
      for await (const { value } of collection.each()) yield value;
    },
    claimDue: async (now, leaseMs, limit) =>
      (await collection.claimDue(now, leaseMs, limit)).map(
        ({ value }) => value,
      ),
    nextDue: () => collection.nextDue(),
  };

  async function change(
    id: string,
    decide: (old: Ask | undefined) => Ask | undefined,
  ): Promise<Ask | undefined> {
    for (let round = 1; ; round += 1) {
      const stored = await collection.get(id);
      const next = decide(stored?.value);
      try {
        if (next === undefined) {
          if (stored !== undefined)
            await collection.delete(id, stored.revision);
        } else if (next !== stored?.value)
          await collection.put(id, next, stored?.revision ?? 0, dueAt(next));
        return next;
      } catch (error) {
        if (!(error instanceof ConflictError) || round >= rounds) throw error;
      }
    }
  }
}

/** When the next stage of what is asked is due; undefined: nothing is. */
export function dueAt({ stage, asked, lastDay }: Ask): Date | undefined {
  if (asked === null || lastDay === null) return undefined;
  const day = dateOf(lastDay);
  if (stage === "asking") return new Date(asked);
  if (stage === "asked") return remindAt(new Date(asked), lastDay) ?? closeAt();
  return stage === "reminded" ? closeAt() : undefined;

  function closeAt(): Date {
    return momentOn(addDays(day, 1), summing);
  }
}

/** When units are reminded once: the morning before the last day, else that of the day; never within half a day. */
export function remindAt(asked: Date, lastDay: string): Date | undefined {
  const day = dateOf(lastDay);
  return [momentOn(addDays(day, -1), morning), momentOn(day, morning)].find(
    (moment) => moment.getTime() - asked.getTime() >= halfDayMs,
  );
}
