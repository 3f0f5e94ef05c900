import type { DayOrder } from "../src/deadlines/day-order.ts";
import { codeOf } from "../src/deadlines/due-day-code.ts";
import type { CalendarWriting } from "../src/deadlines/feed-text.ts";
import { dueDayFor } from "../src/deadlines/typed-day.ts";
import type { UndatedWork } from "../src/deadlines/undated-work.ts";
import { type Choice, wordsOf } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import type { Commands } from "../src/steering/commands.ts";
import { workWords } from "./calendar-day-words.ts";
import { type Step, talk } from "./handler.ts";

/** Choices of work: to be asked for its day, to have one set, to have that undone. A work's id follows, and a code or number. */
export const dayChoice = {
  pick: "day:of:",
  set: "day:set:",
  undo: "day:undo:",
} as const;

export interface DayListParts extends CalendarWriting {
  readonly commands: Commands;
}

const mostListed = 8;

/** Offers works to choose from; where the order names a day that fits, the choice sets it. */
export function createDayListing({ catalogs, commands }: DayListParts) {
  return (
    works: readonly UndatedWork[],
    order: DayOrder,
    head: "which" | "near" | undefined,
    session: Session,
  ): Step => {
    const catalog = catalogs[session.language];
    const { say } = catalog;
    const count = works.length;
    const more = count - mostListed;
    const whose = whoseWords(order, session, { catalogs });
    const command = commands.nameOf("setDay", session.language);
    const words = [
      head === undefined
        ? say("due-days.list", { whose, count }).trim()
        : say(`due-days.${head}`),
      ...(more > 0
        ? [say("due-days.list-more", { count: more, command })]
        : []),
    ];
    const choices = works.slice(0, mostListed).map((work): Choice => {
      const [{ id, rule }] = work;
      const due = order.day && dueDayFor(rule, order.day);
      const isSettled = due !== undefined && typeof due !== "string";
      return {
        id: isSettled
          ? `${dayChoice.set}${id}:${codeOf(due)}`
          : dayChoice.pick + id,
        label: workWords(work, catalog),
      };
    });
    return talk([wordsOf(words.join("\n"), choices)], session);
  };
}

/** Whose work an order speaks of, to be put behind a word. */
export function whoseWords(
  { agency, places }: DayOrder,
  { place, language }: Session,
  { catalogs }: Pick<DayListParts, "catalogs">,
): string {
  const name = agency ?? places[0] ?? place;
  return name === null
    ? ""
    : ` ${catalogs[language].say("due-days.whose", { name })}`;
}
