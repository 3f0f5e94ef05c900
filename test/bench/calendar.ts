import { join } from "node:path";
import ical, { ICalAlarmType, ICalCalendarMethod } from "ical-generator";
import { loadAgencies } from "../../src/agencies/agency-list.ts";
import { createDirectory } from "../../src/agencies/directory.ts";
import { loadCatalogs } from "../../src/catalog.ts";
import { CivilDate } from "../../src/clock.ts";
import { openCalendar } from "../../src/deadlines/calendar.ts";
import { addDays } from "../../src/deadlines/civil-days.ts";
import { entryWords } from "../../src/deadlines/entry-words.ts";
import {
  type CalendarWriting,
  calendarText,
  obligationsFor,
} from "../../src/deadlines/feed-text.ts";
import { isListed } from "../../src/deadlines/listed.ts";
import { concernOf } from "../../src/nudges/concerns.ts";
import { createNudgeCues, loadNudgeWords } from "../../src/nudges/words.ts";
import { loadLibrary } from "../../src/plans/library.ts";
import { table } from "./table.ts";
import { timeWarm } from "./timing.ts";

const rounds = 100;
const today = CivilDate.parse("2024-03-01");
const agencies = [
  { place: "Tỉnh Bình Phước", agency: "Sở Y tế" },
  { place: "Thành phố Trà Vinh", agency: "Công an thành phố" },
  { place: "Thành phố Trà Vinh", agency: "UBND phường" },
];

/**
 * One agency's calendar as it is fetched: time and size, beside ical-generator, which writes an event for each time that
 * something is due and knows no to-dos. Both are given the same words and reckon the same days.
 */
export async function benchCalendar(): Promise<void> {
  console.log(
    `Calendar feeds of agencies on 1 March 2024, ${rounds} times each\n`,
  );
  const writing = await openWriting();
  const rows: string[][] = [];
  for (const whose of agencies) {
    const subjects: readonly (readonly [
      string,
      () => string | Promise<string>,
    ])[] = [
      ["trucban", () => calendarText(writing, whose, "vi", today)],
      ["ical-generator", () => byGenerator(writing, whose)],
    ];
    let own = 0;
    for (const [name, write] of subjects) {
      const { median } = await timeWarm(Array.from({ length: rounds }), write);
      own ||= median;
      const text = await write();
      const count = (kind: string) =>
        String(text.split(`BEGIN:${kind}\r`).length - 1);
      rows.push([
        `${whose.agency}: ${name}`,
        median.toFixed(2),
        (median / own).toFixed(1),
        (Buffer.byteLength(text) / 1000).toFixed(1),
        count("VEVENT"),
        count("VTODO"),
        count("VALARM"),
      ]);
    }
  }
  const heading = "agency|ms|times ours|kB|events|to-dos|alarms";
  console.log(table(heading.split("|"), rows));
}

function byGenerator(
  writing: CalendarWriting,
  whose: (typeof agencies)[number],
): string {
  const { calendar, catalogs } = writing;
  const own = obligationsFor(writing, whose).filter((one) =>
    isListed(one, "calendar"),
  );
  const window = { from: addDays(today, -366), to: addDays(today, 731) };
  const feed = ical({ name: whose.agency, method: ICalCalendarMethod.PUBLISH });
  for (const occurrence of calendar.occurrences(window, own)) {
    const { summary, description } = entryWords(occurrence, {
      ...{ plans: calendar.plans, catalog: catalogs.vi, recurs: false },
    });
    const event = feed.createEvent({
      id: `${occurrence.obligation.id}-${occurrence.period}@trucban`,
      start: new Date(occurrence.lastDay),
      allDay: true,
      ...{ summary, description },
    });
    for (const trigger of [7 * 86_400, 86_400, -8 * 3600])
      event.createAlarm({ type: ICalAlarmType.display, trigger });
  }
  return feed.toString();
}

async function openWriting(): Promise<CalendarWriting> {
  const folder = join(import.meta.dirname, "../../knowledge");
  const plans = await loadLibrary(folder);
  const named = plans.flatMap(({ assignments }) =>
    assignments.flatMap((one) => one.agencies),
  );
  const directory = createDirectory(
    await loadAgencies(join(folder, "agencies.yaml")),
    named,
  );
  const cues = createNudgeCues(
    await loadNudgeWords(join(folder, "nudges.yaml")),
  );
  return {
    calendar: await openCalendar(folder, plans),
    concerns: (obligation, agency) =>
      concernOf(obligation, agency, { directory, cues }) !== "none",
    catalogs: await loadCatalogs(join(folder, "messages")),
  };
}
