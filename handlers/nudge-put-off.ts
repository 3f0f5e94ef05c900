import { civilDate, type CivilDate } from "../src/clock.ts";
import type { Message } from "../src/message.ts";
import { minutesOf, momentOn } from "../src/nudges/days.ts";
import { usualHours } from "../src/nudges/follower.ts";
import { fullDay } from "../src/nudges/wording.ts";
import type { Session } from "../src/session.ts";
import type { Step } from "./handler.ts";
import { nudgedOf } from "./nudge-meant.ts";
import { hourOf, type NudgeParts, sayIn, told } from "./nudge-parts.ts";
import { lastDayStep } from "./nudge-last-day.ts";

const sendMinutes = 7 * 60 + 30;

/** Puts a nudge off to a day, and to an hour of it where one is named, or says why that cannot be. */
export function createPuttingOff(parts: NudgeParts) {
  const { nudges } = parts;
  return async (
    tag: string,
    day: CivilDate | "impossible",
    message: Message,
    session: Session,
    hour?: number,
  ): Promise<Step> => {
    const say = sayIn(parts, session);
    const follower = await nudges.followers.get(message);
    const found = nudgedOf(follower, tag, parts);
    if (found === undefined) return told(say("withdrawn"), session);
    if (day === "impossible") return told(say("date-impossible"), session);
    const { lastDay } = found.occurrence;
    const last = fullDay(lastDay);
    const today = civilDate(nudges.clock.now());
    const now = minutesOf(nudges.clock.now());
    const hours = follower?.hours ?? usualHours;
    const isToday =
      day === today && hour !== undefined && hour > now && hour < hours.to;
    if (today === lastDay && !isToday)
      return lastDayStep({ tag, last, hours, now }, session, parts);
    if (today > lastDay) return told(say("snooze-over", { last }), session);
    if (day > lastDay)
      return told(say("snooze-past", { last, day: fullDay(day) }), session);
    if (day <= today && !isToday) return told(say("snooze-what"), session);
    const isHour = hour !== undefined && hour < hours.to;
    const minutes = Math.max(isHour ? hour : sendMinutes, hours.from);
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
    const words = isToday
      ? say("snoozed-today", { hour: hourOf(minutes) })
      : say("snoozed", { day: fullDay(day) });
    return told(words, { ...session, pending: {} });
  };
}
