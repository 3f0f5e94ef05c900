import { type Message, wordsOf } from "../src/message.ts";
import { printedDay } from "../src/nudges/planned.ts";
import {
  beginning,
  dayWithName,
  fullDay,
  nudgeChoice,
  sourceOf,
} from "../src/nudges/wording.ts";
import type { Session } from "../src/session.ts";
import type { Handler, Step } from "./handler.ts";
import { createNudgeClauses } from "./nudge-clause.ts";
import { isStep, whichNudged } from "./nudge-finding.ts";
import { type Nudged, nudgedOf } from "./nudge-meant.ts";
import { type NudgeParts, sayIn } from "./nudge-parts.ts";

const longestQuote = 900;
const mostWords = 9;
const mostStrange = 1;

/**
 * Answers who asks about what they are nudged of: by the plan's own sentence, its section, who is to do it, by when and
 * for whom. What they ask next is about that agency.
 */
export function createNudgeAskHandler(parts: NudgeParts): Handler {
  const { nudges, catalogs } = parts;
  const clauseOf = createNudgeClauses(parts);
  return async (message, session) => {
    const { choice, group, text } = message;
    if (group) return undefined;
    const isAsked =
      choice === undefined
        ? isAskedBare(text)
        : choice.startsWith(nudgeChoice.ask);
    if (!isAsked) return undefined;
    if (choice === undefined && !(await isNudged(message))) return undefined;
    const found = await whichNudged(nudgeChoice.ask, message, session, parts);
    return isStep(found) ? found : answer(found, session);
  };

  /** Whether nothing else is asked, which the plan could answer. */
  function isAskedBare(text: string): boolean {
    const said = clauseOf("askAbout", text);
    return (
      said !== undefined &&
      said.strange <= mostStrange &&
      !said.isOther &&
      text.trim().split(/\s+/u).length <= mostWords
    );
  }

  // "I have a question" means a nudge only to who was nudged.
  async function isNudged(message: Message): Promise<boolean> {
    const follower = await nudges.followers.get(message);
    const recent = follower?.recent ?? [];
    return recent.some((tag) => nudgedOf(follower, tag, parts) !== undefined);
  }

  function answer({ follow, occurrence }: Nudged, session: Session): Step {
    const { place, agency } = follow;
    const { obligation, lastDay } = occurrence;
    const printed = printedDay(occurrence);
    const { evidence, who, to, section, plan } = obligation;
    const catalog = catalogs[session.language];
    const say = sayIn(parts, session);
    const last = dayWithName(lastDay, catalog);
    const words = [
      say("about", { agency }),
      say("about-quote", { quote: beginning(evidence, longestQuote) }),
      ...(who.length === 0
        ? []
        : [say("about-who", { who: beginning(who.join(", "), 200) })]),
      ...(to.length === 0 ? [] : [say("nudge-to", { to: to.join(", ") })]),
      printed === lastDay
        ? say("nudge-due-on", { last })
        : say("nudge-due", { day: fullDay(printed), last }),
      sourceOf(obligation, nudges.plans, catalog),
      say("about-more", { agency }),
    ];
    return {
      intent: "question",
      answered: true,
      citations: [{ plan, section: section ?? "0", quote: evidence }],
      replies: [wordsOf(words.join("\n"))],
      session: { ...session, place, agency, thread: null },
    };
  }
}
