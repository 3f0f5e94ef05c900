import type { Message } from "../src/message.ts";
import { type Follower, Rhythm } from "../src/nudges/follower.ts";
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
    const hours = hoursIn(text);
    if (hours === undefined) return told(say("hours-what"), session);
    await followers.change(message, (old) => old && { ...old, hours });
    const [from, to] = [hourOf(hours.from), hourOf(hours.to)];
    return told(say("hours-set", { from, to }), session);
  }
}

// "8", "8:30", "8h", "8 giờ rưỡi", with the part of the day behind it.
const hour = String.raw`(?<!\d)(\d{1,2})(?:\s?(?:giờ|gio|[:hg])\s?(\d{2})?)?\s*(sáng|trưa|chiều|tối|sang|trua|chieu|toi(?= |$)(?! \d))?`;
const range = new RegExp(
  String.raw`${hour}\s*(?:-|–|đến|den|tới|toi|to|until)\s*(?:hết\s*)?${hour}`,
  "iu",
);

/** "8:00-17:00", "8h - 17h", "7 giờ sáng đến 5 giờ chiều": minutes of the day; undefined where there are none, or they end before they begin. */
function hoursIn(text: string): Follower["hours"] | undefined {
  const match = range.exec(text);
  if (match === null) return undefined;
  const from = minutesOf(match[1], match[2], match[3]);
  const to = minutesOf(match[4], match[5], match[6]);
  return from < to && to <= 24 * 60 ? { from, to } : undefined;
}

function minutesOf(hours = "", rest = "0", part = ""): number {
  const isLate = /^(?:chi|t[oố]i)/iu.test(part) && Number(hours) < 12;
  return (Number(hours) + (isLate ? 12 : 0)) * 60 + Number(rest);
}
