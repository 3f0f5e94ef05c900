import { type AskingReader, CalendarAsked } from "../src/deadlines/asking.ts";
import type { PageReader } from "../src/deadlines/page-asked.ts";
import { civilDate } from "../src/clock.ts";
import { wordsOf } from "../src/message.ts";
import type { Commands } from "../src/steering/commands.ts";
import {
  type CalendarPageParts,
  createListPage,
  pagedKey,
  pagePrefix,
} from "./calendar-list-page.ts";
import { placeChosen } from "./calendar-place.ts";
import { type Handler, talk } from "./handler.ts";

export interface CalendarListParts extends CalendarPageParts {
  readonly commands: Commands;
  readonly asking: AskingReader;
  /** The page that a text asks for; undefined where it asks for none. */
  readonly pageIn: PageReader;
  /** Writes short forms out and mends slips. */
  readonly read: (text: string) => string;
}

/** Lists what falls due, where a message surely asks for that, and pages through the list. */
export function createCalendarListHandler(parts: CalendarListParts): Handler {
  const { calendar, catalogs, commands, asking, read } = parts;
  const listPage = createListPage(parts);
  return async (message, session) => {
    const { choice, text } = message;
    if (choice !== undefined) {
      const kept = session.pending[pagedKey];
      if (kept === undefined) return undefined;
      const asked = CalendarAsked.parse(JSON.parse(kept));
      const place = placeChosen(choice, calendar.plans);
      if (place !== undefined) {
        const at = { ...asked, places: [place], bare: false };
        return listPage(at, 1, message, session);
      }
      if (!choice.startsWith(pagePrefix)) return undefined;
      const page = Number(choice.slice(pagePrefix.length));
      return listPage(asked, page, message, session);
    }
    const kept = session.pending[pagedKey];
    const page = parts.pageIn(text);
    if (page !== undefined) {
      const { say } = catalogs[session.language];
      if (kept === undefined)
        return talk([wordsOf(say("calendar.no-list"))], session);
      const asked = CalendarAsked.parse(JSON.parse(kept));
      return listPage(asked, page, message, session);
    }
    const command = commands.read(text);
    if (command !== undefined && command.id !== "calendar") return undefined;
    const words =
      command === undefined
        ? text
        : `${catalogs.vi.say("calendar.spoken")} ${command.rest}`;
    const asked = asking(read(words), civilDate(message.at));
    // The command alone gives a calendar for other programs.
    if (asked?.bare === true && command !== undefined) return undefined;
    return asked && listPage(asked, 1, message, session);
  };
}
