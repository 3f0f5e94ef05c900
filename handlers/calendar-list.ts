import { civilDate } from "../src/clock.ts";
import { type AskingReader, CalendarAsked } from "../src/deadlines/asking.ts";
import { citationsOf, pagesOf } from "../src/deadlines/listing.ts";
import { type ChannelName, type Message, wordsOf } from "../src/message.ts";
import { hasEnded } from "../src/plans/in-force.ts";
import type { Session } from "../src/session.ts";
import type { Commands } from "../src/steering/commands.ts";
import { type CalendarDueParts, dueOf } from "./calendar-due.ts";
import { listText } from "./calendar-list-words.ts";
import type { PaintYear } from "./calendar-picture.ts";
import { askWhose, placeChosen, strayStep } from "./calendar-place.ts";
import { isPast, linesOf } from "./calendar-lines.ts";
import { whoseAsked } from "./calendar-whose.ts";
import type { Handler, Step } from "./handler.ts";

export interface CalendarListParts extends CalendarDueParts {
  readonly commands: Commands;
  readonly asking: AskingReader;
  /** Paints a year for a channel that shows pictures; left out where none does. */
  readonly paintYear?:
    ((channel: ChannelName) => PaintYear | undefined) | undefined;
  /** Writes short forms out and mends slips. */
  readonly read: (text: string) => string;
  /** Whether somebody looks after all agencies; nobody does where it is left out. */
  readonly seesAll?: ((person: Message) => Promise<boolean>) | undefined;
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

  async function listPage(
    asked: CalendarAsked,
    page: number,
    message: Message,
    session: Session,
  ): Promise<Step> {
    const catalog = catalogs[session.language];
    const today = civilDate(message.at);
    const { places, window, kind } = asked;
    const seesAll = (await parts.seesAll?.(message)) ?? false;
    const whom = whoseAsked(asked, session, calendar.plans, seesAll);
    const { agency, plans: chosen, place } = whom;
    if (whom.stray !== null)
      return strayStep(whom.stray, calendar.plans, session, catalog);
    if (asked.bare && session.place === null && agency === null)
      return askWhose(asked, pagedKey, calendar.plans, session, catalog);
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
        asked.plan !== null ||
        session.place !== null ||
        !hasEnded(plan, today) ||
        occurrences.some(({ obligation }) => obligation.plan === plan.slug),
    );
    const told = { ...{ plans, occurrences, today, catalog }, workingDays };
    const pages = pagesOf(linesOf(asked, told), pageLimit);
    const shown = pages[page - 1] ?? [];
    const whose =
      [agency, place].filter((name) => name).join(", ") ||
      catalog.say("calendar.everybody");
    // What the desk suggests is no deadline that has passed.
    const isEmpty = occurrences.every((one) => isPast(asked) && one.suggested);
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
