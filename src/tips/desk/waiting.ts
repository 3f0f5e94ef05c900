import type { Clock } from "../../clock.ts";
import type { Staffing } from "./staffing.ts";
import type { Summaries, Summary } from "./summaries.ts";

/** Tips that nobody could be told of. */
export interface Waiting {
  /** Since when the oldest waits though somebody serves its units, or nobody serves any; undefined: none does. */
  since(): Promise<Date | undefined>;
  /** Tells of each that has waited too long, once. */
  tell(): Promise<void>;
  /** When there will be one more to tell of, as far as is known. */
  next(): Date | undefined;
}

// Within this a tip is to be acknowledged (knowledge/tip-clocks.yaml): one that waits longer is an admin's matter.
const longestMs = 24 * 60 * 60_000;

export interface WaitingParts {
  readonly summaries: Pick<Summaries, "known">;
  readonly staffing: Pick<Staffing, "anybody" | "answering">;
  readonly clock: Clock;
  /** May be called again for the same tip. */
  readonly tell: (reference: string) => Promise<void>;
}

export function createWaiting(parts: WaitingParts): Waiting {
  const { summaries, staffing, clock, tell } = parts;
  const told = new Set<string>();

  return {
    async since() {
      const staffed = await staffing.anybody();
      for (const { units, routed, received } of untold()) {
        const all = await Promise.all(
          units.map((unit) => staffing.answering(unit, routed)),
        );
        // One for a unit that nobody serves does not close the desk to what others take.
        if (!staffed || all.flat().length > 0) return new Date(received);
      }
      return undefined;
    },
    async tell() {
      const now = clock.now().getTime();
      for (const tip of untold()) {
        if (told.has(tip.id) || tooLongAt(tip) > now) continue;
        await tell(tip.reference);
        told.add(tip.id);
      }
    },
    next() {
      const first = untold().find(({ id }) => !told.has(id));
      return first && new Date(tooLongAt(first));
    },
  };

  function untold(): Summary[] {
    return summaries
      .known()
      .filter((tip) => tip.untold)
      .sort((one, other) => one.received.localeCompare(other.received));
  }

  function tooLongAt({ received }: Summary): number {
    return Date.parse(received) + longestMs;
  }
}
