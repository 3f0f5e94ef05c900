import { civilDate } from "../src/clock.ts";
import type { Message } from "../src/message.ts";
import type { Follow } from "../src/nudges/follower.ts";
import { isReference } from "../src/nudges/proof-words.ts";
import { pastDay } from "../src/nudges/typed-date.ts";
import { nudgeChoice } from "../src/nudges/wording.ts";
import type { Session } from "../src/session.ts";
import { waitKey } from "../src/steering/pending.ts";
import type { Handler, Step } from "./handler.ts";
import { createNudgeClauses, type SaidOf } from "./nudge-clause.ts";
import { isStep, whichNudged } from "./nudge-finding.ts";
import type { NudgeParts } from "./nudge-parts.ts";
import { createDoneNoting, dayOf } from "./nudge-done-note.ts";

// More beside it is about something else.
const mostStrange = 6;

/** Hears that something is done, and on which day. */
export function createNudgeDoneHandler(parts: NudgeParts): Handler {
  const { cues, clock, followers } = parts.nudges;
  const clauseOf = createNudgeClauses(parts);
  const note = createDoneNoting(parts);
  return async (message, session) => {
    if (message.group) return undefined;
    const { choice, text } = message;
    if (choice?.startsWith(nudgeChoice.done) === true)
      return which(message, session);
    if (choice !== undefined) return undefined;
    const asked = session.pending[dayOf.tag];
    if (session.pending[waitKey] === dayOf.waits && asked !== undefined) {
      const day = pastDay(text, civilDate(clock.now()), cues);
      const tapped = { ...message, choice: nudgeChoice.done + asked };
      if (day !== undefined && day !== "vague")
        return which(tapped, session, [], text);
    }
    const acts = actsIn(text);
    if (acts === undefined) return undefined;
    // Words that are so common mean nudges only to who gets some.
    const follows: readonly Follow[] =
      (await followers.get(message))?.follows ?? [];
    const said = clauseOf(acts, text, follows);
    if (follows.length === 0 || said === undefined || said.isOther)
      return undefined;
    if (said.manner !== "said" && !isProven(said, message, session))
      return undefined;
    return which(message, session, said.agencies, text);
  };

  /** Whether the number of a document or a link bears out what stands beside words that are not understood. */
  function isProven(
    { manner, strange }: SaidOf,
    message: Message,
    session: Session,
  ): boolean {
    const intent = parts.intentOf(message, session);
    return (
      manner === "strange" &&
      strange <= mostStrange &&
      isReference(message.text) &&
      intent !== "tip" &&
      intent !== "emergency"
    );
  }

  /** "Handed it in the day before yesterday" says that it is done by its day alone. */
  function actsIn(text: string) {
    if (cues.says("done", text)) return ["done", "sent"] as const;
    if (!cues.says("handIn", text) && !cues.says("sent", text))
      return undefined;
    const today = civilDate(clock.now());
    const day = pastDay(text, today, cues);
    const hasCome =
      day === "vague" ||
      (day !== undefined && day !== "impossible" && day <= today);
    return hasCome ? (["done", "handIn", "sent"] as const) : undefined;
  }

  async function which(
    message: Message,
    session: Session,
    agencies: readonly string[] = [],
    said = "",
  ): Promise<Step> {
    const found = await whichNudged(
      nudgeChoice.done,
      ...([message, session, parts, agencies] as const),
    );
    return isStep(found) ? found : note(found, said, message, session);
  }
}
