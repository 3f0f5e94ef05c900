import { z } from "zod";
import type { CivilDate, Clock } from "../clock.ts";
import type { Occurrence } from "../deadlines/occurrence.ts";
import { change } from "../people/change.ts";
import type { Storage } from "../storage/storage.ts";
import { dateOf } from "./days.ts";
import type { Follower } from "./follower.ts";

const Grant = z.object({
  /** The new last day, a civil date. */
  to: z.string(),
  reason: z.string(),
  /** The office that granted it. */
  by: z.string(),
  /** ISO moment. */
  at: z.string(),
});

/** A later day for one agency and one occurrence. The plan's own day stays what it is, and is named beside it. */
export const Extension = z.object({
  v: z.literal(1),
  tag: z.string(),
  place: z.string(),
  agency: z.string(),
  obligation: z.string(),
  period: z.string(),
  /** The last day by the plan, a civil date. */
  planned: z.string(),
  /** The last one holds; those before it stay on record. */
  grants: z.array(Grant).min(1),
});
export type Extension = z.infer<typeof Extension>;
export type Granted = z.infer<typeof Grant>;

export interface Extensions {
  get(tag: string): Promise<Granted | undefined>;
  /** Of the same day and reason one stands. */
  grant(
    about: Omit<Extension, "v" | "grants">,
    grant: Omit<Granted, "at">,
  ): Promise<void>;
}

export function createExtensions(storage: Storage, clock: Clock): Extensions {
  const collection = storage.collection("report-extensions", Extension);
  return {
    get: async (tag) => (await collection.get(tag))?.value.grants.at(-1),
    async grant(about, { to, reason, by }) {
      await change(collection, about.tag, (old): Extension => {
        const grants = old?.grants ?? [];
        const last = grants.at(-1);
        if (old !== undefined && last?.to === to && last.reason === reason)
          return old;
        const at = clock.now().toISOString();
        return { ...about, v: 1, grants: [...grants, { to, reason, by, at }] };
      });
    },
  };
}

/** An occurrence with the day that was granted in place of the plan's. */
export function extendedTo(to: CivilDate, occurrence: Occurrence): Occurrence {
  return { ...occurrence, lastDay: to, statedDay: null };
}

/** An occurrence as it falls due for a follower, with what was granted. */
export function asExtended(
  { extended }: Pick<Follower, "extended">,
  tag: string,
  occurrence: Occurrence,
): Occurrence {
  const granted = extended.find((one) => one.tag === tag);
  return granted === undefined
    ? occurrence
    : extendedTo(dateOf(granted.to), occurrence);
}

/** A follower who knows of what was granted; the same one where they knew. */
export function withExtended<Known extends Pick<Follower, "extended">>(
  follower: Known,
  { tag, to }: { readonly tag: string; readonly to: string },
): Known {
  const isKnown = follower.extended.some(
    (one) => one.tag === tag && one.to === to,
  );
  if (isKnown) return follower;
  const others = follower.extended.filter((one) => one.tag !== tag);
  return { ...follower, extended: [...others, { tag, to }] };
}
