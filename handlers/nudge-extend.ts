import { civilDate } from "../src/clock.ts";
import type { Message } from "../src/message.ts";
import { withExtended } from "../src/nudges/extensions.ts";
import { mayStand } from "../src/nudges/standing.ts";
import { typedDate } from "../src/nudges/typed-date.ts";
import { fullDay, whatOf } from "../src/nudges/wording.ts";
import type { Session } from "../src/session.ts";
import { waitKey } from "../src/steering/pending.ts";
import type { Handler, Step } from "./handler.ts";
import { type NudgeParts, reportsIn, sayIn, told } from "./nudge-parts.ts";
import { createStandingFinding, type Stood } from "./nudge-standing.ts";

const reasonFor = "nudge-extend-reason";
const kept = "nudge-extend";
const longestReason = 200;

/** Grants one agency a later day for one report, with the reason. The plan's own day stays, and is named beside it. */
export function createNudgeExtendHandler(parts: NudgeParts): Handler {
  const { nudges } = parts;
  const { cues, followers } = nudges;
  const finding = createStandingFinding(parts);
  return async (message, session) => {
    const { choice, text, group } = message;
    if (group) return undefined;
    const before = session.pending[kept];
    const isReason =
      choice === undefined &&
      before !== undefined &&
      session.pending[waitKey] === reasonFor &&
      !text.includes("?") &&
      !text.startsWith("/");
    const said = isReason
      ? joinReason(before, text)
      : (finding.chosen("extend", message, session) ??
        (choice === undefined &&
        !text.includes("?") &&
        cues.says("extend", text)
          ? text
          : undefined));
    if (said === undefined || !(await mayStand(nudges, message)))
      return undefined;
    if (choice === undefined && !finding.namesAgency(said)) return undefined;
    const asked = choice === undefined ? { ...message, text: said } : message;
    const found = await finding.which("extend", asked, session);
    if (found === undefined) return undefined;
    return "replies" in found ? found : grant(found, said, message, session);
  };

  async function grant(
    { tag, place, agency, occurrence }: Stood,
    said: string,
    message: Message,
    session: Session,
  ): Promise<Step> {
    const say = reportsIn(parts, session);
    const { obligation, period, lastDay } = occurrence;
    const today = civilDate(nudges.clock.now());
    const to = typedDate(said, today);
    const after = { ...session, pending: {} };
    if (to === "impossible")
      return told(sayIn(parts, session)("date-impossible"), after);
    if (to === undefined) return told(say("extend-when", { agency }), after);
    const planned = fullDay(lastDay);
    if (to <= lastDay)
      return told(say("extend-early", { to: fullDay(to), planned }), after);
    if (to < today) return told(say("extend-past", { to: fullDay(to) }), after);
    const reason = reasonIn(said);
    if (reason === "") {
      const pending = { [waitKey]: reasonFor, [kept]: said };
      return told(say("extend-why", { agency }), { ...session, pending });
    }
    const members = await nudges.roster.membershipsOf(message);
    const by = members.find(({ unit }) => unit !== null)?.unit;
    const about = { tag, place, agency, obligation: obligation.id, period };
    await nudges.extensions.grant(
      { ...about, planned: lastDay },
      { to, reason, by: by ?? say("by-standing") },
    );
    // Whom this does not reach is told at their next nudge.
    for await (const one of followers.each())
      if (one.follows.some((f) => f.place === place && f.agency === agency))
        await followers.change(
          one,
          (old) => old && withExtended(old, { tag, to }),
        );
    await nudges.ladders.wake(tag);
    const what = whatOf(obligation);
    const values = { agency, what, to: fullDay(to), planned, reason };
    return told(say("extended", values), after);
  }

  /** What stands behind the day, without the word that leads it in. */
  function reasonIn(said: string): string {
    const rest = said.replace(
      /^.*?\d\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?/su,
      "",
    );
    const plain = rest.replace(/^[\s,.;:–-]+/u, "").trim();
    const behind = cues.after("reason", plain);
    const isLed = behind !== undefined && plain.endsWith(behind);
    const lead = isLed ? plain.length - behind.length : 0;
    // Only a word at the beginning leads in.
    const reason = lead > 0 && lead <= longestLead ? (behind ?? "") : plain;
    return reason.replace(/^[\s,.;:–-]+/u, "").slice(0, longestReason);
  }
}

// In letters: longer than any word that leads a reason in, with a sign behind it.
const longestLead = 12;

function joinReason(said: string, reason: string): string {
  return `${said} ${reason}`;
}
