import { z } from "zod";
import { readYaml } from "../knowledge.ts";
import { compose } from "../text/compose.ts";
import { createPhraseTable, type PhraseTable } from "../text/phrases.ts";
import { type Token, tokenize } from "../text/tokens.ts";

const Phrases = z.array(z.string()).min(1);

/** knowledge/figures.yaml. */
export const FigureWords = z.strictObject({
  ask: Phrases,
  until: Phrases,
  everyUnit: Phrases,
  reached: Phrases,
  yes: Phrases,
  no: Phrases,
  lead: Phrases,
  polite: Phrases,
  joins: Phrases,
  notYet: Phrases,
  nothing: Phrases,
  percent: Phrases,
  units: Phrases,
  digits: z.record(z.string(), z.int().min(0).max(9)),
  ten: Phrases,
  tens: Phrases,
  hundred: Phrases,
  filler: Phrases,
  half: Phrases,
  point: Phrases,
  scales: z.record(z.string(), z.int().positive()),
});
export type FigureWords = z.infer<typeof FigureWords>;

export type FigureCue = Exclude<keyof FigureWords, "digits" | "scales">;

/** Finds in a message what its writer says of figures. */
export interface FigureCues {
  /** Where a phrase that begins at a token ends. */
  at(
    cue: FigureCue,
    tokens: readonly Token[],
    from: number,
  ): number | undefined;
  /** A digit or a scale written out, and where it ends. */
  digit(tokens: readonly Token[], from: number): Found | undefined;
  scale(tokens: readonly Token[], from: number): Found | undefined;
  /** A noun that is counted, as it is spelt properly. */
  unit(
    tokens: readonly Token[],
    from: number,
  ): { readonly value: string; readonly to: number } | undefined;
  /** Whether a whole message is one of the phrases. */
  is(cue: FigureCue, text: string): boolean;
  /** What stands behind the cue's first phrase; undefined where there is none. */
  after(cue: FigureCue, text: string): string | undefined;
}

export interface Found {
  readonly value: number;
  readonly to: number;
}

/** Throws {@link InputError} for words that cannot be used. */
export function loadFigureWords(file: string): Promise<FigureWords> {
  return readYaml(file, FigureWords);
}

export function createFigureCues(words: FigureWords): FigureCues {
  const tables = new Map<string, PhraseTable<true>>(
    Object.entries(words).flatMap(([cue, phrases]) =>
      Array.isArray(phrases) ? [[cue, tableOf(phrases)]] : [],
    ),
  );
  const digits = createPhraseTable(Object.entries(words.digits), "words");
  const scales = createPhraseTable(Object.entries(words.scales), "words");
  const units = createPhraseTable(
    words.units.map((unit): [string, string] => [unit, unit]),
    "words",
  );
  const at: FigureCues["at"] = (cue, tokens, from) =>
    tables.get(cue)?.at(tokens, from)?.to;
  return {
    at,
    digit: (tokens, from) => digits.at(tokens, from),
    scale: (tokens, from) => scales.at(tokens, from),
    unit: (tokens, from) => units.at(tokens, from),
    is(cue, text) {
      const tokens = tokenize(compose(text));
      return tokens.length > 0 && at(cue, tokens, 0) === tokens.length;
    },
    after(cue, text) {
      const composed = compose(text);
      const tokens = tokenize(composed);
      const match = tables.get(cue)?.find(tokens)[0];
      const last = tokens[(match?.to ?? 0) - 1];
      return match === undefined || last === undefined
        ? undefined
        : composed
            .slice(last.end)
            .replace(/^[\s,;:–-]+/u, "")
            .trim();
    },
  };
}

function tableOf(phrases: readonly string[]): PhraseTable<true> {
  return createPhraseTable(
    phrases.map((phrase): [string, true] => [phrase, true]),
    "words",
  );
}
