import { z } from "zod";
import { readYaml } from "../../knowledge.ts";
import { compose } from "../../text/compose.ts";
import { createPhraseTable, type PhraseTable } from "../../text/phrases.ts";
import { type Token, tokenize } from "../../text/tokens.ts";

/** Phrases with a bar between them. */
const list = z.string().transform((text) =>
  text
    .split("|")
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== ""),
);

/** What a part of a message may say that tells nothing. */
export const wishes = [
  "send",
  "yes",
  "no",
  "unneeded",
  "cancel",
  "joke",
  "skip",
  "anonymous",
  "enough",
  "refuse",
  "edit",
  "add",
  "read",
  "scene",
  "here",
  "cut",
  "withdraw",
  "erase",
  "have",
  "report",
  "resume",
  "safe",
] as const;
export type Wish = (typeof wishes)[number];

/** Words that stand in a message among others. */
const marks = [
  "wrong",
  "but",
  "indeed",
  "leaveOut",
  "that",
  "more",
  "promise",
  "reach",
  "giveaway",
  "asks",
  "ward",
  "denial",
  "vantage",
  "sells",
  "police",
  "misdeed",
  "posing",
  "becomes",
  "tellsOf",
  "asksFirst",
] as const;
export type Mark = (typeof marks)[number];

type Lists<Name extends string> = Record<Name, typeof list>;
const lists = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, list])) as Lists<Name>;

/** Shape of knowledge/tips/words.yaml. */
export const TipWordLists = z.strictObject({
  filler: list,
  ...lists(wishes),
  ...lists(marks),
});

/** A stretch of tokens: tokens[from] up to, not including, tokens[to]. */
export interface Found {
  readonly from: number;
  readonly to: number;
}

export interface TipWords {
  /** What a part of a message says, where it says nothing else; undefined where it tells something. */
  wishesIn(tokens: readonly Token[]): ReadonlySet<Wish> | undefined;
  /** What the first phrase behind filler wishes. */
  wishesAt(tokens: readonly Token[]): ReadonlySet<Wish>;
  /** Where phrases of a list stand. */
  find(mark: Mark, tokens: readonly Token[]): readonly Found[];
  /** How many tokens from `index` on are filler. */
  fillerFrom(tokens: readonly Token[], index: number): number;
}

/** Throws {@link InputError} naming file and line. */
export async function loadTipWords(file: string): Promise<TipWords> {
  return createTipWords(await readYaml(file, TipWordLists));
}

export function createTipWords(words: z.infer<typeof TipWordLists>): TipWords {
  const filler = table(words.filler.map((phrase) => [phrase, true] as const));
  const said = table(
    wishes.flatMap((wish) =>
      words[wish].map((phrase) => [phrase, wish] as const),
    ),
  );
  const tables = new Map<Mark, PhraseTable<true>>(
    marks.map((mark) => [
      mark,
      table(words[mark].map((phrase) => [phrase, true] as const)),
    ]),
  );
  return {
    wishesIn(tokens) {
      const found = new Set<Wish>();
      for (let at = 0; at < tokens.length;) {
        const wish = said.at(tokens, at);
        const fill = filler.at(tokens, at);
        // "đúng rồi": the longer reading counts.
        if (wish !== undefined && (fill === undefined || wish.to >= fill.to)) {
          found.add(wish.value);
          at = wish.to;
        } else if (fill !== undefined) at = fill.to;
        else return undefined;
      }
      return found;
    },
    wishesAt(tokens) {
      const wish = said.at(tokens, fillerFrom(tokens, 0));
      return new Set(wish === undefined ? [] : [wish.value]);
    },
    find: (mark, tokens) => tables.get(mark)?.find(tokens) ?? [],
    fillerFrom,
  };

  function fillerFrom(tokens: readonly Token[], index: number): number {
    let at = index;
    for (;;) {
      const next = filler.at(tokens, at);
      if (next === undefined) return at - index;
      at = next.to;
    }
  }
}

function table<Value>(
  phrases: readonly (readonly [string, Value])[],
): PhraseTable<Value> {
  return createPhraseTable(phrases, "words");
}

/** The parts of a message between its commas, full stops and line ends, each as its tokens. */
export function partsOf(text: string): Token[][] {
  const composed = compose(text);
  const tokens = tokenize(composed);
  const parts: Token[][] = [];
  let end = 0;
  for (const token of tokens) {
    const between = composed.slice(end, token.start);
    if (parts.length === 0 || /[,.;:!?\n…]|\s-\s/u.test(between))
      parts.push([]);
    parts.at(-1)?.push(token);
    end = token.end;
  }
  return parts;
}
