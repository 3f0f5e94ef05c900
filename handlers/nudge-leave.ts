import { civilDate } from "../src/clock.ts";
import { addDays } from "../src/deadlines/civil-days.ts";
import type { Message } from "../src/message.ts";
import type { Follower } from "../src/nudges/follower.ts";
import { planned } from "../src/nudges/planned.ts";
import { typedDate } from "../src/nudges/typed-date.ts";
import { fullDay, whatOf } from "../src/nudges/wording.ts";
import type { Session } from "../src/session.ts";
import type { Handler, Step } from "./handler.ts";
import { type NudgeParts, sayIn, told } from "./nudge-parts.ts";

/** Pauses nudges for a leave, tells what falls due meanwhile, and how a colleague takes it over. */
export function createNudgeLeaveHandler(parts: NudgeParts): Handler {
  const { nudges } = parts;
  const { cues, followers } = nudges;
  return async (message, session) => {
    const { choice, text, group } = message;
    if (choice !== undefined || group || text.includes("?")) return undefined;
    const cue = (["resume", "pause", "handOver"] as const).find((one) =>
      cues.says(one, text),
    );
    if (cue === undefined) return undefined;
    const follower = await followers.get(message);
    // Who is nudged of nothing speaks of another leave.
    if (follower === undefined || follower.follows.length === 0)
      return undefined;
    if (cue === "pause") return pause(message, follower, session);
    if (cue === "handOver") return told(handOver(follower, session), session);
    await followers.change(
      message,
      (old) => old && { ...old, pausedUntil: null },
    );
    return told(sayIn(parts, session)("resumed"), session);
  };

  async function pause(
    message: Message,
    follower: Follower,
    session: Session,
  ): Promise<Step> {
    const say = sayIn(parts, session);
    const now = nudges.clock.now();
    const today = civilDate(now);
    const until = typedDate(message.text, today);
    if (until === undefined) return told(say("pause-what"), session);
    if (until === "impossible") return told(say("date-impossible"), session);
    if (until < today)
      return told(say("pause-past", { date: fullDay(until) }), session);
    await followers.change(
      message,
      (old) => old && { ...old, pausedUntil: until },
    );
    const meanwhile = new Map(
      planned(follower, now, nudges)
        .filter(({ tag, occurrence: { lastDay, suggested } }) => {
          const isWithin = lastDay >= today && lastDay <= until;
          return isWithin && !suggested && !follower.done.includes(tag);
        })
        .map(({ tag, occurrence }) => [tag, occurrence]),
    );
    const due = [...meanwhile.values()].map(
      ({ lastDay, obligation }) =>
        `• ${fullDay(lastDay)}: ${whatOf(obligation)}`,
    );
    const back = fullDay(addDays(until, 1));
    const words = [
      say("paused", { date: fullDay(until), back }),
      ...(due.length === 0
        ? []
        : [say("paused-due"), ...due, handOver(follower, session)]),
    ];
    return told(words.join("\n"), session);
  }

  function handOver({ follows }: Follower, session: Session): string {
    const say = sayIn(parts, session);
    const words = follows
      .map(({ place, agency }) => say("hand-over-words", { place, agency }))
      .join(say("hand-over-join"));
    return say("hand-over", { words });
  }
}
