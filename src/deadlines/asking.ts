import { z } from "zod";
import type { AgencyDirectory } from "../agencies/directory.ts";
import { CivilDate } from "../clock.ts";
import type { Gazetteer } from "../places/gazetteer.ts";
import { compose } from "../text/compose.ts";
import { createPhraseTable } from "../text/phrases.ts";
import { tokenize } from "../text/tokens.ts";
import type { AskingWords } from "./asking-words.ts";
import { addDays } from "./civil-days.ts";
import type { Window } from "./occurrence.ts";
import { periodAt } from "./periods.ts";
import { timeAsked } from "./time-asked.ts";

/** What somebody asks of the calendar; a list is paged through by what was asked. */
export const CalendarAsked = z.object({
  kind: z.enum(["upcoming", "due", "owed", "overdue", "calendar"]),
  window: z.object({ from: CivilDate, to: CivilDate }),
  /** As typed; null where none is named. */
  agency: z.string().nullable(),
  /** Official names that the place named may have; none where none is named. */
  places: z.array(z.string()),
});
export type CalendarAsked = z.infer<typeof CalendarAsked>;

/** Reads a question; undefined where it is not surely one on the calendar. */
export type AskingReader = (
  text: string,
  today: CivilDate,
) => CalendarAsked | undefined;

export interface AskingParts {
  readonly words: AskingWords;
  readonly directory: AgencyDirectory;
  readonly gazetteer: Gazetteer;
}

const kindNames = [
  "upcoming",
  "due",
  "owed",
  "overdue",
  "calendar",
  "calendarAlone",
] as const;
const timeNames = [
  "thisWeek",
  "nextWeek",
  "thisMonth",
  "nextMonth",
  "thisQuarter",
  "thisYear",
  "lastYear",
  "nextYear",
  "month",
  "quarter",
  "year",
] as const;
const cueNames = [...kindNames, ...timeNames];
type Kind = (typeof kindNames)[number];
type Cue = (typeof cueNames)[number];

// Who asks for a list of deadlines does so in a few words.
const longest = 120;
const aheadDays = 366;

export function createAskingReader(parts: AskingParts): AskingReader {
  const { words, directory, gazetteer } = parts;
  const cues = createPhraseTable(
    cueNames.flatMap((cue) =>
      words[cue].map((phrase): [string, Cue] => [phrase, cue]),
    ),
  );
  const filler = createPhraseTable(
    words.filler.map((phrase): [string, true] => [phrase, true]),
  );

  return (typed, today) => {
    if (typed.length > longest) return undefined;
    const text = compose(typed);
    const tokens = tokenize(text);
    const found = cues.find(tokens);
    const kinds = found.flatMap((one) => {
      const value = kindNames.find((name) => name === one.value);
      return value === undefined ? [] : [{ ...one, value }];
    });
    const [kind] = kinds;
    if (kind === undefined) return undefined;
    const agencies = directory.find(tokens);
    const units = gazetteer.find(tokens, text);
    const times = found.flatMap((one) => {
      const value = timeNames.find((name) => name === one.value);
      return value === undefined ? [] : [{ ...one, value }];
    });
    const time = timeAsked(tokens, times, today);
    const covered = new Set([
      ...[...kinds, ...agencies, ...units, ...filler.find(tokens)].flatMap(
        ({ from, to }) =>
          Array.from({ length: to - from }, (__, at) => from + at),
      ),
      ...(time?.covers ?? []),
    ]);
    if (tokens.some((___, at) => !covered.has(at))) return undefined;
    const told = kindOf(kind.value);
    const isSure =
      told === "due"
        ? time !== undefined
        : kind.value !== "calendar" ||
          time !== undefined ||
          agencies.length + units.length > 0;
    if (!isSure) return undefined;
    const [agency] = agencies;
    const [first, last] = [
      tokens[agency?.from ?? 0],
      tokens[(agency?.to ?? 1) - 1],
    ];
    const places = units
      // The place within an agency's name ("Công an tỉnh Trà Vinh") counts as well.
      .flatMap((mention) => mention.units.map(({ name }) => name));
    return {
      kind: told,
      window: time?.window ?? usual(told, today),
      agency:
        agency === undefined || first === undefined || last === undefined
          ? null
          : text.slice(first.start, last.end),
      places: [...new Set(places)],
    };
  };
}

function kindOf(kind: Kind): CalendarAsked["kind"] {
  return kind === "calendarAlone" ? "calendar" : kind;
}

/** Where no time is named. */
function usual(kind: CalendarAsked["kind"], today: CivilDate): Window {
  switch (kind) {
    case "overdue":
      return { from: addDays(today, -aheadDays), to: addDays(today, -1) };
    case "owed":
    case "calendar":
      return periodAt("yearly", today);
    case "due":
    case "upcoming":
      return { from: today, to: addDays(today, aheadDays) };
  }
}
