import { civilDate } from "../src/clock.ts";
import { nudgeChoice } from "../src/nudges/wording.ts";
import type { Session } from "../src/session.ts";
import type { Handler, Step } from "./handler.ts";
import { createNudgeClauses } from "./nudge-clause.ts";
import { isStep, whichNudged } from "./nudge-finding.ts";
import { createHolding } from "./nudge-hold.ts";
import { nudgedOf } from "./nudge-meant.ts";
import { type NudgeParts, sayIn, told } from "./nudge-parts.ts";

// Longer messages tell of something else that is under way.
const mostWords = 9;

/** Hears that what is overdue is known and being worked on: that holds nudges and the ladder for some days. */
export function createNudgeKnownHandler(parts: NudgeParts): Handler {
  const { cues, followers, clock } = parts.nudges;
  const clauseOf = createNudgeClauses(parts);
  const hold = createHolding(parts);
  return async (message, session) => {
    const { choice, text, group } = message;
    if (group) return undefined;
    const isTyped =
      choice === undefined &&
      !text.includes("?") &&
      cues.says("acknowledge", text) &&
      text.trim().split(/\s+/u).length <= mostWords;
    if (!isTyped && choice?.startsWith(nudgeChoice.acknowledge) !== true)
      return undefined;
    const follower = await followers.get(message);
    const today = civilDate(clock.now());
    const overdue = (follower?.recent ?? []).filter((tag) => {
      const nudged = nudgedOf(follower, tag, parts);
      return nudged !== undefined && nudged.occurrence.lastDay < today;
    });
    // Words that are so common mean only what is overdue, and only to who was nudged of it.
    if (isTyped && overdue.length === 0)
      return session.draft === null &&
        (follower?.follows.length ?? 0) === 0 &&
        isAlone(text)
        ? plain(session)
        : undefined;
    const found = await whichNudged(
      nudgeChoice.acknowledge,
      message,
      session,
      parts,
    );
    return isStep(found) ? found : hold(found, message, session);
  };

  // Who follows is told what is still open.
  function plain(session: Session): Step {
    const words = sayIn(parts, session)("known-plain");
    return told(words, session, [], "smalltalk");
  }

  /** Whether nothing else is said, of which a plan could tell something. */
  function isAlone(text: string): boolean {
    const said = clauseOf("acknowledge", text);
    return said?.manner === "said" && said.strange === 0;
  }
}
