import { join } from "node:path";
import { loadAgencies } from "../src/agencies/agency-list.ts";
import { createDirectory, mayBe } from "../src/agencies/directory.ts";
import { createAskingReader } from "../src/deadlines/asking.ts";
import { openCalendar } from "../src/deadlines/calendar.ts";
import type { CalendarWriting } from "../src/deadlines/feed-text.ts";
import { concernOf } from "../src/nudges/concerns.ts";
import type { Occurrence } from "../src/deadlines/occurrence.ts";
import { tagOf } from "../src/nudges/planned.ts";
import type { Reports } from "../src/nudges/reports.ts";
import type { AgencyNames } from "../src/steering/agency-name.ts";
import { tokenize } from "../src/text/tokens.ts";
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
  readonly agencies: AgencyNames;
  /** What agencies have told of; left out where they cannot. */
  readonly reports?: Reports | undefined;
}

/** Opens the calendar of all plans, with its handlers in the order in which they are asked. */
export async function openCalendarHandlers({
  knowledgeFolder,
  plans,
  gazetteer,
  agencies,
  reports,
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
      createCalendarListHandler({
        ...{ ...parts, ...writing, asking },
        isDone: reports && isDone(reports),
      }),
      createCalendarFeedHandler({ ...parts, ...writing }),
    ],
    writing,
  };

  function isDone(kept: Reports) {
    return async (occurrence: Occurrence, agency: string) => {
      const { plan: slug } = occurrence.obligation;
      const place = plans.find((plan) => plan.slug === slug)?.place ?? "";
      // Reports stand under the name that the place's plans give the agency.
      const [asked] = directory.find(tokenize(agency));
      const name = agencies
        .of(place)
        .find((one) =>
          directory
            .find(tokenize(one))
            .some((body) => asked !== undefined && mayBe(asked, body)),
        );
      const tag = tagOf({ place, agency: name ?? agency }, occurrence);
      return (await kept.get(tag)) !== undefined;
    };
  }
}
