import { civilDate, type Clock } from "../clock.ts";
import { ConflictError } from "../errors.ts";
import { type Person, personKey } from "../people/roster.ts";
import type { Storage } from "../storage/storage.ts";
import { addDays } from "../deadlines/civil-days.ts";
import type { AgendaParts } from "./agenda.ts";
import { dueAt, inHours } from "./due.ts";
import { Follower } from "./follower.ts";
import { lookBack } from "./planned.ts";

/** Who is nudged. Each follower is one document, due when their next nudge is. */
export interface Followers {
  get(person: Person): Promise<Follower | undefined>;
  /**
   * Decides anew what stands of a follower, again when somebody else changed it meanwhile. `decide` returns undefined to
   * remove it, and its argument to leave it as it is. Returns what stands afterwards.
   */
  change(
    person: Person,
    decide: (old: Follower | undefined) => Follower | undefined,
  ): Promise<Follower | undefined>;
  /** As {@link Collection.claimDue}. */
  claimDue(now: Date, leaseMs: number, limit: number): Promise<Follower[]>;
  nextDue(): Promise<Date | undefined>;
  each(): AsyncIterable<Follower>;
}

// Of processes that change one document at once one wins each round; more rounds mean that something else is wrong.
const rounds = 12;
// What was handed out and not noted yet is looked at again after this.
const unsettledMs = 60_000;

/** @param fingerprint tells what days are reckoned from now, in a few letters */
export function createFollowers(
  storage: Storage,
  clock: Clock,
  parts: AgendaParts & { readonly fingerprint: () => string },
): Followers {
  const collection = storage.collection("followers", Follower);
  return {
    get: async (person) => (await collection.get(personKey(person)))?.value,
    change,
    claimDue: async (now, leaseMs, limit) =>
      (await collection.claimDue(now, leaseMs, limit)).map(
        ({ value }) => value,
      ),
    nextDue: () => collection.nextDue(),
    async *each() {
      for await (const { value } of collection.each()) yield value;
    },
  };

  async function change(
    person: Person,
    decide: (old: Follower | undefined) => Follower | undefined,
  ): Promise<Follower | undefined> {
    const id = personKey(person);
    for (let round = 1; ; round += 1) {
      const stored = await collection.get(id);
      const next = decide(stored?.value);
      try {
        if (next === undefined) {
          if (stored !== undefined)
            await collection.delete(id, stored.revision);
          return undefined;
        }
        if (next === stored?.value) return next;
        const kept = { ...pruned(next), reckoned: parts.fingerprint() };
        await collection.put(id, kept, stored?.revision ?? 0, dueOf(kept));
        return kept;
      } catch (error) {
        if (!(error instanceof ConflictError) || round >= rounds) throw error;
      }
    }
  }

  function dueOf(follower: Follower): Date | undefined {
    const now = clock.now();
    if (follower.ledger.some(({ state }) => state === "entered"))
      return inHours(new Date(now.getTime() + unsettledMs), follower);
    const { items, next } = dueAt(follower, now, parts);
    return items.length > 0 ? inHours(now, follower) : next;
  }

  /** Without what is too long ago to be reckoned with. */
  function pruned(follower: Follower): Follower {
    const now = clock.now();
    const oldest = addDays(civilDate(now), -2 * lookBack);
    return {
      ...follower,
      ledger: follower.ledger.filter(({ lastDay }) => lastDay >= oldest),
      extended: follower.extended.filter(({ to }) => to >= oldest),
      steps: follower.steps.filter(({ lastDay }) => lastDay >= oldest),
      snoozed: follower.snoozed.filter(
        ({ until }) => civilDate(new Date(until)) >= oldest,
      ),
    };
  }
}
