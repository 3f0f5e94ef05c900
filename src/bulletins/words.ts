import { z } from "zod";
import { readYaml } from "../knowledge.ts";
import { compose } from "../text/compose.ts";
import { createPhraseTable, type PhraseTable } from "../text/phrases.ts";
import { type Token, tokenize } from "../text/tokens.ts";

/** What bulletins are about. all: all of it. */
export const Subject = z.enum([
  "fraud",
  "drugs",
  "traffic",
  "fire",
  "children",
  "theft",
  "credit",
  "all",
]);
export type Subject = z.infer<typeof Subject>;

const Phrases = z.array(z.string()).min(1);
const Hour = z.int().min(0).max(24);

/** knowledge/bulletins.yaml. */
export const BulletinWords = z.strictObject({
  hours: z
    .strictObject({ from: Hour, to: Hour })
    .refine(({ from, to }) => from < to, "from comes before to"),
  unreachableDays: z.int().min(1),
  filler: Phrases,
  take: Phrases,
  stop: Phrases,
  between: Phrases,
  tail: Phrases,
  notices: Phrases,
  subjects: z.record(Subject.exclude(["all"]), Phrases),
  all: Phrases,
  everywhere: Phrases,
  joins: Phrases,
  write: Phrases,
  halt: Phrases,
  approve: Phrases,
  refuse: Phrases,
  deciding: Phrases,
  assent: Phrases,
  now: Phrases,
  urgent: Phrases,
  today: Phrases,
  yesterday: Phrases,
  tomorrow: Phrases,
  dayAfter: Phrases,
  hour: Phrases,
  half: Phrases,
  morning: Phrases,
  noon: Phrases,
  afternoon: Phrases,
  evening: Phrases,
});
export type BulletinWords = z.infer<typeof BulletinWords>;

type Cue = Exclude<
  keyof BulletinWords,
  "hours" | "unreachableDays" | "subjects"
>;

/** What a message wants of the warnings: to be sent some, or none any more. */
export type Wish = "take" | "stop";

/** tokens[from] up to, not including, tokens[to]. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** Finds in a message what its writer wants of bulletins. */
export interface BulletinCues {
  /**
   * Whether a text asks for warnings, or for no more of them; undefined where it only speaks of some.
   * @param places where its tokens name places
   */
  wish(text: string, places?: readonly Span[]): Wish | undefined;
  /** Whether one of a cue's phrases stands in a short text. */
  says(cue: Cue, text: string): boolean;
  /** The cue's phrase that begins at a token. */
  at(cue: Cue, tokens: readonly Token[], index: number): number | undefined;
  /** What a text names, "all" alone where it names all; none where it names nothing. */
  subjectsIn(text: string): readonly Subject[];
  /** Whether all tokens are subjects, "all", "everywhere", and small words around them. */
  covers(tokens: readonly Token[]): boolean;
}

// What steers the desk is said in a few words; longer messages are about something else.
const longest = 120;
// What may stand around the name of a place or a subject.
const around = ["all", "everywhere", "joins", "filler", "between"] as const;

/** Throws {@link InputError} for words that cannot be used. */
export function loadBulletinWords(file: string): Promise<BulletinWords> {
  return readYaml(file, BulletinWords);
}

export function createBulletinCues(words: BulletinWords): BulletinCues {
  const { subjects } = words;
  const tables = new Map<string, PhraseTable<true>>(
    Object.entries(words).flatMap(([cue, phrases]) =>
      Array.isArray(phrases) ? [[cue, tableOf(phrases)]] : [],
    ),
  );
  const subjectTable = createPhraseTable(
    Object.entries(subjects).flatMap(([subject, phrases]) =>
      phrases.map((phrase): [string, string] => [phrase, subject]),
    ),
    "words",
  );

  return {
    wish(text, places = []) {
      if (text.length > longest) return undefined;
      const tokens = tokenize(compose(text));
      for (let at = 0; at < tokens.length;) {
        for (const wish of ["stop", "take"] as const) {
          const verb = end(wish, tokens, at);
          if (verb !== undefined && isNoticed(tokens, verb, places))
            return wish;
        }
        const next = end("filler", tokens, at);
        if (next === undefined) return undefined;
        at = next;
      }
      return undefined;
    },
    says: (cue, text) =>
      text.length <= longest &&
      (tables.get(cue)?.find(tokenize(compose(text))).length ?? 0) > 0,
    at: end,
    subjectsIn(text) {
      const tokens = tokenize(compose(text));
      const named = subjectTable.find(tokens).map(({ value }) => value);
      if (named.length > 0)
        return [...new Set(named)].flatMap(
          (name) => Subject.safeParse(name).data ?? [],
        );
      const isAll = (tables.get("all")?.find(tokens).length ?? 0) > 0;
      return isAll ? ["all"] : [];
    },
    covers: (tokens) => isCovered(tokens, around),
  };

  /** Whether nothing stands there but subjects and words of the cues. */
  function isCovered(tokens: readonly Token[], cues: readonly Cue[]): boolean {
    for (let at = 0; at < tokens.length;) {
      const next = Math.max(
        subjectTable.at(tokens, at)?.to ?? 0,
        ...cues.map((cue) => end(cue, tokens, at) ?? 0),
      );
      if (next === 0) return false;
      at = next;
    }
    return true;
  }

  function end(
    cue: Cue,
    tokens: readonly Token[],
    index: number,
  ): number | undefined {
    return tables.get(cue)?.at(tokens, index)?.to;
  }

  /** Whether what is meant follows with nothing but small words in between, and nothing else behind. */
  function isNoticed(
    tokens: readonly Token[],
    from: number,
    places: readonly Span[],
  ): boolean {
    for (let at = from; at < tokens.length;) {
      const noticed = end("notices", tokens, at);
      if (noticed !== undefined) {
        const behind = tokens.filter(
          ({ kind }, index) =>
            index >= noticed &&
            kind === "word" &&
            !places.some((place) => place.from <= index && index < place.to),
        );
        return isCovered(behind, [...around, "tail"]);
      }
      const next = end("between", tokens, at);
      if (next === undefined) return false;
      at = next;
    }
    return false;
  }
}

function tableOf(phrases: readonly string[]): PhraseTable<true> {
  return createPhraseTable(
    phrases.map((phrase): [string, true] => [phrase, true]),
    "words",
  );
}
