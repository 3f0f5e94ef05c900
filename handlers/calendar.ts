import { join } from "node:path";
import { loadAgencies } from "../src/agencies/agency-list.ts";
import { abilities } from "../src/channels/abilities.ts";
import { createDirectory } from "../src/agencies/directory.ts";
import { createAskingReader } from "../src/deadlines/asking.ts";
import { openCalendar } from "../src/deadlines/calendar.ts";
import { createDayOrderReader } from "../src/deadlines/day-order.ts";
import type { SetDays } from "../src/deadlines/set-days.ts";
import { createPageReader } from "../src/deadlines/page-asked.ts";
import { createTypedDayReader } from "../src/deadlines/typed-day.ts";
import type { CalendarWriting } from "../src/deadlines/feed-text.ts";
import { concernOf } from "../src/nudges/concerns.ts";
import type { AgencyNames } from "../src/steering/agency-name.ts";
import { mayStand } from "../src/nudges/standing.ts";
import { createNudgeCues, loadNudgeWords } from "../src/nudges/words.ts";
import type { Gazetteer } from "../src/places/gazetteer.ts";
import type { ChannelName } from "../src/message.ts";
import type { Roster } from "../src/people/roster.ts";
import type { LibraryPlan } from "../src/plans/plan.ts";
import { createYearPainter } from "./calendar-picture.ts";
import { createNoted, type Noted } from "./calendar-done.ts";
import { createCalendarDayHandler } from "./calendar-day.ts";
import {
  type CalendarFeedParts,
  createCalendarFeedHandler,
} from "./calendar-feed.ts";
import {
  type CalendarListParts,
  createCalendarListHandler,
} from "./calendar-list.ts";
import type { Handler } from "./handler.ts";

export interface CalendarHandlerParts
  extends
    Pick<CalendarFeedParts, "catalogs" | "commands" | "feeds">,
    Pick<CalendarListParts, "read"> {
  readonly knowledgeFolder: string;
  readonly plans: readonly LibraryPlan[];
  readonly gazetteer: Gazetteer;
  readonly agencies: AgencyNames;
  /** What agencies have told of and were granted; left out where they cannot. */
  readonly noted?: Noted | undefined;
  /** The days that admins have set, and who is one; left out where nobody can set any. */
  readonly setting?:
    { readonly days: SetDays; readonly roster: Roster } | undefined;
}

/** Opens the calendar of all plans, with its handlers in the order in which they are asked. */
export async function openCalendarHandlers({
  knowledgeFolder,
  plans,
  gazetteer,
  agencies,
  noted,
  setting,
  ...parts
}: CalendarHandlerParts): Promise<{
  handlers: Handler[];
  /** Sets days; asked before others read what admins write. */
  setDay: Handler | undefined;
  writing: CalendarWriting;
}> {
  const [calendar, list, words] = await Promise.all([
    openCalendar(knowledgeFolder, plans, setting?.days.current),
    loadAgencies(join(knowledgeFolder, "agencies.yaml")),
    loadNudgeWords(join(knowledgeFolder, "nudges.yaml")),
  ]);
  const named = plans.flatMap(({ assignments }) =>
    assignments.flatMap(({ agencies }) => agencies),
  );
  const directory = createDirectory(list, named);
  const cues = createNudgeCues(words);
  const asking = createAskingReader({
    words: calendar.asking,
    directory,
    gazetteer,
  });
  const known = noted && createNoted(noted, { plans, directory, agencies });
  const writing: CalendarWriting = {
    grantedTo: known?.grantedTo,
    calendar,
    catalogs: parts.catalogs,
    concerns: (obligation, agency) =>
      concernOf(obligation, agency, { directory, cues }) !== "none",
  };
  const { words: dueWords } = calendar;
  const paint = createYearPainter();
  // Zalo fetches pictures from a public address, which is where calendars are as well.
  const showsPictures = (channel: ChannelName) =>
    abilities[channel].files === "any" ||
    (abilities[channel].files === "pictures" && parts.feeds !== undefined);
  return {
    setDay:
      setting &&
      createCalendarDayHandler({
        ...{ ...parts, ...writing, setDays: setting.days },
        readOrder: createDayOrderReader({
          words: dueWords,
          directory,
          gazetteer,
        }),
        readDay: createTypedDayReader(dueWords),
        maySet: async (person) =>
          (await setting.roster.rolesOf(person)).has("admin"),
      }),
    handlers: [
      createCalendarListHandler({
        ...{ ...parts, ...writing, asking },
        pageIn: createPageReader(calendar.asking.page),
        paintYear: (channel) => (showsPictures(channel) ? paint : undefined),
        isDone: known?.isDone,
        seesAll: setting && ((person) => mayStand(setting, person)),
      }),
      createCalendarFeedHandler({ ...parts, ...writing }),
    ],
    writing,
  };
}
