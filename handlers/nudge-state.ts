import type { Message } from "../src/message.ts";
import type { Follower } from "../src/nudges/follower.ts";
import { nudgeChoice, whatOf } from "../src/nudges/wording.ts";
import type { Session } from "../src/session.ts";
import type { Handler, Step } from "./handler.ts";
import { createNudgeClauses, type SaidOf } from "./nudge-clause.ts";
import { meantBy } from "./nudge-meant.ts";
import { notedOf } from "./nudge-noted.ts";
import { type NudgeParts, sayIn, told } from "./nudge-parts.ts";

export const stillOpen = "nudge-open:";
// With more words beside it the act is not what the sentence is about.
const mostStrange = { asked: 3, doubted: 5 };

/**
 * Answers who speaks of what is done without saying that it is: a question by what was noted, a denial by what comes
 * next, a doubt by asking back. Nothing is noted.
 */
export function createNudgeStateHandler(parts: NudgeParts): Handler {
  const { cues, followers } = parts.nudges;
  const clauseOf = createNudgeClauses(parts);
  return async (message, session) => {
    const { choice, text, group } = message;
    if (group) return undefined;
    const say = sayIn(parts, session);
    if (choice !== undefined)
      return choice.startsWith(stillOpen)
        ? told(say("still-open"), session)
        : undefined;
    const acts = ["done", "notDone", "handIn", "acknowledge"] as const;
    if (!acts.some((act) => cues.says(act, text))) return undefined;
    const follower = await followers.get(message);
    if (follower === undefined || follower.follows.length === 0)
      return undefined;
    const said = clauseOf(acts, text, follower.follows);
    if (said === undefined) return undefined;
    const intent = parts.intentOf(message, session);
    const isTip = intent === "tip" || intent === "emergency";
    if (isTip && said.strange > 0) return undefined;
    // "Handed in last week, and you still remind me" asks why.
    const isAsked =
      said.manner === "asked" ||
      said.manner === "how" ||
      cues.says("whoDid", text);
    return isAsked
      ? asked(said, follower, message, session)
      : stated(said, follower, message, session);
  };

  async function asked(
    { strange, agencies, isOther, manner }: SaidOf,
    follower: Follower,
    { text }: Message,
    session: Session,
  ): Promise<Step | undefined> {
    const most = cues.says("whoDid", text)
      ? mostStrange.doubted
      : mostStrange.asked;
    if (strange > most || !isWhether(text, manner)) return undefined;
    const say = sayIn(parts, session);
    if (isOther) return told(say("noted-other"), session);
    const { recent } = meantBy(follower, parts, agencies);
    if (recent.length === 0) return undefined;
    const lines = await Promise.all(
      recent.map((one) => notedOf(one, follower, session, parts)),
    );
    return told([...lines, say("noted-how")].join("\n"), session);
  }

  // Who is to hand in what, and when, the plan answers.
  function isWhether(text: string, manner: SaidOf["manner"]): boolean {
    if (manner === "how") return cues.says("done", text);
    return !cues.says("asksWhat", text) || cues.says("whoDid", text);
  }

  function stated(
    { manner, strange, agencies, isOther }: SaidOf,
    follower: Follower,
    { text }: Message,
    session: Session,
  ): Step | undefined {
    const say = sayIn(parts, session);
    const { recent, isNudged } = meantBy(follower, parts, agencies);
    const isAbout = isNudged || cues.says("handIn", text);
    const [first] = recent;
    if (!isAbout || first === undefined || strange > mostStrange.doubted)
      return undefined;
    if (isOther) return told(say("noted-not-yours"), session);
    const isOpen =
      manner === "denied" ||
      !cues.says("done", text) ||
      cues.says("notDone", text);
    if (isOpen) return told(say("still-open"), session);
    const choices = [
      ...recent.map(({ tag, occurrence }) => ({
        id: nudgeChoice.done + tag,
        label:
          recent.length === 1
            ? say("choose-done")
            : whatOf(occurrence.obligation),
      })),
      { id: stillOpen + first.tag, label: say("choose-open") },
    ];
    const what = recent.map((one) => whatOf(one.occurrence.obligation));
    return told(
      say("done-sure", { what: what.join("”, “") }),
      session,
      choices,
    );
  }
}
