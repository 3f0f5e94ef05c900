import type { Catalog } from "../catalog.ts";
import { CivilDate, daysBetween } from "../clock.ts";
import { firstDay, hasEnded } from "../plans/in-force.ts";
import type { Deadline } from "../plans/plan.ts";
import { addDays } from "../deadlines/civil-days.ts";
import type { Asked } from "./answer.ts";
import { shownDate, shownDay } from "./labels.ts";

/** In which plan a deadline stands, and when and how it is told. */
export type DeadlineSetting = Pick<
  Asked,
  "plan" | "today" | "catalog" | "excludes"
>;

/** One line on when something falls due, to whom it goes, and how long is left. */
export function deadlineLine(
  deadline: Deadline,
  { plan, today, catalog, excludes }: DeadlineSetting,
): string {
  const excluded = excludes(deadline);
  const to =
    deadline.to.length === 0
      ? ""
      : catalog.say("answers.due_to", { to: deadline.to.join(", ") });
  const ended = hasEnded(plan, today);
  const said = [when(), to, ended ? "" : left()];
  return `${said.filter((part) => part !== "").join(" ")}.`;

  function when(): string {
    const { rule, date } = deadline;
    if (rule === "once" || rule === "period")
      return date === null
        ? reached(deadline, catalog)
        : catalog.say(excluded ? "answers.due_once" : "answers.due_once_by", {
            date: shownDate(CivilDate.parse(date)),
          });
    if (rule === "yearly")
      return date === null
        ? catalog.say("answers.due_yearly_open")
        : catalog.say(
            deadline.to.length === 0
              ? "answers.due_yearly_on"
              : excluded
                ? "answers.due_yearly"
                : "answers.due_yearly_by",
            { day: shownDay(date) },
          );
    return catalog.say(`answers.due_${rule}`);
  }

  function left(): string {
    if (deadline.date === null) return "";
    const once = CivilDate.safeParse(deadline.date).data;
    if (once !== undefined) {
      const last = lastOf(once);
      const days = daysBetween(today, last);
      if (days === 0) return catalog.say("answers.due_today");
      if (days < 0) return catalog.say("answers.due_past");
      return excluded
        ? catalog.say("answers.due_left_last", { last: shortDate(last), days })
        : catalog.say("answers.due_left", { days });
    }
    const first = firstDay(plan);
    const since = first !== null && first > today ? first : today;
    const next = nextYearly(
      deadline.date,
      excluded ? addDays(since, 1) : since,
    );
    if (next === undefined || hasEnded(plan, next)) return "";
    const last = lastOf(next);
    const days = daysBetween(today, last);
    if (days === 0) return catalog.say("answers.due_today");
    const date = shownDate(next);
    return excluded
      ? catalog.say("answers.due_next_last", {
          date,
          last: shortDate(last),
          days,
        })
      : catalog.say("answers.due_next", { date, days });
  }

  /** Days are counted to the last one in time: "before 15/11" leaves 14/11. */
  function lastOf(date: CivilDate): CivilDate {
    return excluded ? addDays(date, -1) : date;
  }
}

function shortDate(date: CivilDate): string {
  return shownDay(date.slice(5));
}

// "By the end of 2025" has a year and no day.
function reached({ until }: Deadline, catalog: Catalog): string {
  return until === null
    ? ""
    : catalog.say("answers.due_year", { year: until.slice(0, 4) });
}

// 29 February has no next occurrence in most years; the line then says nothing of it.
function nextYearly(monthDay: string, since: CivilDate): CivilDate | undefined {
  const year = Number(since.slice(0, 4));
  return [year, year + 1]
    .map((candidate) => CivilDate.safeParse(`${candidate}-${monthDay}`).data)
    .find((date) => date !== undefined && date >= since);
}
