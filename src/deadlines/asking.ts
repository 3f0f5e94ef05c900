import { z } from "zod";
import type { AgencyDirectory } from "../agencies/directory.ts";
import { CivilDate } from "../clock.ts";
import type { Gazetteer } from "../places/gazetteer.ts";
import { compose } from "../text/compose.ts";
import { createPhraseTable } from "../text/phrases.ts";
import { type Token, tokenize } from "../text/tokens.ts";
import type { AskingWords } from "./asking-words.ts";
import { addDays } from "./civil-days.ts";
import type { Window } from "./occurrence.ts";
import { periodAt } from "./periods.ts";
import { type MonthWords, timeAsked } from "./time-asked.ts";

/** What somebody asks of the calendar; a list is paged through by what was asked. */
export const CalendarAsked = z.object({
  kind: z.enum(["upcoming", "due", "owed", "overdue", "calendar"]),
  window: z.object({ from: CivilDate, to: CivilDate }),
  /** As typed; null where none is named. */
  agency: z.string().nullable(),
  /** Official names that the place named may have; none where none is named. */
  places: z.array(z.string()),
  /** The provinces of these. */
  provinces: z.array(z.string()).default([]),
  /** The number of the plan named, as typed; null where none is. */
  plan: z.string().nullable().default(null),
  /** Whether the asker's own agency was spoken of. */
  own: z.boolean().default(false),
  /** A time that was named and that there is not ("month 13"), as typed; null where there is none. */
  impossible: z.string().nullable().default(null),
  /** Whether nothing but the word for a calendar was said. */
  bare: z.boolean().default(false),
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
  "firstHalf",
  "secondHalf",
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
  const table = (phrases: readonly string[]) =>
    createPhraseTable(phrases.map((phrase): [string, true] => [phrase, true]));
  const [filler, own] = [table(words.filler), table(words.own)];
  const [soon, day] = [table(words.soon), table(words.day)];
  const [plan, planNumber] = [table(words.plan), table(words.planNumber)];
  const months = createPhraseTable(
    words.months.flatMap((names, at) =>
      names.map((name): [string, number] => [name, at + 1]),
    ),
    "words",
  );
  const monthWords: MonthWords = (tokens, at) => {
    const found = months.at(tokens, at);
    return found && { month: found.value, to: found.to };
  };

  return (typed, today) => {
    if (typed.length > longest) return undefined;
    const text = spelled(compose(typed));
    const tokens = tokenize(text);
    const found = cues.find(tokens);
    const kinds = found.flatMap((one) => {
      const value = kindNames.find((name) => name === one.value);
      return value === undefined ? [] : [{ ...one, value }];
    });
    const [kind] = kinds;
    if (kind === undefined) return undefined;
    // The number of a ward belongs to its name.
    const agencies = directory.find(tokens).map((one) => {
      const number = tokens[one.to];
      const isNumbered =
        number?.kind === "number" && /^\d{1,2}$/u.test(number.folded);
      return isNumbered ? { ...one, to: one.to + 1 } : one;
    });
    const units = gazetteer.find(tokens, text);
    const times = found.flatMap((one) => {
      const value = timeNames.find((name) => name === one.value);
      return value === undefined ? [] : [{ ...one, value }];
    });
    const named = planIn(tokens);
    const time = timeAsked(
      // A plan's number is no month.
      tokens.map((token, at) =>
        named?.covers.includes(at) === true
          ? { ...token, kind: "document" as const, folded: "" }
          : token,
      ),
      times,
      today,
      monthWords,
    );
    const owned = own.find(tokens);
    const near = soon.find(tokens);
    const beforeDay = day
      .find(tokens)
      .filter(({ to }) => time?.covers.includes(to) === true);
    const covered = new Set([
      ...(named?.covers ?? []),
      ...[
        ...kinds,
        ...agencies,
        ...units,
        ...owned,
        ...near,
        ...beforeDay,
        ...filler.find(tokens),
      ].flatMap(({ from, to }) =>
        Array.from({ length: to - from }, (__, at) => from + at),
      ),
      ...(time?.covers ?? []),
    ]);
    if (tokens.some((___, at) => !covered.has(at))) return undefined;
    const told = kindOf(kind.value);
    const isSure =
      told === "due"
        ? time !== undefined || near.length > 0
        : kind.value !== "calendar" ||
          time !== undefined ||
          named !== undefined ||
          owned.length + agencies.length + units.length > 0;
    const bare = !isSure && kinds.length === 1 && told === "calendar";
    if (!isSure && !bare) return undefined;
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
      provinces: [
        ...new Set(
          units.flatMap((mention) =>
            mention.units.map(({ province }) => province),
          ),
        ),
      ],
      plan: named?.number ?? null,
      own: owned.length > 0,
      impossible: time?.impossible ?? null,
      bare,
    };
  };

  /** "T11", "Q4/2024" with the word for what the letter stands for. */
  function spelled(text: string): string {
    const { shortMonth, shortQuarter, month, quarter } = words;
    return [
      [shortMonth, month[0]],
      [shortQuarter, quarter[0]],
    ].reduce((told, [letter = "", word = ""]) => {
      const short = String.raw`(?<![\p{L}\p{N}])${letter}(?=\d{1,2}(?!\d))`;
      return told.replace(new RegExp(short, "giu"), `${word} `);
    }, text);
  }

  /** A plan's number: "95/KH-UBND" wherever it stands, "95" behind the word for a plan. */
  function planIn(
    tokens: readonly Token[],
  ):
    | { readonly number: string; readonly covers: readonly number[] }
    | undefined {
    const whole = tokens.findIndex(({ kind }) => kind === "document");
    const [word] = plan.find(tokens);
    const behind = word?.to ?? Infinity;
    const between = planNumber.at(tokens, behind)?.to ?? behind;
    const at = whole >= 0 ? whole : between;
    const token = tokens[at];
    if (token === undefined) return undefined;
    const isNumber = token.kind === "number" && /^\d{1,3}$/u.test(token.folded);
    if (whole < 0 && !isNumber) return undefined;
    const from = at === between ? (word?.from ?? at) : at;
    const covers = Array.from({ length: at + 1 - from }, (_, n) => from + n);
    return { number: token.folded, covers };
  }
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
