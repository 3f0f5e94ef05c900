import { compose } from "../src/text/compose.ts";
import { tokenize } from "../src/text/tokens.ts";
import type { Handler } from "./handler.ts";
import { createNudgeClauses } from "./nudge-clause.ts";
import type { NudgeParts } from "./nudge-parts.ts";

/**
 * Hears who wishes to follow an agency without a word of reminders ("I want to follow the department of health too").
 * @param begin asks what is left to ask
 */
export function createNudgeWishedHandler(
  { nudges, gazetteer }: NudgeParts,
  begin: Handler,
): Handler {
  const { cues, directory } = nudges;
  const clauseOf = createNudgeClauses({ nudges, gazetteer });
  return async (message, session) => {
    const { choice, text, group } = message;
    if (choice !== undefined || group) return undefined;
    const said = clauseOf("subscribeVerb", text);
    if (said?.manner !== "said" && !cues.is("subscribeVerb", text))
      return undefined;
    // Behind the name of an agency the word tells what that agency does.
    const named = directory.find(tokenize(compose(text)));
    const at = said?.at ?? 0;
    const isWish =
      named.some(({ from }) => from > at) || cues.is("wishAlone", text);
    return isWish && named.every(({ from }) => from > at)
      ? await begin(message, session)
      : undefined;
  };
}
