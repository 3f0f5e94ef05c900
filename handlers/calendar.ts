import { join } from "node:path";
import { loadAgencies } from "../src/agencies/agency-list.ts";
import { createDirectory } from "../src/agencies/directory.ts";
import { createAskingReader } from "../src/deadlines/asking.ts";
import { openCalendar } from "../src/deadlines/calendar.ts";
import type { CalendarWriting } from "../src/deadlines/feed-text.ts";
import { concernOf } from "../src/nudges/concerns.ts";
import { createNudgeCues, loadNudgeWords } from "../src/nudges/words.ts";
import type { Gazetteer } from "../src/places/gazetteer.ts";
import type { LibraryPlan } from "../src/plans/plan.ts";
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
}

/** Opens the calendar of all plans, with its handlers in the order in which they are asked. */
export async function openCalendarHandlers({
  knowledgeFolder,
  plans,
  gazetteer,
  ...parts
}: CalendarHandlerParts): Promise<{
  handlers: Handler[];
  writing: CalendarWriting;
}> {
  const [calendar, list, words] = await Promise.all([
    openCalendar(knowledgeFolder, plans),
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
  const writing: CalendarWriting = {
    calendar,
    catalogs: parts.catalogs,
    concerns: (obligation, agency) =>
      concernOf(obligation, agency, { directory, cues }) !== "none",
  };
  return {
    handlers: [
      createCalendarListHandler({ ...parts, ...writing, asking }),
      createCalendarFeedHandler({ ...parts, ...writing }),
    ],
    writing,
  };
}
