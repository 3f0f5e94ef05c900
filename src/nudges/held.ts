import { momentOn } from "./days.ts";
import type { DueItem } from "./agenda.ts";
import { heldUntil, workingDayAfter } from "./ladder.ts";
import type { Ladders } from "./ladders.ts";
import type { PlanningParts } from "./planned.ts";

const morningMinutes = 7 * 60 + 30;

/** Until when nudges of these wait because somebody said that it is being worked on. */
export async function heldOf(
  items: readonly DueItem["latest"][],
  {
    ladders,
    planning,
    now,
  }: {
    readonly ladders: Pick<Ladders, "get">;
    readonly planning: PlanningParts;
    readonly now: Date;
  },
): Promise<readonly { readonly tag: string; readonly until: string }[]> {
  const { workingDays } = planning.calendar;
  const held = await Promise.all(
    items
      .filter(({ step }) => step === null)
      .map(async ({ tag }) => {
        const ladder = await ladders.get(tag);
        const day = ladder && heldUntil(ladder, now);
        if (day === undefined) return [];
        const back = workingDayAfter(workingDays, day, 1);
        return [{ tag, until: momentOn(back, morningMinutes).toISOString() }];
      }),
  );
  return held.flat();
}
