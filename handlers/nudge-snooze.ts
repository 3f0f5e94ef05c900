import { civilDate, type CivilDate, daysBetween } from "../src/clock.ts";
import { addDays } from "../src/deadlines/civil-days.ts";
import { hourToday } from "../src/nudges/hour-today.ts";
import { spokenComing } from "../src/nudges/spoken-day.ts";
import { typedDay } from "../src/nudges/typed-date.ts";
import { fullDay, nudgeChoice } from "../src/nudges/wording.ts";
import type { Session } from "../src/session.ts";
import { waitKey } from "../src/steering/pending.ts";
import type { Handler, Step } from "./handler.ts";
import { createNudgeClauses } from "./nudge-clause.ts";
import { isStep, whichNudged } from "./nudge-finding.ts";
import { laterToday } from "./nudge-last-day.ts";
import type { Nudged } from "./nudge-meant.ts";
import { createPuttingOff } from "./nudge-put-off.ts";
import { type NudgeParts, sayIn, told } from "./nudge-parts.ts";

const againIn = "nudge-again:";
const waitsFor = "nudge-snooze";
const offered = [1, 3, 7];

/** Puts a nudge off, never past the last day. */
export function createNudgeSnoozeHandler(parts: NudgeParts): Handler {
  const { nudges } = parts;
  const clauseOf = createNudgeClauses(parts);
  const putOff = createPuttingOff(parts);
  return async (message, session) => {
    if (message.group) return undefined;
    const { choice, text } = message;
    const today = civilDate(nudges.clock.now());
    if (choice?.startsWith(againIn) === true) {
      const [tag = "", days = ""] = choice.slice(againIn.length).split(":");
      return putOff(tag, addDays(today, Number(days) || 1), message, session);
    }
    if (choice?.startsWith(laterToday) === true) {
      const [tag = "", minute = ""] = choice
        .slice(laterToday.length)
        .split(/:(?=\d+$)/u);
      return putOff(tag, today, message, session, Number(minute));
    }
    const hour = hourToday(text, nudges.cues);
    const isWaited = session.pending[waitKey] === waitsFor;
    const tag = session.pending["nudge-tag"];
    // A leave that is told of in between is no answer.
    if (choice === undefined && nudges.cues.says("pause", text))
      return undefined;
    if (choice === undefined && isWaited && nudges.cues.is("cancel", text))
      return told(sayIn(parts, session)("snooze-kept"), {
        ...session,
        pending: {},
      });
    if (choice === undefined && isWaited && tag !== undefined) {
      const day = dayIn(text, today);
      if (day !== undefined) return putOff(tag, day, message, session, hour);
    }
    const isAsked =
      choice === undefined
        ? !text.includes("?") &&
          (nudges.cues.says("snooze", text) || isPutOff(text, today))
        : choice.startsWith(nudgeChoice.snooze);
    if (!isAsked) return undefined;
    const follower = await nudges.followers.get(message);
    if (choice === undefined && (follower?.recent.length ?? 0) === 0) {
      const isFollowed = (follower?.follows.length ?? 0) > 0;
      return isFollowed && clauseOf("snooze", text)?.manner === "said"
        ? told(sayIn(parts, session)("no-nudge"), session)
        : undefined;
    }
    const found = await whichNudged(
      nudgeChoice.snooze,
      message,
      session,
      parts,
    );
    if (isStep(found)) return found;
    const day = choice === undefined ? dayIn(text, today) : undefined;
    // Of the last day itself only hours are left.
    const isLast = found.occurrence.lastDay === today;
    return day === undefined && !isLast
      ? ask(found, today, session)
      : putOff(found.tag, day ?? today, message, session, hour);
  };

  /** The day that a text names; an hour alone is today's. */
  function dayIn(text: string, today: CivilDate) {
    const day = typedDay(text, today, nudges.cues);
    const isHour = hourToday(text, nudges.cues) !== undefined;
    return day ?? (isHour ? today : undefined);
  }

  /** "Leave it for Friday", and nothing else. */
  function isPutOff(text: string, today: CivilDate): boolean {
    const said = clauseOf("putOff", text);
    return (
      said?.manner === "said" &&
      (spokenComing(text, today, nudges.cues) !== undefined ||
        nudges.cues.partOfToday(text) !== undefined)
    );
  }

  function ask(
    { tag, occurrence }: Nudged,
    today: CivilDate,
    session: Session,
  ): Step {
    const say = sayIn(parts, session);
    const left = daysBetween(today, occurrence.lastDay);
    const last = fullDay(occurrence.lastDay);
    if (left <= 0) return told(say("snooze-over", { last }), session);
    const choices = offered
      .filter((days) => days <= left)
      .map((days) => ({
        id: `${againIn}${tag}:${days}`,
        label:
          days === 1 ? say("snooze-tomorrow") : say("snooze-days", { days }),
      }));
    const pending = { [waitKey]: waitsFor, "nudge-tag": tag };
    return told(say("snooze-when", { last }), { ...session, pending }, choices);
  }
}
