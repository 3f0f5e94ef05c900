import type { Catalogs } from "../catalog.ts";
import { civilDate } from "../clock.ts";
import type { Roster } from "../people/roster.ts";
import { dateOf } from "./days.ts";
import type { Extensions } from "./extensions.ts";
import { type Follower, withSnoozed } from "./follower.ts";
import { withExtended } from "./extensions.ts";
import type { LadderSteps } from "./ladder.ts";
import { ladderLines } from "./ladder-wording.ts";
import type { Ladders } from "./ladders.ts";
import { officeOf } from "./office.ts";
import type { Planned, PlanningParts } from "./planned.ts";
import { fullDay } from "./wording.ts";

export interface NoteParts {
  readonly catalogs: Catalogs;
  readonly ladders: Pick<Ladders, "get" | "above">;
  readonly extensions: Pick<Extensions, "get">;
  readonly roster: Pick<Roster, "membershipsOf">;
  readonly planning: PlanningParts;
  readonly steps: LadderSteps;
}

/** What is said with nudges beside the plan's own words, by their tags: a day that was granted, and the ladder. */
export function createNotes(parts: NoteParts) {
  return async (
    follower: Follower,
    items: readonly Planned[],
    now: Date,
  ): Promise<ReadonlyMap<string, readonly string[]>> => {
    const entries = await Promise.all(
      items.map(async (item): Promise<[string, readonly string[]]> => [
        item.tag,
        [
          ...(await extensionLines(follower, item)),
          ...(await ladderOf(follower, item, now)),
        ],
      ]),
    );
    return new Map(entries);
  };

  async function extensionLines(
    { language }: Follower,
    { tag, extendedFrom }: Planned,
  ): Promise<string[]> {
    if (extendedFrom === null) return [];
    const granted = await parts.extensions.get(tag);
    if (granted === undefined) return [];
    return [
      parts.catalogs[language].say("reports.nudge-extended", {
        planned: fullDay(extendedFrom),
        to: fullDay(dateOf(granted.to)),
        by: granted.by,
        reason: granted.reason,
      }),
    ];
  }

  async function ladderOf(
    follower: Follower,
    item: Planned,
    now: Date,
  ): Promise<string[]> {
    const ladder = await parts.ladders.get(item.tag);
    if (ladder === undefined) return [];
    const isOwn = item.step === null;
    const isOverdue = item.occurrence.lastDay === ladder.lastDay;
    // What was put off comes as a nudge of its own kind, and may be overdue by then.
    const isPast = item.occurrence.lastDay < civilDate(now);
    if (isOwn && !(isPast && isOverdue)) return [];
    if (isOwn && (await officeOf(parts, follower, item.follow)) === undefined)
      return [];
    const { plan } = item.occurrence.obligation;
    const above = await parts.ladders.above(item.follow, plan);
    const { workingDays } = parts.planning.calendar;
    return ladderLines(
      ...([item, ladder, above, now] as const),
      parts.catalogs[follower.language],
      { steps: parts.steps, workingDays },
    );
  }
}

/** A follower with what was decided elsewhere: days granted, and nudges that wait. */
export function withDecided(
  follower: Follower,
  granted: readonly { readonly tag: string; readonly to: string | undefined }[],
  held: readonly { readonly tag: string; readonly until: string }[],
): Follower {
  const extended = granted.reduce(
    (known, { tag, to }) =>
      to === undefined ? known : withExtended(known, { tag, to }),
    follower,
  );
  return held.reduce(withSnoozed, extended);
}
