import { tokenize } from "../text/tokens.ts";
import type { Answer, Setting } from "./answer.ts";

/**
 * The answer where more is asked for by the label of a choice that was not offered: the last page was shown.
 * Undefined for other questions.
 */
export function answerNoMore(
  text: string,
  { catalog }: Pick<Setting, "catalog">,
): Answer | undefined {
  return folded(text) === folded(catalog.say("answers.more"))
    ? {
        text: catalog.say("answers.no_more"),
        answered: true,
        citations: [],
        offers: [],
        plan: null,
      }
    : undefined;
}

function folded(text: string): string {
  return tokenize(text)
    .map((token) => token.folded)
    .join(" ");
}
