import type { Clock } from "../clock.ts";
import { ConflictError } from "../errors.ts";
import { type Person, personKey } from "../people/roster.ts";
import type { Duty } from "../scheduler.ts";
import type { Storage } from "../storage/storage.ts";
import { Reader } from "./reader.ts";

/** Who is sent bulletins; each is a document of its own. */
export interface Readers {
  get(person: Person): Promise<Reader | undefined>;
  /** As `change` of people; a reader that nothing reaches is due to be taken off. */
  change(
    person: Person,
    decide: (old: Reader | undefined) => Reader | undefined,
  ): Promise<Reader | undefined>;
  each(): AsyncIterable<Reader>;
  /** Takes off the list whom nothing has reached for long. */
  readonly duty: Duty;
}

// Of processes that change one document at once one wins each round; more rounds mean that something else is wrong.
const rounds = 8;
const dayMs = 24 * 60 * 60_000;
const batch = 100;
const leaseMs = 60_000;

export function createReaders(
  storage: Storage,
  clock: Clock,
  unreachableDays: number,
): Readers {
  const collection = storage.collection("bulletin-readers", Reader);
  return {
    get: async (person) => (await collection.get(personKey(person)))?.value,
    change,
    async *each() {
      for await (const { value } of collection.each()) yield value;
    },
    duty: {
      async run() {
        for (;;) {
          const now = clock.now();
          const due = await collection.claimDue(now, leaseMs, batch);
          for (const { value } of due)
            await change(value, (old) =>
              old !== undefined && isLost(old, now) ? undefined : old,
            );
          if (due.length < batch) return;
        }
      },
      next: () => collection.nextDue(),
    },
  };

  async function change(
    person: Person,
    decide: (old: Reader | undefined) => Reader | undefined,
  ): Promise<Reader | undefined> {
    const id = personKey(person);
    for (let round = 1; ; round += 1) {
      const stored = await collection.get(id);
      const next = decide(stored?.value);
      try {
        if (next === stored?.value) return next;
        if (next === undefined)
          await collection.delete(id, stored?.revision ?? 0);
        else
          await collection.put(id, next, stored?.revision ?? 0, lostAt(next));
        return next;
      } catch (error) {
        if (!(error instanceof ConflictError) || round >= rounds) throw error;
      }
    }
  }

  function lostAt({ goneSince }: Reader): Date | undefined {
    return goneSince === null
      ? undefined
      : new Date(Date.parse(goneSince) + unreachableDays * dayMs);
  }

  function isLost(reader: Reader, now: Date): boolean {
    const at = lostAt(reader);
    return at !== undefined && at <= now;
  }
}
