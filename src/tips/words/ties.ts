import { type Token, tokenize } from "../../text/tokens.ts";
import type { Found, TipWords } from "./tip-words.ts";

/**
 * Stretches that tell what the writer is to somebody of whom they tell: "my husband sells it". Whoever is named next to
 * what was done to them is a victim, and no tie that gives the writer away to those who are reported.
 */
export function tiesIn(text: string, words: Pick<TipWords, "find">): string[] {
  const tokens = tokenize(text);
  const [mine, others, suffers] = [at("mine"), at("others"), at("suffers")];
  return [...ownNames(), ...kin()];

  /** "My name is Na". */
  function ownNames(): string[] {
    return words.find("self", tokens).flatMap(({ from, to }) => {
      let end = to;
      while (isName(end)) end += 1;
      return end > to ? [textOf(from, end)] : [];
    });
  }

  function kin(): string[] {
    return words.find("kinfolk", tokens).flatMap((one) => {
      const end = tieEnd(one);
      return end === undefined || suffers(end) !== undefined
        ? []
        : [textOf(one.from, end)];
    });
  }

  function textOf(from: number, to: number): string {
    return text.slice(tokens[from]?.start, tokens[to - 1]?.end);
  }

  /** The token behind "my husband", or behind "grandma", which only a grandchild says alone. */
  function tieEnd({ from, to }: Found): number | undefined {
    const own = mine(to);
    if (own !== undefined)
      // "My sister's husband" is nobody's of the writer.
      return others(own.to) === undefined && isBeside(to) ? own.to : undefined;
    const isHome = words
      .find("household", tokens)
      .some((one) => one.from === from && one.to === to);
    return isHome && others(to) === undefined && !isName(to) ? to : undefined;
  }

  function isBeside(index: number): boolean {
    return text.slice(tokens[index - 1]?.end, tokens[index]?.start) === " ";
  }

  function isName(index: number): boolean {
    const token: Token | undefined = tokens[index];
    return (
      token !== undefined &&
      isBeside(index) &&
      /^\p{Lu}/u.test(text.slice(token.start))
    );
  }

  function at(mark: "mine" | "others" | "suffers") {
    const found = words.find(mark, tokens);
    return (index: number) => found.find(({ from }) => from === index);
  }
}
