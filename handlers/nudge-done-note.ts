import { civilDate } from "../src/clock.ts";
import type { Message } from "../src/message.ts";
import { dateOf } from "../src/nudges/days.ts";
import { voiceOf } from "../src/nudges/office.ts";
import { proofIn } from "../src/nudges/proof-words.ts";
import { pastDay } from "../src/nudges/typed-date.ts";
import { fullDay, whatOf } from "../src/nudges/wording.ts";
import type { Session } from "../src/session.ts";
import { waitKey } from "../src/steering/pending.ts";
import type { Step } from "./handler.ts";
import type { Nudged } from "./nudge-meant.ts";
import { type NudgeParts, reportsIn, sayIn, told } from "./nudge-parts.ts";
import { awaitsProof, createNudgeProofHandler } from "./nudge-proof.ts";
import { typedInstead } from "./typed.ts";
import { undoChoice } from "./nudge-undo.ts";

/** What waits while the day is asked for on which something was done. */
export const dayOf = { waits: "nudge-done-day", tag: "nudge-tag" } as const;

/**
 * Notes what is done: for the agency where a role lets the person speak for it, so that colleagues are nudged no more;
 * otherwise for the person alone. What else the words hold, or files sent with them, is kept as proof.
 */
export function createDoneNoting(parts: NudgeParts) {
  const { nudges } = parts;
  const proving = createNudgeProofHandler(parts);
  return async (
    { tag, follow, occurrence, step }: Nudged,
    said: string,
    message: Message,
    session: Session,
  ): Promise<Step> => {
    const say = sayIn(parts, session);
    const reports = reportsIn(parts, session);
    const { place, agency } = follow;
    const { obligation, period, lastDay } = occurrence;
    const what = whatOf(obligation);
    const today = civilDate(nudges.clock.now());
    const on = pastDay(said, today, nudges.cues) ?? today;
    if (on === "impossible") return told(say("date-impossible"), session);
    if (on === "vague") {
      const pending = { [waitKey]: dayOf.waits, [dayOf.tag]: tag };
      return told(say("done-day"), { ...session, pending });
    }
    if (on > today)
      return told(say("done-future", { date: fullDay(on) }), session);
    const office = await voiceOf(nudges, message, { follow, step });
    const standing = step === "standing";
    const by =
      office?.unit ??
      (standing ? reports("by-standing") : say("by-colleague", { agency }));
    const proof = proofIn(said, nudges.cues);
    const noted =
      office === undefined
        ? undefined
        : await nudges.reports.note({
            ...{ tag, place, agency, obligation: obligation.id, period },
            ...{ lastDay, on, by, standing },
            proof: proof === undefined ? [] : [proof],
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
      return told(say("done-before", words), { ...session, pending: {} });
    }
    const date = fullDay(on);
    const choices = [{ id: undoChoice + tag, label: reports("undo-choice") }];
    if (noted === undefined) {
      const words = say("done-own", { what, date });
      return told(words, { ...session, pending: {} }, choices);
    }
    const pending = awaitsProof(tag, nudges.clock.now());
    const after = { ...session, pending };
    const files = await proving(typedInstead(message, ""), after);
    const kept =
      files?.replies.map(({ text }) => text).join("\n") ??
      say(proof === undefined ? "done-proof" : "done-proven");
    const words = [say("done-agency", { agency, what, date }), kept];
    return told(words.join("\n"), after, choices);
  };
}
