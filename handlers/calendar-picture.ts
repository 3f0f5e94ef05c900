import { planLabel, shownDate } from "../src/answers/labels.ts";
import type { Catalog } from "../src/catalog.ts";
import type { CivilDate } from "../src/clock.ts";
import { yearOf } from "../src/deadlines/civil-days.ts";
import type { Occurrence, Window } from "../src/deadlines/occurrence.ts";
import { createPainter } from "../src/deadlines/painter.ts";
import type { WorkingDays } from "../src/deadlines/working-days.ts";
import { yearGrid } from "../src/deadlines/year-grid.ts";
import { drawYear } from "../src/deadlines/year-picture.ts";
import type { ReplyFile } from "../src/message.ts";
import { hasEnded, lastDay } from "../src/plans/in-force.ts";
import type { LibraryPlan } from "../src/plans/plan.ts";

export interface PictureOf {
  readonly window: Window;
  readonly occurrences: readonly Occurrence[];
  readonly plans: readonly LibraryPlan[];
  readonly workingDays: WorkingDays;
  /** Whose deadlines they are, in words. */
  readonly whose: string;
  readonly today: CivilDate;
  readonly catalog: Catalog;
}

/** A picture of a year's calendar; none where the window is no year or nothing is due in it. */
export type PaintYear = (of: PictureOf) => Promise<readonly ReplyFile[]>;

export function createYearPainter(): PaintYear {
  const paint = createPainter();
  return async ({ window, occurrences, workingDays, ...of }) => {
    const year = yearOf(window.from);
    const isYear =
      window.from === `${year}-01-01` && window.to === `${year}-12-31`;
    if (!isYear || occurrences.length === 0) return [];
    const months = yearGrid(year, occurrences, workingDays);
    const { svg } = drawYear(months, wordsOf(year, occurrences, of));
    const name = `truc-ban-${year}.png`;
    return [{ name, mediaType: "image/png", bytes: await paint(svg) }];
  };
}

function wordsOf(
  year: number,
  occurrences: readonly Occurrence[],
  {
    plans,
    whose,
    today,
    catalog,
  }: Pick<PictureOf, "plans" | "whose" | "today" | "catalog">,
) {
  const { say } = catalog;
  const told = new Set(occurrences.map(({ obligation }) => obligation.plan));
  return {
    title: say("calendar.picture-title", { year }),
    notes: [whose.charAt(0).toLocaleUpperCase("vi") + whose.slice(1)],
    months: Array.from({ length: 12 }, (_, at) =>
      say("calendar.picture-month", { month: at + 1 }),
    ),
    weekdays: say("calendar.picture-weekdays").split(" "),
    legend: {
      working: say("calendar.legend-working"),
      weekend: say("calendar.legend-weekend"),
      holiday: say("calendar.legend-holiday"),
      stated: say("calendar.legend-stated"),
      set: say("calendar.legend-set"),
      suggested: say("calendar.legend-suggested"),
    },
    sources: plans.filter(({ slug }) => told.has(slug)).map(sourceOf),
  };

  function sourceOf(plan: LibraryPlan): string {
    const source = say("calendar.source", { source: planLabel(plan, catalog) });
    const last = lastDay(plan);
    return last !== null && hasEnded(plan, today)
      ? `${source} ${say("calendar.picture-ended", { date: shownDate(last) })}`
      : source;
  }
}
