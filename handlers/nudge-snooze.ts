import { civilDate, type CivilDate, daysBetween } from "../src/clock.ts";
import type { Message } from "../src/message.ts";
import { addDays } from "../src/deadlines/civil-days.ts";
import { momentOn } from "../src/nudges/days.ts";
import { typedDay } from "../src/nudges/typed-date.ts";
import { fullDay, nudgeChoice } from "../src/nudges/wording.ts";
import type { Session } from "../src/session.ts";
import { waitKey } from "../src/steering/pending.ts";
import type { Handler, Step } from "./handler.ts";
import { isStep, whichNudged } from "./nudge-finding.ts";
import { type Nudged, nudgedOf } from "./nudge-meant.ts";
import { type NudgeParts, sayIn, told } from "./nudge-parts.ts";

const againIn = "nudge-again:";
const waitsFor = "nudge-snooze";
const offered = [1, 3, 7];
const sendMinutes = 7 * 60 + 30;

/** Puts a nudge off, never past the last day. */
export function createNudgeSnoozeHandler(parts: NudgeParts): Handler {
  const { nudges } = parts;
  return async (message, session) => {
    if (message.group) return undefined;
    const { choice, text } = message;
    const today = civilDate(nudges.clock.now());
    if (choice?.startsWith(againIn) === true) {
      const [tag = "", days = ""] = choice.slice(againIn.length).split(":");
      return putOff(tag, addDays(today, Number(days) || 1), message, session);
    }
    const isWaited = session.pending[waitKey] === waitsFor;
    const tag = session.pending["nudge-tag"];
    if (choice === undefined && isWaited && tag !== undefined) {
      const day = typedDay(text, today, nudges.cues);
      if (day !== undefined) return putOff(tag, day, message, session);
    }
    const isAsked =
      choice === undefined
        ? !text.includes("?") && nudges.cues.says("snooze", text)
        : choice.startsWith(nudgeChoice.snooze);
    if (!isAsked) return undefined;
    const follower = await nudges.followers.get(message);
    if (choice === undefined && (follower?.recent.length ?? 0) === 0)
      return undefined;
    const found = await whichNudged(
      nudgeChoice.snooze,
      message,
      session,
      parts,
    );
    if (isStep(found)) return found;
    const day =
      choice === undefined ? typedDay(text, today, nudges.cues) : undefined;
    return day === undefined
      ? ask(found, today, session)
      : putOff(found.tag, day, message, session);
  };

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

  async function putOff(
    tag: string,
    day: CivilDate | "impossible",
    message: Message,
    session: Session,
  ): Promise<Step> {
    const say = sayIn(parts, session);
    const follower = await nudges.followers.get(message);
    const found = nudgedOf(follower, tag, parts);
    if (found === undefined) return told(say("withdrawn"), session);
    if (day === "impossible") return told(say("date-impossible"), session);
    const { lastDay } = found.occurrence;
    const last = fullDay(lastDay);
    const today = civilDate(nudges.clock.now());
    if (today >= lastDay) return told(say("snooze-over", { last }), session);
    if (day > lastDay)
      return told(say("snooze-past", { last, day: fullDay(day) }), session);
    if (day <= today) return told(say("snooze-what"), session);
    const minutes = Math.max(sendMinutes, follower?.hours.from ?? 0);
    const until = momentOn(day, minutes).toISOString();
    await nudges.followers.change(
      message,
      (old) =>
        old && {
          ...old,
          snoozed: [
            ...old.snoozed.filter((one) => one.tag !== tag),
            { tag, until },
          ],
        },
    );
    const words = say("snoozed", { day: fullDay(day) });
    return told(words, { ...session, pending: {} });
  }
}
