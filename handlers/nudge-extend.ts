import { civilDate } from "../src/clock.ts";
import type { Message } from "../src/message.ts";
import { mayStand } from "../src/nudges/standing.ts";
import { endsAsking, reasonIn } from "../src/nudges/reason.ts";
import { typedDate } from "../src/nudges/typed-date.ts";
import { fullDay, whatOf } from "../src/nudges/wording.ts";
import { lastDay } from "../src/plans/in-force.ts";
import type { Session } from "../src/session.ts";
import { waitKey } from "../src/steering/pending.ts";
import type { Handler, Step } from "./handler.ts";
import { spreadExtension } from "./nudge-extended.ts";
import { createNudgeClauses } from "./nudge-clause.ts";
import { type NudgeParts, reportsIn, sayIn, told } from "./nudge-parts.ts";
import { createStandingFinding } from "./nudge-standing.ts";
import type { Stood } from "./nudge-standing-open.ts";

const reasonFor = "nudge-extend-reason";
const kept = "nudge-extend";

/** Grants one agency a later day for one report, with the reason. The plan's own day stays, and is named beside it. */
export function createNudgeExtendHandler(parts: NudgeParts): Handler {
  const { nudges } = parts;
  const { cues, followers } = nudges;
  const clauseOf = createNudgeClauses(parts);
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
      ? `${before} ${text}`
      : (finding.chosen("extend", message, session) ??
        (choice === undefined && isGranted(text) ? text : undefined));
    const isSpoken = choice === undefined && cues.says("extend", text);
    if (said === undefined && !isSpoken) return undefined;
    if (!(await mayStand(nudges, message)))
      return choice === undefined && (await isNudged(message))
        ? told(reportsIn(parts, session)("extend-who"), session)
        : undefined;
    if (said === undefined)
      return finding.namesAgency(text)
        ? told(reportsIn(parts, session)("extend-not"), session)
        : undefined;
    if (choice === undefined && !finding.namesAgency(said)) return undefined;
    const asked = choice === undefined ? { ...message, text: said } : message;
    const found = await finding.which("extend", asked, session);
    if (found === undefined) return undefined;
    return "replies" in found ? found : grant(found, said, message, session);
  };

  // Who is nudged and asks for a later day is told who grants it.
  async function isNudged(person: Message): Promise<boolean> {
    return ((await followers.get(person))?.follows.length ?? 0) > 0;
  }

  /** Whether it says so: a reason may hold any word, but a question or a denial grants nothing. */
  function isGranted(text: string): boolean {
    if (text.includes("?") || !cues.says("extend", text)) return false;
    const day = /\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?/u.exec(text);
    const end = day === null ? text.length : day.index + day[0].length;
    const said = clauseOf("extend", text.slice(0, end));
    const isOpen = said?.manner === "said" || said?.manner === "strange";
    return isOpen && !endsAsking(text, cues);
  }

  async function grant(
    { tag, place, agency, occurrence }: Stood,
    said: string,
    message: Message,
    session: Session,
  ): Promise<Step> {
    const say = reportsIn(parts, session);
    const { obligation, period, lastDay: due } = occurrence;
    const today = civilDate(nudges.clock.now());
    const to = typedDate(said, today);
    const after = { ...session, pending: {} };
    if (to === "impossible")
      return told(sayIn(parts, session)("date-impossible"), after);
    if (to === undefined) return told(say("extend-when", { agency }), after);
    const planned = fullDay(due);
    if (to <= due)
      return told(say("extend-early", { to: fullDay(to), planned }), after);
    const plan = nudges.plans.find(({ slug }) => slug === obligation.plan);
    const ends = plan === undefined ? null : lastDay(plan);
    if (ends !== null && to > ends)
      return told(say("extend-beyond", { ends: fullDay(ends) }), after);
    if (to < today) return told(say("extend-past", { to: fullDay(to) }), after);
    const reason = reasonIn(said, cues);
    if (reason === "") {
      const pending = { [waitKey]: reasonFor, [kept]: said };
      return told(say("extend-why", { agency }), { ...session, pending });
    }
    const members = await nudges.roster.membershipsOf(message);
    const by = members.find(({ unit }) => unit !== null)?.unit;
    const about = { tag, place, agency, obligation: obligation.id, period };
    await nudges.extensions.grant(
      { ...about, planned: due },
      { to, reason, by: by ?? say("by-standing") },
    );
    const what = whatOf(obligation);
    const values = { agency, what, to: fullDay(to), planned, reason };
    await spreadExtension({ tag, to, place, agency }, values, parts);
    await nudges.ladders.wake(tag);
    return told(say("extended", values), after);
  }
}
