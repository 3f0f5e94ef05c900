import { compose } from "../text/compose.ts";
import { createPhraseTable } from "../text/phrases.ts";
import { tokenize } from "../text/tokens.ts";

/** The number of the page of a list that a text asks for and says no more than that ("trang 2"); undefined for others. */
export type PageReader = (text: string) => number | undefined;

/** @param words what stands in front of the number */
export function createPageReader(words: readonly string[]): PageReader {
  const table = createPhraseTable(
    words.map((phrase): [string, true] => [phrase, true]),
  );
  return (text) => {
    const tokens = tokenize(compose(text));
    const found = table.find(tokens).at(0);
    const number = found && tokens[found.to];
    const isAlone = tokens.length <= (found?.to ?? 0) + 2;
    return found !== undefined &&
      found.from <= 1 &&
      isAlone &&
      number?.kind === "number" &&
      /^[1-9]\d?$/u.test(number.folded)
      ? Number(number.folded)
      : undefined;
  };
}
