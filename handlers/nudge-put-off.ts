import { civilDate, type CivilDate } from "../src/clock.ts";
import type { Message } from "../src/message.ts";
import { momentOn } from "../src/nudges/days.ts";
import { fullDay } from "../src/nudges/wording.ts";
import type { Session } from "../src/session.ts";
import type { Step } from "./handler.ts";
import { nudgedOf } from "./nudge-meant.ts";
import { type NudgeParts, sayIn, told } from "./nudge-parts.ts";

const sendMinutes = 7 * 60 + 30;

/** Puts a nudge off to a day, or says why that cannot be. */
export function createPuttingOff(parts: NudgeParts) {
  const { nudges } = parts;
  return async (
    tag: string,
    day: CivilDate | "impossible",
    message: Message,
    session: Session,
  ): Promise<Step> => {
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
  };
}
