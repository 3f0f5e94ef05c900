import { createPhraseTable, type PhraseTable } from "../../text/phrases.ts";
import type { Token } from "../../text/tokens.ts";

// A wish has a form more than a wording: "do not / put down / my number". Forms are rows of sets of words, with filler
// between them, so that a few lines stand for hundreds of sentences.

/** What a form says, and behind which token it ends. */
export interface FormMatch<Value> {
  readonly value: Value;
  readonly to: number;
}

interface Item {
  readonly table: PhraseTable<true>;
  readonly optional: boolean;
}

/**
 * Prepares forms such as "{hide} {put}? {own} {me}?": a name in braces stands for one of its set's phrases, any other
 * word for itself; a question mark makes either optional.
 * @param sets phrases by the name of their set
 * @param fillerFrom how many tokens from an index on say nothing
 * @throws RangeError for a form that names no set
 */
export function createForms<Value>(
  sets: Readonly<Record<string, readonly string[]>>,
  forms: Iterable<readonly [form: string, value: Value]>,
  fillerFrom: (tokens: readonly Token[], index: number) => number,
): (tokens: readonly Token[], index: number) => FormMatch<Value> | undefined {
  const tables = new Map(
    Object.entries(sets).map(([name, phrases]) => [name, tableOf(phrases)]),
  );
  const rows = Array.from(forms, ([form, value]) => ({
    value,
    items: form.split(/\s+/u).map(itemOf),
  }));
  return (tokens, index) => {
    let best: FormMatch<Value> | undefined;
    for (const { value, items } of rows) {
      const to = endOf(items, 0, tokens, index);
      if (to !== undefined && to > (best?.to ?? index)) best = { value, to };
    }
    return best;
  };

  function itemOf(written: string): Item {
    const optional = written.endsWith("?");
    const word = optional ? written.slice(0, -1) : written;
    const name = /^\{(.+)\}$/u.exec(word)?.[1];
    const table = name === undefined ? tableOf([word]) : tables.get(name);
    if (table === undefined) throw new RangeError(`no set "${word}"`);
    return { table, optional };
  }

  /** Behind which token a form ends that goes on with `items[at]` at a token; undefined where it does not. */
  function endOf(
    items: readonly Item[],
    at: number,
    tokens: readonly Token[],
    index: number,
  ): number | undefined {
    const item = items[at];
    if (item === undefined) return index;
    const gap = at === 0 ? 0 : fillerFrom(tokens, index);
    for (let skipped = 0; skipped <= gap; skipped += 1) {
      const match = item.table.at(tokens, index + skipped);
      const end = match && endOf(items, at + 1, tokens, match.to);
      if (end !== undefined) return end;
    }
    return item.optional ? endOf(items, at + 1, tokens, index) : undefined;
  }
}

function tableOf(phrases: readonly string[]): PhraseTable<true> {
  return createPhraseTable(
    phrases.map((phrase) => [phrase, true] as const),
    "words",
  );
}
