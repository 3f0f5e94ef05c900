import type { Message } from "../src/message.ts";
import { type Follower, Rhythm } from "../src/nudges/follower.ts";
import type { Session } from "../src/session.ts";
import type { Handler, Step } from "./handler.ts";
import { hourOf, type NudgeParts, sayIn, told } from "./nudge-parts.ts";

/** Changes between which hours somebody is nudged, and whether of each thing or of all at once. */
export function createNudgeHabitsHandler(parts: NudgeParts): Handler {
  const { cues, followers } = parts.nudges;
  return async (message, session) => {
    const { choice, text, group } = message;
    if (choice !== undefined || group || text.includes("?")) return undefined;
    const rhythm = Rhythm.options.find((one) => cues.says(one, text));
    const hours = cues.after("hours", text);
    if (rhythm === undefined && hours === undefined) return undefined;
    const follower = await followers.get(message);
    if (follower === undefined || follower.follows.length === 0)
      return undefined;
    return rhythm === undefined
      ? setHours(hours ?? "", message, session)
      : setRhythm(rhythm, message, session);
  };

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
    const hours = hoursIn(text);
    if (hours === undefined) return told(say("hours-what"), session);
    await followers.change(message, (old) => old && { ...old, hours });
    const [from, to] = [hourOf(hours.from), hourOf(hours.to)];
    return told(say("hours-set", { from, to }), session);
  }
}

/** "8:00-17:00", "8h - 17h": minutes of the day; undefined where there are none, or they end before they begin. */
function hoursIn(text: string): Follower["hours"] | undefined {
  const match =
    /(\d{1,2})(?:[:hg](\d{2})?)?\D{1,8}(\d{1,2})(?:[:hg](\d{2})?)?/u.exec(text);
  if (match === null) return undefined;
  const minutes = (hours = "", rest = "0") => Number(hours) * 60 + Number(rest);
  const from = minutes(match[1], match[2]);
  const to = minutes(match[3], match[4]);
  return from < to && to <= 24 * 60 ? { from, to } : undefined;
}
