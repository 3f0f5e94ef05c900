import { civilDate } from "../src/clock.ts";
import type { Message } from "../src/message.ts";
import { mayStand } from "../src/nudges/standing.ts";
import { pastDay } from "../src/nudges/typed-date.ts";
import { fullDay, whatOf } from "../src/nudges/wording.ts";
import { dateOf } from "../src/nudges/days.ts";
import type { Session } from "../src/session.ts";
import type { Handler, Step } from "./handler.ts";
import { type NudgeParts, reportsIn, sayIn, told } from "./nudge-parts.ts";
import { createNudgeClauses } from "./nudge-clause.ts";
import { awaitsProof } from "./nudge-proof.ts";
import { createStandingFinding } from "./nudge-standing.ts";
import type { Stood } from "./nudge-standing-open.ts";
import { undoChoice } from "./nudge-undo.ts";

const longestWord = 300;

/** The standing agency notes a report that it has from an agency that does not use the desk, with its day and a word. */
export function createNudgeNoteForHandler(parts: NudgeParts): Handler {
  const { nudges } = parts;
  const { cues } = nudges;
  const clauseOf = createNudgeClauses(parts);
  const finding = createStandingFinding(parts);
  return async (message, session) => {
    const { choice, text, group } = message;
    if (group) return undefined;
    const isTyped =
      choice === undefined && isSaid(text) && finding.namesAgency(text);
    const said =
      finding.chosen("note", message, session) ?? (isTyped ? text : undefined);
    if (said === undefined || !(await mayStand(nudges, message)))
      return undefined;
    const found = await finding.which("note", message, session);
    if (found === undefined) return undefined;
    return "replies" in found ? found : note(found, said, message, session);
  };

  // With a word of their own they may add what they like, as long as nothing takes it back.
  function isSaid(text: string): boolean {
    if (text.includes("?") || cues.says("notYet", text)) return false;
    if (clauseOf("noteFor", text)?.manner === "strange") return true;
    return clauseOf(["noteFor", "done"], text)?.manner === "said";
  }

  async function note(
    { tag, place, agency, occurrence }: Stood,
    said: string,
    message: Message,
    session: Session,
  ): Promise<Step> {
    const say = reportsIn(parts, session);
    const { obligation, period, lastDay } = occurrence;
    const today = civilDate(nudges.clock.now());
    const on = pastDay(said, today, cues) ?? today;
    const after = { ...session, pending: {} };
    if (on === "impossible")
      return told(sayIn(parts, session)("date-impossible"), after);
    if (on === "vague") return told(say("note-day"), after);
    if (on > today)
      return told(say("note-future", { date: fullDay(on) }), after);
    const members = await nudges.roster.membershipsOf(message);
    const by =
      members.find(({ unit }) => unit !== null)?.unit ?? say("by-standing");
    const { report, first } = await nudges.reports.note({
      ...{ tag, place, agency, obligation: obligation.id, period },
      ...{ lastDay, on, by, standing: true },
      proof: [said.trim().slice(0, longestWord)],
    });
    const what = whatOf(obligation);
    if (!first) {
      const date = fullDay(dateOf(report.on));
      const words = { what, by: report.by, date };
      return told(sayIn(parts, session)("done-before", words), after);
    }
    const words = say("noted-for", { agency, what, date: fullDay(on) });
    const pending = awaitsProof(tag, nudges.clock.now());
    const choices = [{ id: undoChoice + tag, label: say("undo-choice") }];
    return told(words, { ...session, pending }, choices);
  }
}
