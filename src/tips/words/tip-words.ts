import type { z } from "zod";
import { readYaml } from "../../knowledge.ts";
import { compose } from "../../text/compose.ts";
import { isDotted } from "../../text/dotted.ts";
import { createPhraseTable, type PhraseTable } from "../../text/phrases.ts";
import { type Token, tokenize } from "../../text/tokens.ts";
import { createForms } from "./forms.ts";
import {
  type Mark,
  marks,
  TipWordLists,
  type Wish,
  wishes,
} from "./tip-word-lists.ts";
import { createUsualSpelling } from "./usual-spelling.ts";

export { TipWordLists, type Wish } from "./tip-word-lists.ts";

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
  /** What a part that tells something wishes besides, at its end or with only a reason behind it. */
  wishWithin(
    tokens: readonly Token[],
  ): (Found & { readonly wish: Wish }) | undefined;
  /** Whether a part only says why something is wished: out of fear. */
  isExcuse(tokens: readonly Token[]): boolean;
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
  const usual = createUsualSpelling(words.alike, words.meant);
  // Phrases are looked for at each word of a message.
  const known = new WeakMap<readonly Token[], readonly Token[]>();
  const table = <Value>(phrases: readonly (readonly [string, Value])[]) =>
    createPhraseTable(
      phrases.map(([phrase, value]) => [spelled(phrase), value] as const),
      "words",
    );
  const spelt = new Set(words.filler.map(spelled));
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
  const sets = Object.fromEntries(
    Object.entries(words.sets).map(([name, set]) => [name, set.map(spelled)]),
  );
  const formsOf = (by: typeof words.forms) =>
    createForms(
      sets,
      wishes.flatMap((wish) =>
        (by[wish] ?? []).map((form) => [form, wish] as const),
      ),
      fillerIn,
    );
  const [form, within] = [formsOf(words.forms), formsOf(words.within)];
  return {
    wishesIn: (tokens) => wishesIn(usually(tokens)),
    wishesAt(typed) {
      const tokens = usually(typed);
      const wish = wishAt(tokens, fillerIn(tokens, 0));
      return new Set(wish === undefined ? [] : [wish.value]);
    },
    wishWithin(typed) {
      const tokens = usually(typed);
      for (let from = 0; from < tokens.length; from += 1) {
        const found = within(tokens, from);
        if (found === undefined) continue;
        const to = found.to + fillerIn(tokens, found.to);
        if (to >= tokens.length || isReason(tokens, to))
          return { from, to: tokens.length, wish: found.value };
        if (fillerIn(tokens, 0) >= from) return { from, to, wish: found.value };
      }
      return undefined;
    },
    isExcuse(typed) {
      const tokens = usually(typed);
      return isReason(tokens, fillerIn(tokens, 0));
    },
    find: (mark, tokens) => tables.get(mark)?.find(usually(tokens)) ?? [],
    fillerFrom: (tokens, index) => fillerIn(usually(tokens), index),
  };

  function usually(tokens: readonly Token[]): readonly Token[] {
    const before = known.get(tokens);
    if (before !== undefined) return before;
    const spelt = usual(tokens);
    known.set(tokens, spelt);
    return spelt;
  }

  function wishesIn(tokens: readonly Token[]): ReadonlySet<Wish> | undefined {
    const found = new Set<Wish>();
    for (let at = 0; at < tokens.length;) {
      const wish = wishAt(tokens, at);
      const fill = filler.at(tokens, at);
      // "đúng rồi": the longer reading counts.
      if (wish !== undefined && (fill === undefined || wish.to >= fill.to)) {
        found.add(wish.value);
        at = wish.to;
      } else if (fill !== undefined) at = fill.to;
      else if (isReason(tokens, at)) {
        if (canHaveReason(found)) return found;
        const next = tokens.findIndex(
          (_, later) => later > at && within(tokens, later) !== undefined,
        );
        if (next < 0) return undefined;
        at = next;
      } else return undefined;
    }
    return found;
  }

  function wishAt(tokens: readonly Token[], at: number) {
    const phrase = said.at(tokens, at);
    const formed = form(tokens, at);
    return formed !== undefined && formed.to > (phrase?.to ?? 0)
      ? formed
      : phrase;
  }

  function isReason(tokens: readonly Token[], at: number): boolean {
    return (
      tables.get("excuse")?.at(tokens, at) !== undefined &&
      tokens.length - at <= longestReason
    );
  }

  function fillerIn(tokens: readonly Token[], index: number): number {
    let at = index;
    for (;;) {
      const next = filler.at(tokens, at);
      if (next === undefined || !isMeant(tokens, at, next.to))
        return at - index;
      at = next.to;
    }
  }

  // Who types marks means "nay", and no other word, by "nay".
  function isMeant(tokens: readonly Token[], at: number, to: number): boolean {
    const word = tokens[at];
    return (
      word === undefined ||
      to > at + 1 ||
      word.marked !== word.folded ||
      spelt.has(word.marked) ||
      tokens.every(({ marked, folded }) => marked === folded)
    );
  }

  function spelled(phrase: string): string {
    return usual(tokenize(compose(phrase)))
      .map(({ marked }) => marked)
      .join(" ");
  }
}

// In words. What is longer tells more than a fear.
const longestReason = 12;

/** Wishes for which people give reasons: to be kept out of it, or to stop. */
export const reasonable: ReadonlySet<Wish> = new Set([
  "anonymous",
  "cancel",
  "cut",
  "erase",
  "forget",
  "wait",
  "wipe",
  "withdraw",
]);

export function canHaveReason(found: ReadonlySet<Wish>): boolean {
  return [...found].some((wish) => reasonable.has(wish));
}

/** The parts of a message between its commas, full stops and line ends, each as its tokens. */
export function partsOf(text: string): Token[][] {
  const composed = compose(text);
  const tokens = tokenize(composed);
  const parts: Token[][] = [];
  let end = 0;
  for (const token of tokens) {
    const between = composed.slice(end, token.start);
    const isBroken =
      /[,.;:!?\n…]|\s-\s/u.test(between) && !isDotted(composed, end, between);
    if (parts.length === 0 || isBroken) parts.push([]);
    parts.at(-1)?.push(token);
    end = token.end;
  }
  return parts;
}
