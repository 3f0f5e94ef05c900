import { civilDate } from "../src/clock.ts";
import { type AskingReader, CalendarAsked } from "../src/deadlines/asking.ts";
import { citationsOf, listLines, pagesOf } from "../src/deadlines/listing.ts";
import { type ChannelName, type Message, wordsOf } from "../src/message.ts";
import { hasEnded } from "../src/plans/in-force.ts";
import type { Session } from "../src/session.ts";
import type { Commands } from "../src/steering/commands.ts";
import { type CalendarDueParts, dueOf } from "./calendar-due.ts";
import { listText } from "./calendar-list-words.ts";
import type { PaintYear } from "./calendar-picture.ts";
import type { Handler, Step } from "./handler.ts";

export interface CalendarListParts extends CalendarDueParts {
  readonly commands: Commands;
  readonly asking: AskingReader;
  /** Paints a year for a channel that shows pictures; left out where none does. */
  readonly paintYear?:
    ((channel: ChannelName) => PaintYear | undefined) | undefined;
  /** Writes short forms out and mends slips. */
  readonly read: (text: string) => string;
}

// Key of what is paged through in a conversation's state.
const pagedKey = "calendar";
const pagePrefix = "calendar:page:";
// Less room for the head of the list.
const pageLimit = 1250;

/** Lists what falls due, where a message surely asks for that, and pages through the list. */
export function createCalendarListHandler(parts: CalendarListParts): Handler {
  const { calendar, catalogs, commands, asking, read } = parts;
  const { workingDays } = calendar;
  return async (message, session) => {
    const { choice, text } = message;
    if (choice !== undefined) {
      const kept = session.pending[pagedKey];
      if (kept === undefined || !choice.startsWith(pagePrefix))
        return undefined;
      const asked = CalendarAsked.parse(JSON.parse(kept));
      const page = Number(choice.slice(pagePrefix.length));
      return listPage(asked, page, message, session);
    }
    const command = commands.read(text);
    if (command !== undefined && command.id !== "calendar") return undefined;
    const words =
      command === undefined
        ? text
        : `${catalogs.vi.say("calendar.spoken")} ${command.rest}`;
    const asked = asking(read(words), civilDate(message.at));
    return asked && listPage(asked, 1, message, session);
  };

  async function listPage(
    asked: CalendarAsked,
    page: number,
    message: Message,
    session: Session,
  ): Promise<Step> {
    const catalog = catalogs[session.language];
    const today = civilDate(message.at);
    const agency = asked.agency ?? session.agency;
    const { places, window, kind } = asked;
    const chosen = calendar.plans.filter(({ place }) =>
      places.length > 0
        ? place !== null && places.includes(place)
        : session.place === null || place === session.place,
    );
    const { occurrences, knowsDone } = await dueOf(
      asked,
      agency,
      chosen,
      parts,
    );
    // That a plan has ended is told where it was asked for or where its time was.
    const plans = chosen.filter(
      (plan) =>
        places.length > 0 ||
        session.place !== null ||
        !hasEnded(plan, today) ||
        occurrences.some(({ obligation }) => obligation.plan === plan.slug),
    );
    const told = { ...{ plans, occurrences, today, catalog }, workingDays };
    const pages = pagesOf(listLines(told), pageLimit);
    const shown = pages[page - 1] ?? [];
    const place = places.length === 1 ? places[0] : session.place;
    const whose =
      [agency, place].filter((name) => name).join(", ") ||
      catalog.say("calendar.everybody");
    const isEmpty = occurrences.length === 0;
    const text = listText(asked, shown, { whose, catalog, isEmpty, knowsDone });
    const label = catalog.say("calendar.more");
    const more = { id: `${pagePrefix}${page + 1}`, label };
    const pending = { ...session.pending, [pagedKey]: JSON.stringify(asked) };
    const hasMore = page < pages.length;
    const isPainted = kind === "calendar" && page === 1;
    const paint = isPainted && parts.paintYear?.(message.channel);
    const files = paint ? await paint({ ...told, window, whose }) : [];
    return {
      intent: "question",
      answered: true,
      citations: citationsOf(shown),
      replies: [{ ...wordsOf(text, hasMore ? [more] : []), files }],
      session: hasMore ? { ...session, pending } : session,
    };
  }
}
