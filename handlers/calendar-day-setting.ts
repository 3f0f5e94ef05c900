import { civilDate } from "../src/clock.ts";
import type { DueDay } from "../src/deadlines/due-day.ts";
import type { SetDays } from "../src/deadlines/set-days.ts";
import type { UndatedWork } from "../src/deadlines/undated-work.ts";
import { type Message, wordsOf } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { waitKey } from "../src/steering/pending.ts";
import { dayWords, nowWords, workWords } from "./calendar-day-words.ts";
import { nextWords } from "./calendar-day-next.ts";
import { dayChoice, type DayListParts } from "./calendar-day-list.ts";
import { type Step, talk } from "./handler.ts";

export interface CalendarDayParts extends DayListParts {
  readonly setDays: SetDays;
}

const waitsFor = "due-day";

/** Asks for the day of a work, sets it, and takes that back. */
export function createDaySetting(parts: CalendarDayParts) {
  const { calendar, catalogs, setDays } = parts;
  return { ask, set, undo };

  async function ask(
    work: UndatedWork,
    session: Session,
    key: "ask" | "impossible" | "other" | "outside",
  ): Promise<Step> {
    const catalog = catalogs[session.language];
    const [{ id, rule }] = work;
    const words = catalog.say(`due-days.${key}`, {
      ...(key === "ask" && {
        work: workWords(work, catalog),
        now: nowWords(work, await setDays.acts(id), catalog),
      }),
      ...(key === "other" && {
        cadence: catalog.say(`due-days.cadence-${rule}`).toLowerCase(),
      }),
      ...(key !== "outside" && {
        example: catalog.say(`due-days.example-${rule}`),
      }),
    });
    const pending = { ...session.pending, [waitKey]: waitsFor, [waitsFor]: id };
    return talk([wordsOf(words.trim())], { ...session, pending });
  }

  async function set(
    work: UndatedWork,
    day: DueDay | null,
    message: Message,
    session: Session,
  ): Promise<Step> {
    const [first, ...others] = work;
    const { from, until } = first;
    if (
      day !== null &&
      "date" in day &&
      ((until !== null && day.date > until) ||
        (from !== null && day.date < from))
    )
      return ask(work, session, "outside");
    const act = await setDays.set(first.id, day, message);
    for (const { id } of others) await setDays.set(id, day, message);
    const catalog = catalogs[session.language];
    const { say } = catalog;
    const values = {
      work: workWords(work, catalog),
      next: nextWords(work, day, calendar, civilDate(message.at), catalog),
    };
    const text =
      day === null
        ? say("due-days.done-suggestion", values)
        : say("due-days.done", {
            ...values,
            day: dayWords(first, day, catalog),
          });
    const choice = {
      id: `${dayChoice.undo}${first.id}:${act}`,
      label: say("due-days.undo"),
    };
    return talk([wordsOf(text.trim(), [choice])], session);
  }

  async function undo(
    work: UndatedWork,
    act: number,
    session: Session,
  ): Promise<Step> {
    const [first, ...others] = work;
    const catalog = catalogs[session.language];
    const { say } = catalog;
    if (!(await setDays.undo(first.id, act)))
      return talk([wordsOf(say("due-days.not-undone"))], session);
    for (const { id } of others) {
      const acts = await setDays.acts(id);
      await setDays.undo(
        id,
        acts.findLastIndex(({ undone }) => undone === null),
      );
    }
    const words = say("due-days.undone", {
      work: workWords(work, catalog),
      now: nowWords(work, await setDays.acts(first.id), catalog),
    });
    return talk([wordsOf(words.trim())], session);
  }
}
