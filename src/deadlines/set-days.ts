import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { CivilDate, civilDate, type Clock } from "../clock.ts";
import { change } from "../people/change.ts";
import type { Person } from "../people/roster.ts";
import type { Storage } from "../storage/storage.ts";
import type { DueDay } from "./due-day.ts";
import { type SetDaysInForce, StoredDueDay } from "./set-day.ts";

const Act = z.object({
  day: StoredDueDay.nullable(),
  from: CivilDate,
  /** ISO moments. */
  at: z.string(),
  undone: z.string().nullable(),
  /** Who set it; null once they are forgotten. */
  by: z.object({ channel: z.string(), sender: z.string() }).nullable(),
});
/** What an admin did about a day. */
export type Act = z.infer<typeof Act>;

// All in one document: there is little of it, and it is read whole.
const Book = z.object({
  v: z.literal(1),
  acts: z.record(z.string(), z.array(Act)),
});
const bookId = "all";

/** The days that admins have set. Every act may be made again without further effect. */
export interface SetDays {
  /** As read last; the same object as long as nothing changes. */
  readonly current: () => SetDaysInForce;
  /** Sees what other processes have set. */
  refresh(): Promise<void>;
  /** Fulfils with the number of the act, by which it can be undone. */
  set(obligation: string, day: DueDay | null, by: Person): Promise<number>;
  /** False where it was undone before, or another has been set since. */
  undo(obligation: string, act: number): Promise<boolean>;
  acts(obligation: string): Promise<readonly Act[]>;
  /** Forgets who a person is; what they set stays. */
  readonly eraser: (person: Person) => Promise<void>;
}

export function createSetDays(storage: Storage, clock: Clock): SetDays {
  const books = storage.collection("due-days", Book);
  let revision = 0;
  let days: SetDaysInForce = new Map();

  async function refresh(): Promise<void> {
    const stored = await books.get(bookId);
    if (stored === undefined || stored.revision === revision) return;
    revision = stored.revision;
    const entries = Object.entries(stored.value.acts);
    days = new Map(entries.map(([id, acts]) => [id, inForce(acts)]));
  }

  async function rewrite(
    decide: (acts: Readonly<Record<string, Act[]>>) => Record<string, Act[]>,
  ): Promise<void> {
    await change(books, bookId, (book) => {
      const acts = decide(book?.acts ?? {});
      return { v: 1 as const, acts };
    });
    await refresh();
  }

  return {
    current: () => days,
    refresh,
    async set(obligation, day, { channel, sender }) {
      const now = clock.now();
      let number = 0;
      await rewrite((all) => {
        const acts = all[obligation] ?? [];
        const last = acts.findLastIndex(({ undone }) => undone === null);
        number = last;
        if (isDeepStrictEqual(acts[last]?.day ?? null, day)) return { ...all };
        number = acts.length;
        const act = {
          ...{ day, from: civilDate(now), at: now.toISOString() },
          ...{ undone: null, by: { channel, sender } },
        };
        return { ...all, [obligation]: [...acts, act] };
      });
      return number;
    },
    async undo(obligation, number) {
      const undone = clock.now().toISOString();
      let done = false;
      await rewrite((all) => {
        const acts = all[obligation] ?? [];
        const last = acts.findLastIndex((act) => act.undone === null);
        done = last >= 0 && last === number;
        if (!done) return { ...all };
        return {
          ...all,
          [obligation]: acts.map((act, at) =>
            at === number ? { ...act, undone } : act,
          ),
        };
      });
      return done;
    },
    async acts(obligation) {
      return (await books.get(bookId))?.value.acts[obligation] ?? [];
    },
    async eraser(person) {
      if ((await books.get(bookId)) === undefined) return;
      await rewrite((all) =>
        Object.fromEntries(
          Object.entries(all).map(([id, acts]) => [
            id,
            acts.map((act) =>
              act.by?.sender === person.sender &&
              act.by.channel === person.channel
                ? { ...act, by: null }
                : act,
            ),
          ]),
        ),
      );
    },
  };
}

function inForce(acts: readonly Act[]) {
  return acts
    .filter(({ undone }) => undone === null)
    .map(({ day, from }) => ({ day, from }));
}
