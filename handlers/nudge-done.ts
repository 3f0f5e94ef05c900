import { civilDate } from "../src/clock.ts";
import type { Message } from "../src/message.ts";
import { dateOf } from "../src/nudges/days.ts";
import { voiceOf } from "../src/nudges/office.ts";
import { pastDay } from "../src/nudges/typed-date.ts";
import { fullDay, nudgeChoice, whatOf } from "../src/nudges/wording.ts";
import type { Session } from "../src/session.ts";
import type { Handler, Step } from "./handler.ts";
import { createNudgeClauses } from "./nudge-clause.ts";
import { isStep, whichNudged } from "./nudge-finding.ts";
import type { Nudged } from "./nudge-meant.ts";
import { type NudgeParts, reportsIn, sayIn, told } from "./nudge-parts.ts";
import { awaitsProof } from "./nudge-proof.ts";
import { undoChoice } from "./nudge-undo.ts";

/**
 * Notes what is done: for the agency where a role lets the person speak for it, so that colleagues are nudged no more;
 * otherwise for the person alone.
 */
export function createNudgeDoneHandler(parts: NudgeParts): Handler {
  const { nudges } = parts;
  const clauseOf = createNudgeClauses(parts);
  return async (message, session) => {
    if (message.group) return undefined;
    const { choice, text } = message;
    if (choice?.startsWith(nudgeChoice.done) === true)
      return which(message, session);
    if (choice !== undefined || !nudges.cues.says("done", text))
      return undefined;
    // Words that are so common mean nudges only to who gets some.
    const follows = (await nudges.followers.get(message))?.follows ?? [];
    const said = clauseOf("done", text, follows);
    if (follows.length === 0 || said?.manner !== "said" || said.isOther)
      return undefined;
    return which(message, session, said.agencies);
  };

  async function which(
    message: Message,
    session: Session,
    agencies: readonly string[] = [],
  ): Promise<Step> {
    const found = await whichNudged(
      nudgeChoice.done,
      ...([message, session, parts, agencies] as const),
    );
    return isStep(found) ? found : note(found, message, session);
  }

  async function note(
    { tag, follow, occurrence, step }: Nudged,
    message: Message,
    session: Session,
  ): Promise<Step> {
    const say = sayIn(parts, session);
    const { place, agency } = follow;
    const { obligation, period, lastDay } = occurrence;
    const what = whatOf(obligation);
    const today = civilDate(nudges.clock.now());
    const typed =
      message.choice === undefined
        ? pastDay(message.text, today, nudges.cues)
        : undefined;
    const on = typed === undefined || typed === "impossible" ? today : typed;
    if (typed === "impossible") return told(say("date-impossible"), session);
    if (on > today)
      return told(say("done-future", { date: fullDay(on) }), session);
    const office = await voiceOf(nudges, message, { follow, step });
    const standing = step === "standing";
    const reports = reportsIn(parts, session);
    const by =
      office?.unit ??
      (standing ? reports("by-standing") : say("by-colleague", { agency }));
    const noted =
      office === undefined
        ? undefined
        : await nudges.reports.note({
            ...{ tag, place, agency, obligation: obligation.id, period },
            ...{ lastDay, on, by, standing },
          });
    const isOwn = noted?.first === true;
    await nudges.followers.change(
      message,
      (old) =>
        old && {
          ...old,
          done: [...new Set([...old.done, tag])],
          reported: isOwn ? [...new Set([...old.reported, tag])] : old.reported,
        },
    );
    if (noted?.first === false) {
      const date = fullDay(dateOf(noted.report.on));
      const words = { what, by: noted.report.by, date };
      return told(say("done-before", words), session);
    }
    const date = fullDay(on);
    const choices = [{ id: undoChoice + tag, label: reports("undo-choice") }];
    if (noted === undefined)
      return told(say("done-own", { what, date }), session, choices);
    const words = [
      say("done-agency", { agency, what, date }),
      say("done-proof"),
    ];
    const pending = awaitsProof(tag, nudges.clock.now());
    return told(words.join("\n"), { ...session, pending }, choices);
  }
}
