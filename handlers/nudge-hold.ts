import { civilDate } from "../src/clock.ts";
import type { Message } from "../src/message.ts";
import { dateOf, momentOn } from "../src/nudges/days.ts";
import { withSnoozed } from "../src/nudges/follower.ts";
import { acknowledgementOf, workingDayAfter } from "../src/nudges/ladder.ts";
import { voiceOf } from "../src/nudges/office.ts";
import { fullDay, whatOf } from "../src/nudges/wording.ts";
import type { Session } from "../src/session.ts";
import type { Step } from "./handler.ts";
import type { Nudged } from "./nudge-meant.ts";
import { type NudgeParts, reportsIn, sayIn, told } from "./nudge-parts.ts";

const morningMinutes = 7 * 60 + 30;

/** Holds nudges and the ladder of what is overdue for some days. */
export function createHolding(parts: NudgeParts) {
  const { nudges, catalogs } = parts;
  const { cues, followers, ladders, clock } = nudges;
  return async (
    { tag, follow, occurrence, step }: Nudged,
    message: Message,
    session: Session,
  ): Promise<Step> => {
    const { place, agency } = follow;
    const { lastDay, obligation } = occurrence;
    const say = (key: string, values: Record<string, string>) =>
      catalogs[session.language].say(`ladder.${key}`, values);
    const today = civilDate(clock.now());
    if (lastDay >= today)
      return told(say("not-yet", { last: fullDay(lastDay) }), session);
    const what = whatOf(obligation);
    const report = await nudges.reports.get(tag);
    if (report !== undefined) {
      const date = fullDay(dateOf(report.on));
      const words = { what, by: report.by, date };
      return told(sayIn(parts, session)("done-before", words), session);
    }
    const { workingDays } = nudges.calendar;
    const office = await voiceOf(nudges, message, { follow, step });
    const own = workingDayAfter(workingDays, today, cues.ladder.held);
    const by =
      office?.unit ??
      (step === "standing"
        ? reportsIn(parts, session)("by-standing")
        : sayIn(parts, session)("by-colleague", { agency }));
    const held =
      office === undefined
        ? own
        : await ladders.acknowledge({ tag, place, agency, lastDay }, by);
    if (held === "before") {
      const ladder = await ladders.get(tag);
      const ack = ladder && acknowledgementOf(ladder);
      const day = ack === undefined ? "" : fullDay(civilDate(new Date(ack.at)));
      return told(say("held-before", { by: ack?.by ?? by, day }), session);
    }
    const back = workingDayAfter(workingDays, held, 1);
    const until = momentOn(back, morningMinutes).toISOString();
    await followers.change(
      message,
      (old) => old && withSnoozed(old, { tag, until }),
    );
    const key =
      office === undefined
        ? "held-own"
        : step === "standing"
          ? "held-standing"
          : "held";
    const values = { agency, what, by, until: fullDay(held) };
    return told(say(key, values), session);
  };
}
