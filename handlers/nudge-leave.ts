import { civilDate } from "../src/clock.ts";
import { addDays } from "../src/deadlines/civil-days.ts";
import type { Message } from "../src/message.ts";
import type { Follower } from "../src/nudges/follower.ts";
import { planned } from "../src/nudges/planned.ts";
import { typedDate, typedDays } from "../src/nudges/typed-date.ts";
import { fullDay, whatOf } from "../src/nudges/wording.ts";
import type { Session } from "../src/session.ts";
import type { Handler, Step } from "./handler.ts";
import { createNudgeClauses } from "./nudge-clause.ts";
import { type NudgeParts, sayIn, told } from "./nudge-parts.ts";

/** Pauses nudges for a leave, tells what falls due meanwhile, and how a colleague takes it over. */
export function createNudgeLeaveHandler(parts: NudgeParts): Handler {
  const { nudges } = parts;
  const { cues, followers } = nudges;
  const clauseOf = createNudgeClauses(parts);
  return async (message, session) => {
    const { choice, text, group } = message;
    if (choice !== undefined || group || text.includes("?")) return undefined;
    const cue = cueOf(text);
    if (cue === undefined) return undefined;
    const follower = await followers.get(message);
    // Who is nudged of nothing speaks of another leave.
    if (follower === undefined || follower.follows.length === 0)
      return undefined;
    if (cue === "pause") return pause(message, follower, session);
    await followers.change(
      message,
      (old) => old && { ...old, pausedUntil: null, pausedFrom: undefined },
    );
    return told(sayIn(parts, session)("resumed"), session);
  };

  function cueOf(text: string) {
    const cue = (["resume", "pause"] as const).find((one) =>
      cues.says(one, text),
    );
    if (cue !== undefined) {
      const said = clauseOf(cue, text);
      const asks = said?.manner === "asked" || said?.manner === "how";
      return asks || said?.isDenied === true ? undefined : cue;
    }
    // "No reminders until the 20th" is a leave.
    const today = civilDate(nudges.clock.now());
    const isUntil =
      cues.says("until", text) && !clauseOf("stop", text)?.isDenied;
    const isLeave =
      isUntil && cues.says("stop", text) && typedDate(text, today);
    return isLeave ? "pause" : undefined;
  }

  async function pause(
    message: Message,
    follower: Follower,
    session: Session,
  ): Promise<Step> {
    const say = sayIn(parts, session);
    const now = nudges.clock.now();
    const today = civilDate(now);
    const days = typedDays(message.text, today, cues);
    if (days === undefined) return told(say("pause-what"), session);
    if (days === "impossible") return told(say("date-impossible"), session);
    if (days === "backwards") return told(say("pause-dates"), session);
    const { until } = days;
    const from =
      days.from !== undefined && days.from > today ? days.from : today;
    if (until < today)
      return told(say("pause-past", { date: fullDay(until) }), session);
    await followers.change(
      message,
      (old) => old && { ...old, pausedUntil: until, pausedFrom: from },
    );
    const meanwhile = new Map(
      planned(follower, now, nudges)
        .filter(({ tag, occurrence: { lastDay, suggested } }) => {
          const isWithin = lastDay >= from && lastDay <= until;
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
      from > today
        ? say("paused-from", {
            ...{ from: fullDay(from), date: fullDay(until), back },
          })
        : say("paused", { date: fullDay(until), back }),
      ...(due.length === 0
        ? []
        : [say("paused-due"), ...due, say("hand-over")]),
    ];
    return told(words.join("\n"), session);
  }
}
