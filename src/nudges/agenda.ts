import type { CivilDate } from "../clock.ts";
import type { Follow, Follower } from "./follower.ts";
import {
  nudgesOf,
  occurrencesOf,
  type Planned,
  type PlanningParts,
} from "./planned.ts";

/** What a follower is to be told about one occurrence, and all nudges that this settles. */
export interface DueItem {
  readonly latest: Planned;
  readonly keys: readonly Planned[];
}

/** The wishes by which nudges of one agency come differently to people. */
export type Wishes = Pick<Follower, "hours" | "rhythm" | "extended">;

/** All nudges that come around a day to those who follow an agency alike, by their moments; of these a person takes a part. */
export interface Agenda {
  readonly nudges: readonly Planned[];
  /** When each comes, in ms since 1970. */
  readonly moments: readonly number[];
  /** The place of each among the nudges by occurrence. */
  readonly order: readonly number[];
  /** How many have come by a moment, in ms since 1970; everybody asks at the same one. */
  comeBy(ms: number): number;
  /** All from one place to before another, as {@link grouped}. */
  items(from: number, to: number): readonly DueItem[];
}

export interface AgendaParts extends PlanningParts {
  /** As {@link agendaFor}, remembered for all who follow alike; `begun` is when they began to, in ms since 1970. */
  readonly agendaOf?: (
    follow: Follow,
    begun: number,
    wishes: Wishes,
    today: CivilDate,
  ) => Agenda;
}

/** Reckons what comes to somebody by one follow around a day. */
export function agendaFor(
  follow: Follow,
  wishes: Wishes,
  today: CivilDate,
  parts: PlanningParts,
): Agenda {
  const byOccurrence = occurrencesOf(follow, today, parts).flatMap(
    (occurrence) => nudgesOf(follow, occurrence, wishes, parts),
  );
  const sorted = byOccurrence
    .map((one, order) => ({ one, order, at: one.at.getTime() }))
    .sort((one, other) => one.at - other.at || one.order - other.order);
  const nudges = sorted.map(({ one }) => one);
  const order = sorted.map((one) => one.order);
  let last: { from: number; to: number; items: readonly DueItem[] } | undefined;
  const moments = sorted.map(({ at }) => at);
  let come = { by: NaN, count: 0 };
  return {
    nudges,
    order,
    moments,
    comeBy(ms) {
      if (come.by !== ms) {
        const after = moments.findIndex((moment) => moment > ms);
        come = { by: ms, count: after < 0 ? moments.length : after };
      }
      return come.count;
    },
    items(from, to) {
      if (last?.from === from && last.to === to) return last.items;
      const items = grouped(inOrder({ nudges, order }, range(from, to)));
      last = { from, to, items };
      return items;
    },
  };
}

/** Nudges of an agenda by their places, in the order of their occurrences. */
export function inOrder(
  { nudges, order }: Pick<Agenda, "nudges" | "order">,
  places: readonly number[],
): Planned[] {
  if (places.length === 0) return [];
  const rank = (place: number) => order[place] ?? 0;
  return places
    .toSorted((one, other) => rank(one) - rank(other))
    .flatMap((place) => nudges[place] ?? []);
}

/** By what they are about; of each the latest word is told. */
export function grouped(due: readonly Planned[]): DueItem[] {
  if (due.length === 0) return [];
  const byTag = Map.groupBy(due, ({ tag }) => tag).values();
  return [...byTag].flatMap((keys) => {
    const latest = keys.toSorted((one, other) => one.lead - other.lead)[0];
    return latest === undefined ? [] : [{ latest, keys }];
  });
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
}
