import type { PhraseMatch } from "../text/phrases.ts";
import type { Token } from "../text/tokens.ts";
import { askedBody, asksServed, servesPlan } from "./asked-body.ts";
import type { Ask, QuestionCues } from "./question-cues.ts";

/** The cues of a question, and what each ask's companions are looked for among. */
export interface AskCues {
  readonly matches: readonly PhraseMatch<Ask>[];
  /** Whether a word that goes with an ask stands in the question. */
  readonly speaksOf: (ask: Ask) => boolean;
}

/** Finds the cues of a question. */
export function askCuesIn(
  tokens: readonly Token[],
  cues: QuestionCues,
): AskCues {
  const spoken = new Set(neighbourhood(tokens));
  return {
    matches: cues.asks.find(tokens),
    speaksOf: (ask) => {
      const companions = cues.companions.get(ask) ?? new Set<string>();
      return [...companions].some((word) => spoken.has(word));
    },
  };
}

/**
 * What a question asks for.
 * @param claimed what it wants confirmed (claimed-facts.ts)
 */
export function asksIn(
  text: string,
  tokens: readonly Token[],
  { matches, speaksOf }: AskCues,
  claimed: ReadonlySet<Ask>,
  cues: QuestionCues,
): Set<Ask> {
  const asks = new Set<Ask>();
  for (const { value } of matches) {
    // Words for money tell by themselves; their companions turn "how many" into "how much".
    if (value === "money" || !cues.companions.has(value) || speaksOf(value))
      asks.add(value);
  }
  for (const fact of claimed) asks.add(fact);
  // "… for carrying out plan number what?" asks for a document that this one rests on.
  if (servesPlan(tokens, cues)) {
    asks.delete("recipients");
    if (asks.delete("number") || asksServed(tokens, cues)) asks.add("legal");
  }
  const asked = askedBody(tokens, cues);
  if (asked >= 0) {
    asks.add("who");
    const before = tokens.slice(0, asked);
    if (cues.sending.find(before).length > 0) asks.add("recipient");
  }
  // "How many" of money asks for a sum, with a percent sign for a share.
  if (asks.has("count") && speaksOf("money")) asks.add("money");
  if (asks.has("count") && text.includes("%")) asks.add("percent");
  return asks;
}

function neighbourhood(tokens: readonly Token[]): string[] {
  const words = tokens.map((token) => token.folded);
  return [
    ...words,
    ...words.slice(1).map((word, at) => `${words[at] ?? ""} ${word}`),
  ];
}
