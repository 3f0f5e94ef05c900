import { z } from "zod";
import { readYaml } from "../knowledge.ts";
import { compose } from "../text/compose.ts";
import { createPhraseTable } from "../text/phrases.ts";
import { tokenize } from "../text/tokens.ts";

/** knowledge/english.yaml. */
export const EnglishWords = z.strictObject({
  tells: z.array(z.string()).min(1),
  phrases: z.record(z.string(), z.string()),
});
export type EnglishWords = z.infer<typeof EnglishWords>;

/** Reads simple English questions on plans that are in Vietnamese. */
export interface English {
  /** Whether a text is English, though it may name agencies, places and subjects in Vietnamese. */
  isEnglish(text: string): boolean;
  /** An English text with its known phrases in Vietnamese; other texts as they are. */
  gloss(text: string): string;
}

/** Throws {@link InputError} naming file and line. */
export async function loadEnglish(file: string): Promise<English> {
  return createEnglish(await readYaml(file, EnglishWords));
}

// One English word may be a slip or borrowed; two are meant.
const fewest = 2;
// Longer texts are stories, not simple questions.
const longest = 300;

export function createEnglish({ tells, phrases }: EnglishWords): English {
  const telling = new Set(tells);
  const table = createPhraseTable(Object.entries(phrases), "words");
  return { isEnglish, gloss };

  function isEnglish(text: string): boolean {
    if (text.length > longest) return false;
    const words = tokenize(compose(text)).map(({ marked }) => marked);
    return words.filter((word) => telling.has(word)).length >= fewest;
  }

  function gloss(text: string): string {
    if (!isEnglish(text)) return text;
    const composed = compose(text);
    const tokens = tokenize(composed);
    let glossed = "";
    let end = 0;
    for (const { value, from, to } of table.find(tokens)) {
      const start = tokens[from]?.start ?? end;
      glossed += `${composed.slice(end, start)} ${value} `;
      end = tokens[to - 1]?.end ?? start;
    }
    return `${glossed}${composed.slice(end)}`.replace(/\s+/gu, " ").trim();
  }
}
