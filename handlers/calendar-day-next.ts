import type { Catalog } from "../src/catalog.ts";
import type { CivilDate } from "../src/clock.ts";
import { addDays } from "../src/deadlines/civil-days.ts";
import type { Calendar } from "../src/deadlines/calendar.ts";
import { type DueDay, isOn } from "../src/deadlines/due-day.ts";
import type { UndatedWork } from "../src/deadlines/undated-work.ts";
import { dayWithName } from "../src/nudges/wording.ts";

const aheadDays = 800;

/**
 * When it falls due next by the day that counts now. Where that day had passed in its period when it was set, the day
 * before it still counts for that period, which is said behind.
 */
export function nextWords(
  [obligation]: UndatedWork,
  day: DueDay | null,
  calendar: Calendar,
  today: CivilDate,
  catalog: Catalog,
): string {
  const { say } = catalog;
  const window = { from: today, to: addDays(today, aheadDays) };
  const all = calendar.occurrences(window, [obligation]);
  const at = all.findIndex(
    ({ lastDay, suggested }) =>
      day === null || (!suggested && isOn(lastDay, day, obligation.rule)),
  );
  const next = all[Math.max(at, 0)];
  if (next === undefined) return say("due-days.no-next");
  const words = dayWithName(next.lastDay, catalog);
  const [before] = all;
  return at <= 0 || before === undefined
    ? words
    : say("due-days.next-but", {
        next: words,
        before: dayWithName(before.lastDay, catalog),
        kind: say(
          `due-days.${before.suggested ? "kind-suggested" : "kind-set"}`,
        ),
      });
}
