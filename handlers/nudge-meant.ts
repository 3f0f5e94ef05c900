import { civilDate } from "../src/clock.ts";
import type { Occurrence } from "../src/deadlines/occurrence.ts";
import { asExtended } from "../src/nudges/extensions.ts";
import type { Follow, Follower } from "../src/nudges/follower.ts";
import type { Step as LadderStep } from "../src/nudges/ladder.ts";
import { occurrencesOf, stepsOf, tagOf } from "../src/nudges/planned.ts";
import type { NudgeParts } from "./nudge-parts.ts";

// More would not be read.
const mostComing = 4;

/** What a nudge was about. */
export interface Nudged {
  readonly tag: string;
  readonly follow: Pick<Follow, "place" | "agency">;
  readonly occurrence: Occurrence;
  /** The step of the ladder that the nudge was, for a head or the standing agency. */
  readonly step: LadderStep | null;
}

/** What a tag stands for; undefined where it is followed no more, or asked for no more. */
export function nudgedOf(
  follower: Follower | undefined,
  tag: string,
  { nudges }: NudgeParts,
): Nudged | undefined {
  const today = civilDate(nudges.clock.now());
  if (follower === undefined) return undefined;
  for (const follow of follower.follows)
    for (const occurrence of occurrencesOf(
      { ...follow, wide: true },
      today,
      nudges,
    ))
      if (tagOf(follow, occurrence) === tag) {
        const asGranted = asExtended(follower, tag, occurrence);
        return { tag, follow, occurrence: asGranted, step: null };
      }
  return stepsOf(follower, today, nudges).findLast((one) => one.tag === tag);
}

/** What words about a nudge may be about: what was nudged of last and is open, or else what falls due next. */
export function meantBy(
  follower: Follower | undefined,
  parts: NudgeParts,
  agencies: readonly string[] = [],
): { readonly recent: readonly Nudged[]; readonly isNudged: boolean } {
  const isNamed = ({ follow }: Nudged) =>
    agencies.length === 0 || agencies.includes(follow.agency);
  const nudged = (follower?.recent ?? [])
    .flatMap((tag) => nudgedOf(follower, tag, parts) ?? [])
    .filter(isNamed);
  const open = nudged.filter(
    ({ tag }) => follower?.done.includes(tag) !== true,
  );
  if (nudged.length > 0)
    return { recent: open.length > 0 ? open : nudged, isNudged: true };
  return { recent: comingOf(follower, parts).filter(isNamed), isNudged: false };
}

/** What falls due next of each work, the nearest first. */
function comingOf(
  follower: Follower | undefined,
  { nudges }: NudgeParts,
): readonly Nudged[] {
  const today = civilDate(nudges.clock.now());
  return (follower?.follows ?? [])
    .flatMap((follow) => {
      const next = new Map<string, Occurrence>();
      for (const one of occurrencesOf(follow, today, nudges))
        if (one.lastDay >= today && !next.has(one.obligation.id))
          next.set(one.obligation.id, one);
      return [...next.values()].map((occurrence) => {
        const tag = tagOf(follow, occurrence);
        return { tag, follow, occurrence, step: null };
      });
    })
    .filter(({ tag }) => follower?.done.includes(tag) !== true)
    .sort((one, other) =>
      one.occurrence.lastDay < other.occurrence.lastDay ? -1 : 1,
    )
    .slice(0, mostComing);
}
