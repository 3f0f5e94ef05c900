import { civilDate } from "../src/clock.ts";
import type { Message } from "../src/message.ts";
import { dateOf, momentOn } from "../src/nudges/days.ts";
import { withSnoozed } from "../src/nudges/follower.ts";
import { acknowledgementOf, workingDayAfter } from "../src/nudges/ladder.ts";
import { voiceOf } from "../src/nudges/office.ts";
import { fullDay, nudgeChoice, whatOf } from "../src/nudges/wording.ts";
import type { Session } from "../src/session.ts";
import type { Handler, Step } from "./handler.ts";
import { isStep, whichNudged } from "./nudge-finding.ts";
import { type Nudged, nudgedOf } from "./nudge-meant.ts";
import { type NudgeParts, reportsIn, sayIn, told } from "./nudge-parts.ts";

const morningMinutes = 7 * 60 + 30;
// Longer messages tell of something else that is under way.
const mostWords = 9;

/** Hears that what is overdue is known and being worked on: that holds nudges and the ladder for some days. */
export function createNudgeKnownHandler(parts: NudgeParts): Handler {
  const { nudges, catalogs } = parts;
  const { cues, followers, ladders, clock } = nudges;
  return async (message, session) => {
    const { choice, text, group } = message;
    if (group) return undefined;
    const isTyped =
      choice === undefined &&
      !text.includes("?") &&
      cues.says("acknowledge", text) &&
      text.trim().split(/\s+/u).length <= mostWords;
    if (!isTyped && choice?.startsWith(nudgeChoice.acknowledge) !== true)
      return undefined;
    const follower = await followers.get(message);
    const today = civilDate(clock.now());
    const overdue = (follower?.recent ?? []).filter((tag) => {
      const nudged = nudgedOf(follower, tag, parts);
      return nudged !== undefined && nudged.occurrence.lastDay < today;
    });
    // Words that are so common mean only what is overdue, and only to who was nudged of it.
    if (isTyped && overdue.length === 0) return undefined;
    const found = await whichNudged(
      nudgeChoice.acknowledge,
      message,
      session,
      parts,
    );
    return isStep(found) ? found : hold(found, message, session);
  };

  async function hold(
    { tag, follow, occurrence, step }: Nudged,
    message: Message,
    session: Session,
  ): Promise<Step> {
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
  }
}
