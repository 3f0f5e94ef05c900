import { z } from "zod";
import { readYaml } from "../knowledge.ts";
import { compose } from "../text/compose.ts";
import { createPhraseTable, type PhraseMatch } from "../text/phrases.ts";
import { type Token, tokenize } from "../text/tokens.ts";

const Phrases = z.array(z.string()).min(1);

/** knowledge/desk.yaml. */
export const DeskWords = z.strictObject({
  filler: Phrases,
  help: Phrases,
  menu: Phrases,
  settings: Phrases,
  language: Phrases,
  cancel: Phrases,
  erase: Phrases,
  change: Phrases,
  settle: Phrases,
  forget: Phrases,
  changeAgency: Phrases,
  works: Phrases,
  own: Phrases,
  forgetAgency: Phrases,
  officer: Phrases,
  staff: Phrases,
  head: Phrases,
  admin: Phrases,
  police: Phrases,
  none: Phrases,
  number: Phrases,
  first: Phrases,
  second: Phrases,
  third: Phrases,
  last: Phrases,
  leave: Phrases,
});
export type DeskWords = z.infer<typeof DeskWords>;

type Cue = Exclude<keyof DeskWords, "filler">;

/** Tells what a whole message says to the desk itself. */
export interface DeskCues {
  /** Whether the text, apart from filler, is one of the cue's phrases. */
  says(cue: Cue, text: string): boolean;
  /** Whether the text holds nothing but filler. */
  isFiller(text: string): boolean;
  /** Where the cue's phrases stand in a text, wherever that is. */
  find(cue: Cue, tokens: readonly Token[]): readonly PhraseMatch<true>[];
  /** What follows one of the cue's phrases at the beginning of a text; undefined where it begins otherwise. */
  after(cue: Cue, text: string): string | undefined;
}

export function loadDeskWords(file: string): Promise<DeskWords> {
  return readYaml(file, DeskWords);
}

// What steers the desk is said in a few words; longer messages are about something else.
const longest = 200;

export function createDeskCues(words: DeskWords): DeskCues {
  const filler = createPhraseTable(
    words.filler.map((phrase): [string, true] => [phrase, true]),
  );
  const keyOf = (text: string) => {
    const tokens = tokenize(compose(text));
    const skipped = filler.find(tokens);
    return tokens
      .filter((_, at) => !skipped.some(({ from, to }) => from <= at && at < to))
      .map((token) => token.folded)
      .join(" ");
  };
  // Every cue is asked about the same text, one after the other.
  let last = { text: "", key: "" };
  const key = (text: string) => {
    if (last.text !== text) last = { text, key: keyOf(text) };
    return last.key;
  };
  const entries = Object.entries(words);
  const phrases = new Map<string, ReadonlySet<string>>(
    entries.map(([cue, list]) => [cue, new Set(list.map(key))]),
  );
  const tables = new Map(
    entries.map(([cue, list]) => [
      cue,
      createPhraseTable(
        list.map((phrase): [string, true] => [phrase, true]),
        "words",
      ),
    ]),
  );
  return {
    says: (cue, text) =>
      text.length <= longest && (phrases.get(cue)?.has(key(text)) ?? false),
    isFiller: (text) => text.length <= longest && key(text) === "",
    find: (cue, tokens) => tables.get(cue)?.find(tokens) ?? [],
    after(cue, text) {
      const composed = compose(text);
      const tokens = tokenize(composed);
      const match = tables.get(cue)?.at(tokens, 0);
      const last = tokens[(match?.to ?? 0) - 1];
      return last === undefined
        ? undefined
        : composed
            .slice(last.end)
            .replace(/^[\s,;:–-]+/u, "")
            .trim();
    },
  };
}
