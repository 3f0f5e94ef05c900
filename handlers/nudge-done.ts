import { civilDate } from "../src/clock.ts";
import type { Message } from "../src/message.ts";
import { typedDate } from "../src/nudges/typed-date.ts";
import { fullDay, nudgeChoice, whatOf } from "../src/nudges/wording.ts";
import type { Session } from "../src/session.ts";
import { waitKey } from "../src/steering/pending.ts";
import type { Handler, Step } from "./handler.ts";
import { isStep, type Nudged, whichNudged } from "./nudge-finding.ts";
import { type NudgeParts, officeOf, sayIn, told } from "./nudge-parts.ts";

const proofOf = "nudge-proof";
const longestProof = 300;

/**
 * Notes what is done: for the agency where a role lets the person speak for it, so that colleagues are nudged no more;
 * otherwise for the person alone.
 */
export function createNudgeDoneHandler(parts: NudgeParts): Handler {
  const { nudges } = parts;
  return async (message, session) => {
    if (message.group) return undefined;
    const { choice, text } = message;
    if (choice === undefined) {
      const step = await proof(message, session);
      if (step !== undefined) return step;
    }
    const isAsked =
      choice === undefined
        ? !text.includes("?") && nudges.cues.says("done", text)
        : choice.startsWith(nudgeChoice.done);
    if (!isAsked) return undefined;
    // Words that are so common mean nudges only to who got one.
    const follower = await nudges.followers.get(message);
    if (choice === undefined && (follower?.recent.length ?? 0) === 0)
      return undefined;
    const found = await whichNudged(nudgeChoice.done, message, session, parts);
    return isStep(found) ? found : note(found, message, session);
  };

  async function note(
    { tag, follow, occurrence }: Nudged,
    message: Message,
    session: Session,
  ): Promise<Step> {
    const say = sayIn(parts, session);
    const { place, agency } = follow;
    const { obligation, period, lastDay } = occurrence;
    const what = whatOf(obligation);
    const today = civilDate(nudges.clock.now());
    const typed =
      message.choice === undefined ? typedDate(message.text, today) : undefined;
    const on = typed === undefined || typed === "impossible" ? today : typed;
    if (typed === "impossible") return told(say("date-impossible"), session);
    if (on > today)
      return told(say("done-future", { date: fullDay(on) }), session);
    const office = await officeOf(parts, message, follow);
    const by = office?.unit ?? say("by-colleague", { agency });
    const noted =
      office === undefined
        ? undefined
        : await nudges.reports.note({
            tag,
            place,
            agency,
            obligation: obligation.id,
            period,
            lastDay,
            on,
            by,
          });
    await nudges.followers.change(
      message,
      (old) => old && { ...old, done: [...new Set([...old.done, tag])] },
    );
    if (noted?.first === false) {
      const { report } = noted;
      const date = fullDay(civilDate(new Date(`${report.on}T12:00:00Z`)));
      return told(say("done-before", { what, by: report.by, date }), session);
    }
    const date = fullDay(on);
    if (noted === undefined)
      return told(say("done-own", { what, date }), session);
    const words = [say("done-agency", { agency, what, date })];
    return told([...words, say("done-proof")].join("\n"), {
      ...session,
      pending: { [waitKey]: proofOf, "nudge-tag": tag },
    });
  }

  async function proof(
    { text, attachments }: Message,
    session: Session,
  ): Promise<Step | undefined> {
    const tag = session.pending["nudge-tag"];
    if (session.pending[waitKey] !== proofOf || tag === undefined)
      return undefined;
    const [file] = attachments;
    const name = file !== undefined && "name" in file ? file.name : undefined;
    const isProof =
      file !== undefined ||
      /https?:\/\/|\d+\/\p{L}/u.test(text.slice(0, longestProof));
    if (!isProof) return undefined;
    const kept = [name ?? file?.kind, text.slice(0, longestProof)];
    await nudges.reports.prove(
      tag,
      kept.filter((one) => one !== undefined && one !== "").join(": "),
    );
    const words = sayIn(parts, session)("done-proof-kept");
    return told(words, { ...session, pending: {} });
  }
}
