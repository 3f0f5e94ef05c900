import type { Message } from "../src/message.ts";
import { Rhythm } from "../src/nudges/follower.ts";
import { typedHours } from "../src/nudges/typed-hours.ts";
import type { Session } from "../src/session.ts";
import type { Handler, Step } from "./handler.ts";
import { createNudgeClauses } from "./nudge-clause.ts";
import { hourOf, type NudgeParts, sayIn, told } from "./nudge-parts.ts";

const longest = 120;

/** Changes between which hours somebody is nudged, and whether of each thing or of all at once. */
export function createNudgeHabitsHandler(parts: NudgeParts): Handler {
  const { cues, followers } = parts.nudges;
  const clauseOf = createNudgeClauses(parts);
  return async (message, session) => {
    const { choice, text, group } = message;
    if (choice !== undefined || group) return undefined;
    const rhythm = Rhythm.options.find((one) => isSaid(one, text));
    const hours = hoursAsked(text);
    if (rhythm === undefined && hours === undefined) return undefined;
    const follower = await followers.get(message);
    if (follower === undefined || follower.follows.length === 0)
      return undefined;
    return rhythm === undefined
      ? setHours(hours ?? "", message, session)
      : setRhythm(rhythm, message, session);
  };

  function isSaid(rhythm: Rhythm, text: string): boolean {
    const manner = clauseOf(rhythm, text)?.manner;
    return manner === "said" || manner === "strange";
  }

  /** What tells between which hours; hours that are not to be count as none yet. */
  function hoursAsked(text: string): string | undefined {
    if (text.includes("?") || text.length > longest) return undefined;
    const isOfNudges = cues.says("nudging", text);
    if (isOfNudges && cues.says("partOfDay", text)) return "";
    const manner = clauseOf("hours", text)?.manner;
    if (manner === "asked" || manner === "how") return undefined;
    return manner === "denied" ? "" : cues.after("hours", text);
  }

  async function setRhythm(
    rhythm: Rhythm,
    message: Message,
    session: Session,
  ): Promise<Step> {
    await followers.change(message, (old) => old && { ...old, rhythm });
    const say = sayIn(parts, session);
    const words = say(`rhythm-${rhythm}`);
    return told(say("rhythm-set", { rhythm: words }), session);
  }

  async function setHours(
    text: string,
    message: Message,
    session: Session,
  ): Promise<Step> {
    const say = sayIn(parts, session);
    const hours = typedHours(text);
    if (hours === undefined) return told(say("hours-what"), session);
    await followers.change(message, (old) => old && { ...old, hours });
    const [from, to] = [hourOf(hours.from), hourOf(hours.to)];
    return told(say("hours-set", { from, to }), session);
  }
}
