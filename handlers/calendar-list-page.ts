import { civilDate } from "../src/clock.ts";
import type { CalendarAsked } from "../src/deadlines/asking.ts";
import { citationsOf, pagesOf } from "../src/deadlines/listing.ts";
import { type ChannelName, type Message, wordsOf } from "../src/message.ts";
import { hasEnded } from "../src/plans/in-force.ts";
import type { Session } from "../src/session.ts";
import { type CalendarDueParts, dueOf } from "./calendar-due.ts";
import { isPast, linesOf } from "./calendar-lines.ts";
import { listText } from "./calendar-list-words.ts";
import type { PaintYear } from "./calendar-picture.ts";
import { askWhose, strayStep } from "./calendar-place.ts";
import { whoseAsked } from "./calendar-whose.ts";
import { type Step, talk } from "./handler.ts";

export interface CalendarPageParts extends CalendarDueParts {
  /** Paints a year for a channel that shows pictures; left out where none does. */
  readonly paintYear?:
    ((channel: ChannelName) => PaintYear | undefined) | undefined;
  /** Whether somebody looks after all agencies; nobody does where it is left out. */
  readonly seesAll?: ((person: Message) => Promise<boolean>) | undefined;
}

// Key of what is paged through in a conversation's state.
export const pagedKey = "calendar";
export const pagePrefix = "calendar:page:";
// Less room for the head of the list.
const pageLimit = 1250;

/** Shows a page of what falls due. */
export function createListPage(parts: CalendarPageParts) {
  const { calendar, catalogs } = parts;
  const { workingDays } = calendar;
  return listPage;

  async function listPage(
    asked: CalendarAsked,
    page: number,
    message: Message,
    session: Session,
  ): Promise<Step> {
    const catalog = catalogs[session.language];
    const today = civilDate(message.at);
    const { places, window, kind, impossible } = asked;
    if (impossible !== null) {
      const words = catalog.say("calendar.impossible", { time: impossible });
      return talk([wordsOf(words)], session);
    }
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
    if (page > Math.max(pages.length, 1)) {
      const values = { page, count: pages.length };
      return talk([wordsOf(catalog.say("calendar.no-page", values))], session);
    }
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
      session: { ...session, pending },
    };
  }
}
