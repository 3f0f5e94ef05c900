import { z } from "zod";
import { createPhraseTable } from "../text/phrases.ts";
import type { Token } from "../text/tokens.ts";

/** Phrases with a bar between them. */
const list = z.string().transform((text) =>
  text
    .split("|")
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== ""),
);

/** Words before a place's name by which something else bears it. */
export const NamesakeWords = z.strictObject({
  /** Directly before the name alone: a street, a school, a brand. */
  things: list,
  /** What ends like one of them and stands where its name says: a bus station. */
  places: list,
  /** Between such a word and the name: of what sort the thing is. */
  sorts: list,
  /** Before the name with or without its kind: where somebody or something comes from or goes to. */
  origins: list,
  /** Before a name of their own and then the place's. */
  people: list,
  firms: list,
});
export type NamesakeWords = z.infer<typeof NamesakeWords>;

const mostSorts = 3;
const mostNames = 3;

/** Tells of a place's name in a text whether it stands for the place, or belongs to something named after it. */
export function createNamesakes(words: NamesakeWords) {
  const things = endings(words.things);
  const places = endings(words.places);
  const sorts = endings(words.sorts);
  const origins = endings(words.origins);
  const people = endings(words.people);
  const firms = endings(words.firms);

  /**
   * @param from where the name begins, with its kind if it has one
   * @param known whether nobody takes the name for anything else: a province's, a kind's with it, behind "in"
   */
  return (
    tokens: readonly Token[],
    text: string,
    from: number,
    { hasKind, known }: { readonly hasKind: boolean; readonly known: boolean },
  ): boolean => {
    if (!isBeside(from)) return false;
    const isPlace = places(tokens, from) !== undefined;
    if (!isPlace && origins(tokens, from) !== undefined) return true;
    if (hasKind || isPlace) return false;
    if (isThing(from)) return true;
    // Districts bear names that shops and people bear as well: behind any other word in small letters it is theirs.
    if (!known && tokens[from - 1]?.kind === "word" && !isName(from - 1))
      return true;
    // "ong Tu Binh Phuoc": somebody's name, and what he is called by.
    if (from > 1 && isBeside(from - 1) && tokens[from - 1]?.kind === "word")
      if (people(tokens, from - 1) !== undefined && isName(from - 1))
        return true;
    return isFirm(from);

    function isThing(at: number, left = mostSorts): boolean {
      if (!isBeside(at)) return false;
      if (things(tokens, at) !== undefined) return true;
      const sort = left > 0 ? sorts(tokens, at) : undefined;
      return sort !== undefined && isThing(sort, left - 1);
    }

    /** "cong ty Hoang Anh Gia Lai": capitals between the firm and the place. */
    function isFirm(at: number): boolean {
      let begin = at;
      while (at - begin < mostNames && isBeside(begin) && isName(begin - 1))
        begin -= 1;
      if (begin === at || !isBeside(begin)) return false;
      const sort = sorts(tokens, begin);
      return (
        firms(tokens, begin) !== undefined ||
        (sort !== undefined && firms(tokens, sort) !== undefined)
      );
    }

    /** Whether nothing but a space parts a token from the one before it. */
    function isBeside(at: number): boolean {
      const [before, next] = [tokens[at - 1], tokens[at]];
      return (
        before !== undefined &&
        next !== undefined &&
        /^[ "']+$/.test(text.slice(before.end, next.start))
      );
    }

    function isName(at: number): boolean {
      const token = tokens[at];
      return token?.kind === "word" && /^\p{Lu}/u.test(text.slice(token.start));
    }
  };
}

const longest = 4;

/** Looks up the phrase that ends where a token begins; gives where it begins itself. */
function endings(phrases: readonly string[]) {
  const table = createPhraseTable(
    phrases.map((phrase): [string, true] => [phrase, true]),
    "words",
  );
  return (tokens: readonly Token[], end: number): number | undefined => {
    for (let length = Math.min(longest, end); length > 0; length -= 1)
      if (table.at(tokens, end - length)?.to === end) return end - length;
    return undefined;
  };
}
