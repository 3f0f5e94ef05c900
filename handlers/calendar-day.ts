import type { DayOrder } from "../src/deadlines/day-order.ts";
import { dayOfCode } from "../src/deadlines/due-day-code.ts";
import { dueDayFor, type TypedDayReader } from "../src/deadlines/typed-day.ts";
import {
  type UndatedWork,
  undatedWork,
  workOf,
} from "../src/deadlines/undated-work.ts";
import { type Message, wordsOf } from "../src/message.ts";
import { waitKey } from "../src/steering/pending.ts";
import {
  createDayListing,
  dayChoice,
  whoseWords,
} from "./calendar-day-list.ts";
import { sourceWords } from "./calendar-day-words.ts";
import {
  type CalendarDayParts,
  createDaySetting,
} from "./calendar-day-setting.ts";
import { type Handler, type Step, talk } from "./handler.ts";

export interface CalendarDayOrders extends CalendarDayParts {
  readonly readOrder: (
    typed: string,
    isOrder?: boolean,
  ) => DayOrder | undefined;
  readonly readDay: TypedDayReader;
  /** Whether a person may set days. */
  readonly maySet: (person: Message) => Promise<boolean>;
}

const waitsFor = "due-day";

/** Lets admins set the day of work whose text names none. To others there is no such thing. */
export function createCalendarDayHandler(parts: CalendarDayOrders): Handler {
  const { calendar, catalogs, commands, readOrder, readDay, maySet } = parts;
  const setting = createDaySetting(parts);
  const listing = createDayListing(parts);
  return async (message, session) => {
    const { choice, text, group } = message;
    const waiting = session.pending[waitKey] === waitsFor;
    const command = commands.read(text);
    const isCommand = command?.id === "setDay";
    const order =
      choice !== undefined || (command !== undefined && !isCommand)
        ? undefined
        : readOrder(isCommand ? command.rest : text, isCommand);
    const typed = waiting && choice === undefined ? readDay(text) : undefined;
    const isTapped = choice?.startsWith("day:") === true;
    if (!isTapped && order === undefined && typed === undefined)
      return undefined;
    if (!(await maySet(message))) return undefined;
    const { say } = catalogs[session.language];
    if (group) return talk([wordsOf(say("due-days.privately"))], session);
    await parts.setDays.refresh();
    if (isTapped) return tapped(choice);
    if (typed !== undefined) return onto(session.pending[waitsFor], typed);
    return order === undefined ? undefined : ordered(order);

    async function tapped(id: string): Promise<Step> {
      const [, verb = "", of = "", rest = ""] = id.split(":");
      const work = workCalled(of);
      if (work === undefined) return told("gone");
      if (`day:${verb}:` === dayChoice.pick)
        return setting.ask(work, session, "ask");
      if (`day:${verb}:` === dayChoice.undo)
        return setting.undo(work, Number(rest), session);
      const day = dayOfCode(rest);
      return day === undefined || `day:${verb}:` !== dayChoice.set
        ? told("gone")
        : setting.set(work, day, message, session);
    }

    function ordered(asked: DayOrder): Promise<Step> | Step {
      const { fits, near, dated } = workOf(asked, parts, session.place);
      const [work] = fits;
      if (work !== undefined && fits.length === 1)
        return asked.day === undefined
          ? setting.ask(work, session, "ask")
          : onto(work[0].id, asked.day);
      if (fits.length > 1)
        return listing(fits, asked, asked.day && "which", session);
      const [first] = dated;
      if (first !== undefined) {
        const source = sourceWords(first, calendar, catalogs[session.language]);
        return told("dated", { text: first.evidence.slice(0, 600), source });
      }
      return near.length > 0
        ? listing(near, asked, "near", session)
        : told("none", { whose: whoseWords(asked, session, parts) });
    }

    function onto(
      id: string | undefined,
      day: NonNullable<DayOrder["day"]>,
    ): Promise<Step> | Step {
      const work = workCalled(id ?? "");
      if (work === undefined) return told("gone");
      const due = dueDayFor(work[0].rule, day);
      if (due === "impossible" || due === "other")
        return setting.ask(work, session, due);
      return setting.set(work, due, message, session);
    }

    function told(key: string, values?: Record<string, string>): Step {
      return talk([wordsOf(say(`due-days.${key}`, values).trim())], session);
    }
  };

  function workCalled(id: string): UndatedWork | undefined {
    return undatedWork(calendar.obligations).find(([one]) => one.id === id);
  }
}
