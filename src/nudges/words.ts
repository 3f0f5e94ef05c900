import { z } from "zod";
import { readYaml } from "../knowledge.ts";
import { compose } from "../text/compose.ts";
import { createPhraseTable, type PhraseTable } from "../text/phrases.ts";
import { LadderSteps } from "./ladder.ts";
import { type Token, tokenize } from "../text/tokens.ts";

const Phrases = z.array(z.string()).min(1);

/** knowledge/nudges.yaml. */
export const NudgeWords = z.strictObject({
  bodies: z.strictObject({
    departments: Phrases,
    everybody: Phrases,
    communes: Phrases,
  }),
  numbers: z.record(z.string(), z.number().positive()),
  units: z.record(z.string(), z.number().positive()),
  /** Parts of today with the minute of the day that each stands for. */
  laterToday: z.record(z.string(), z.int().positive()),
  /** Names of the weekdays, Monday first. */
  weekdays: z.array(Phrases).length(7),
  onDay: Phrases,
  dayBefore: Phrases,
  usual: Phrases,
  cancel: Phrases,
  done: Phrases,
  snooze: Phrases,
  tomorrow: Phrases,
  notOurs: Phrases,
  list: Phrases,
  stop: Phrases,
  pause: Phrases,
  until: Phrases,
  from: Phrases,
  resume: Phrases,
  daily: Phrases,
  weekly: Phrases,
  each: Phrases,
  hours: Phrases,
  handOver: Phrases,
  table: Phrases,
  acknowledge: Phrases,
  undo: Phrases,
  yesterday: Phrases,
  beforeYesterday: Phrases,
  lastWeek: Phrases,
  lately: Phrases,
  since: Phrases,
  ago: Phrases,
  thisWeek: Phrases,
  nextWeek: Phrases,
  weekEnd: Phrases,
  afterTomorrow: Phrases,
  putOff: Phrases,
  notDone: Phrases,
  notYet: Phrases,
  extend: Phrases,
  reason: Phrases,
  noteFor: Phrases,
  askAbout: Phrases,
  proofs: Phrases,
  numbered: Phrases,
  stands: Phrases,
  remark: Phrases,
  monthTable: Phrases,
  month: Phrases,
  thisMonth: Phrases,
  lastMonth: Phrases,
  filler: Phrases,
  manner: Phrases,
  asks: Phrases,
  how: Phrases,
  denies: Phrases,
  partly: Phrases,
  condition: Phrases,
  turn: Phrases,
  doubt: Phrases,
  otherTime: Phrases,
  handIn: Phrases,
  sent: Phrases,
  crimeReports: Phrases,
  wishAlone: Phrases,
  askingEnd: Phrases,
  nudging: Phrases,
  ahead: Phrases,
  leadFiller: Phrases,
  stopVerb: Phrases,
  stopWhat: Phrases,
  partOfDay: Phrases,
  subscribeVerb: Phrases,
  asksWhat: Phrases,
  whoDid: Phrases,
  ladder: LadderSteps,
});
export type NudgeWords = z.infer<typeof NudgeWords>;

export type NudgeCue = Exclude<
  keyof NudgeWords,
  "bodies" | "numbers" | "units" | "weekdays" | "laterToday" | "ladder"
>;
export type BodyCue = keyof NudgeWords["bodies"];

/** Finds in a message what its writer wants of the nudges. */
export interface NudgeCues {
  /** How long the steps of a ladder are. */
  readonly ladder: LadderSteps;
  /** Whether the message is short and holds one of the cue's phrases. */
  says(cue: NudgeCue, text: string): boolean;
  /** Whether the message is one of the cue's phrases and no more. */
  is(cue: NudgeCue, text: string): boolean;
  /** Where the longest of the cue's phrases that begins at a token ends. */
  at(
    cue: NudgeCue,
    tokens: readonly Token[],
    index: number,
  ): number | undefined;
  /** What stands behind the cue's first phrase; undefined where there is none. */
  after(cue: NudgeCue, text: string): string | undefined;
  /** Whether a plan names bodies in general so. */
  names(cue: BodyCue, body: string): boolean;
  /** A number or a unit written out at a token: its value, and where it ends. */
  numberAt(tokens: readonly Token[], at: number): Found | undefined;
  unitAt(tokens: readonly Token[], at: number): Found | undefined;
  /** The minute of the day that a part of today stands for; undefined where a text names none. */
  partOfToday(text: string): number | undefined;
  /** A weekday named at a token, Monday 1. */
  weekdayAt(tokens: readonly Token[], at: number): Found | undefined;
}

interface Found {
  readonly value: number;
  readonly to: number;
}

// What steers the nudges is said in a few words; longer messages are about something else.
const longest = 120;
// What is granted, noted or taken back is said with its reason.
const longestWithReason = 300;
const reasoned: ReadonlySet<NudgeCue> = new Set(["extend", "noteFor", "undo"]);

export function loadNudgeWords(file: string): Promise<NudgeWords> {
  return readYaml(file, NudgeWords);
}

export function createNudgeCues(words: NudgeWords): NudgeCues {
  const { bodies, numbers, units, weekdays, laterToday, ladder, ...cues } =
    words;
  const stop = cues.stopVerb.flatMap((verb) =>
    cues.stopWhat.map((what) => `${verb} ${what}`),
  );
  const tables = tablesOf({ ...cues, stop: [...cues.stop, ...stop] });
  const bodyTables = tablesOf(bodies);
  const numberTable = createPhraseTable(Object.entries(numbers));
  const weekdayTable = createPhraseTable(
    weekdays.flatMap((names, at) =>
      names.map((name): [string, number] => [name, at + 1]),
    ),
    "words",
  );
  const unitTable = createPhraseTable(Object.entries(units));
  const partTable = createPhraseTable(Object.entries(laterToday), "words");

  return {
    ladder,
    says: (cue, text) => found(cue, text) !== undefined,
    is(cue, text) {
      const tokens = tokenize(compose(text));
      const match = tables.get(cue)?.at(tokens, 0);
      return match !== undefined && match.to === tokens.length;
    },
    at: (cue, tokens, index) => tables.get(cue)?.at(tokens, index)?.to,
    after(cue, text) {
      const match = found(cue, text);
      if (match === undefined) return undefined;
      const composed = compose(text);
      const last = tokenize(composed)[match.to - 1];
      return last === undefined ? "" : composed.slice(last.end).trim();
    },
    names: (cue, body) =>
      (bodyTables.get(cue)?.find(tokenize(compose(body))).length ?? 0) > 0,
    numberAt: (tokens, at) => numberTable.at(tokens, at),
    unitAt: (tokens, at) => unitTable.at(tokens, at),
    partOfToday: (text) => partTable.find(tokenize(compose(text)))[0]?.value,
    weekdayAt: (tokens, at) => weekdayTable.at(tokens, at),
  };

  function found(cue: NudgeCue, text: string) {
    const most = reasoned.has(cue) ? longestWithReason : longest;
    return text.length > most
      ? undefined
      : tables.get(cue)?.find(tokenize(compose(text)))[0];
  }
}

function tablesOf(
  cues: Readonly<Record<string, readonly string[]>>,
): ReadonlyMap<string, PhraseTable<true>> {
  return new Map(
    Object.entries(cues).map(([cue, phrases]) => [
      cue,
      createPhraseTable(
        phrases.map((phrase): [string, true] => [phrase, true]),
        "words",
      ),
    ]),
  );
}
