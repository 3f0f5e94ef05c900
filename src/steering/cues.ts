import { z } from "zod";
import { readYaml } from "../knowledge.ts";
import { compose } from "../text/compose.ts";
import { createPhraseTable } from "../text/phrases.ts";
import { tokenize } from "../text/tokens.ts";

const Phrases = z.array(z.string()).min(1);

/** knowledge/desk.yaml. */
export const DeskWords = z.strictObject({
  filler: Phrases,
  help: Phrases,
  change: Phrases,
  settle: Phrases,
  forget: Phrases,
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
  const key = (text: string) => {
    const tokens = tokenize(compose(text));
    const skipped = filler.find(tokens);
    return tokens
      .filter((_, at) => !skipped.some(({ from, to }) => from <= at && at < to))
      .map((token) => token.folded)
      .join(" ");
  };
  const phrases = new Map<string, ReadonlySet<string>>(
    Object.entries(words).map(([cue, list]) => [cue, new Set(list.map(key))]),
  );
  return {
    says: (cue, text) =>
      text.length <= longest && (phrases.get(cue)?.has(key(text)) ?? false),
    isFiller: (text) => text.length <= longest && key(text) === "",
  };
}
