import { z } from "zod";
import { civilDate, type Clock } from "../clock.ts";
import { ConflictError } from "../errors.ts";
import { change } from "../people/change.ts";
import type { Storage } from "../storage/storage.ts";
import { Bulletin } from "./bulletin.ts";

const Numbers = z.object({
  v: z.literal(1),
  last: z.int(),
  /** The last ones given, so that one bulletin gets one number however often it asks. */
  given: z.array(z.object({ id: z.string(), number: z.int() })),
});

type Numbers = z.infer<typeof Numbers>;

export interface Bulletins {
  get(id: string): Promise<Bulletin | undefined>;
  /**
   * Decides anew what stands of a bulletin, again when somebody else changed it meanwhile. `decide` returns its argument
   * to leave it as it is, undefined to remove it.
   */
  change(
    id: string,
    decide: (old: Bulletin | undefined) => Bulletin | undefined,
    dueAt?: Date,
  ): Promise<Bulletin | undefined>;
  each(): AsyncIterable<Bulletin>;
  /** As {@link Collection.claimDue}. */
  claimDue(now: Date, leaseMs: number, limit: number): Promise<Bulletin[]>;
  nextDue(): Promise<Date | undefined>;
  /** The next number of the year ("3/2026"), the same one for the same bulletin. */
  numberFor(id: string): Promise<string>;
}

// Of processes that change one document at once one wins each round; more rounds mean that something else is wrong.
const rounds = 8;
const remembered = 200;

export function createBulletins(storage: Storage, clock: Clock): Bulletins {
  const collection = storage.collection("bulletins", Bulletin);
  const numbers = storage.collection("bulletin-numbers", Numbers);
  return {
    get: async (id) => (await collection.get(id))?.value,
    async change(id, decide, dueAt) {
      for (let round = 1; ; round += 1) {
        const stored = await collection.get(id);
        const next = decide(stored?.value);
        try {
          if (next === undefined) {
            if (stored !== undefined)
              await collection.delete(id, stored.revision);
          } else if (next !== stored?.value)
            await collection.put(id, next, stored?.revision ?? 0, dueAt);
          return next;
        } catch (error) {
          if (!(error instanceof ConflictError) || round >= rounds) throw error;
        }
      }
    },
    async *each() {
      for await (const { value } of collection.each()) yield value;
    },
    claimDue: async (now, leaseMs, limit) =>
      (await collection.claimDue(now, leaseMs, limit)).map(
        ({ value }) => value,
      ),
    nextDue: () => collection.nextDue(),
    async numberFor(id) {
      const year = civilDate(clock.now()).slice(0, 4);
      const now = await change(numbers, year, (old): Numbers => {
        const { last, given } = old ?? { v: 1, last: 0, given: [] };
        if (old !== undefined && given.some((one) => one.id === id)) return old;
        const number = last + 1;
        return {
          v: 1,
          last: number,
          given: [...given, { id, number }].slice(-remembered),
        };
      });
      const number = now?.given.find((one) => one.id === id)?.number;
      if (number === undefined) throw new RangeError("a number vanished");
      return `${number}/${year}`;
    },
  };
}
