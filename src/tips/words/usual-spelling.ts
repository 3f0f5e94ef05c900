import { z } from "zod";
import { compose } from "../../text/compose.ts";
import { type Token, tokenize } from "../../text/tokens.ts";

/** Phrases with a bar between them. */
const list = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split("|")
      .map((phrase) => phrase.trim())
      .filter((phrase) => phrase !== ""),
  );

/** A syllable typed without marks that means another word before or behind some words, and itself elsewhere. */
export const MeantBeside = z.strictObject({
  typed: z.string().min(1),
  means: z.string().min(1),
  before: list,
  after: list,
});
type MeantBeside = z.infer<typeof MeantBeside>;

type Spelled = Pick<Token, "marked" | "folded">;

/**
 * Writes words in the one spelling in which phrases have them.
 * @param alike words that always count as the first of their row
 * @param meant those that do only beside certain words
 */
export function createUsualSpelling(
  alike: readonly (readonly string[])[],
  meant: readonly MeantBeside[],
): (tokens: readonly Token[]) => readonly Token[] {
  const usual = new Map<string, Spelled>();
  for (const [first = "", ...others] of alike) {
    const token = only(first);
    if (token === undefined) continue;
    const { marked, folded } = token;
    for (const other of others) usual.set(compose(other), { marked, folded });
  }
  const beside = new Map(
    meant.map(({ typed, means, before, after }) => [
      typed,
      {
        means: only(means),
        before: new Set(before.map((word) => only(word)?.folded)),
        after: new Set(after.map((word) => only(word)?.folded)),
      },
    ]),
  );
  return (tokens) => tokens.map((token, at) => told(tokens, at) ?? as(token));

  function told(tokens: readonly Token[], at: number): Token | undefined {
    const token = tokens[at];
    const rule = token && beside.get(token.marked);
    if (token === undefined || rule?.means === undefined) return undefined;
    const isMeant =
      rule.before.has(tokens[at + 1]?.folded) ||
      rule.after.has(tokens[at - 1]?.folded);
    return isMeant ? { ...token, ...rule.means } : undefined;
  }

  function as(token: Token): Token {
    const spelled = usual.get(token.marked);
    if (spelled === undefined) return token;
    // What was typed without marks stays so.
    const { folded } = spelled;
    const isBare = token.marked === token.folded;
    return { ...token, folded, marked: isBare ? folded : spelled.marked };
  }
}

/** How the only syllable of a text is spelled. */
function only(text: string): Spelled | undefined {
  const [token] = tokenize(compose(text));
  return token && { marked: token.marked, folded: token.folded };
}
