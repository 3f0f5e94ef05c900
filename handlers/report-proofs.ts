import { abilities } from "../src/channels/abilities.ts";
import { dateOf } from "../src/nudges/days.ts";
import { mayStand } from "../src/nudges/standing.ts";
import { fullDay, whatOf } from "../src/nudges/wording.ts";
import type { Handler, Step } from "./handler.ts";
import { type NudgeParts, nudgeStep, reportsIn } from "./nudge-parts.ts";
import { createStandingFinding } from "./nudge-standing.ts";
import type { Stood } from "./nudge-standing-open.ts";
import type { Message } from "../src/message.ts";
import type { Session } from "../src/session.ts";

/** Hands the standing agency what proves a report: its words, links and files. */
export function createReportProofsHandler(parts: NudgeParts): Handler {
  const { nudges } = parts;
  const finding = createStandingFinding(parts);
  return async (message, session) => {
    const { choice, text, group } = message;
    if (group) return undefined;
    const isTyped =
      choice === undefined &&
      nudges.cues.says("proofs", text) &&
      finding.namesAgency(text);
    const isChosen = finding.chosen("proofs", message, session) !== undefined;
    if (!(isTyped || isChosen) || !(await mayStand(nudges, message)))
      return undefined;
    const found = await finding.which("proofs", message, session);
    if (found === undefined) return undefined;
    return "replies" in found ? found : show(found, message, session);
  };

  async function show(
    { tag, agency, occurrence }: Stood,
    { channel }: Message,
    session: Session,
  ): Promise<Step> {
    const say = reportsIn(parts, session);
    const report = await nudges.reports.get(tag);
    const files = (report && (await nudges.proofs?.files(report))) ?? [];
    const shown = abilities[channel].files;
    const unseen = files.filter(
      ({ mediaType }) =>
        shown === "none" ||
        (shown === "pictures" && !mediaType.startsWith("image/")),
    );
    const nothing = report?.proof.length === 0 && report.files.length === 0;
    const lines = [
      say("proofs", {
        agency,
        what: whatOf(occurrence.obligation),
        date: report === undefined ? "" : fullDay(dateOf(report.on)),
        by: report?.by ?? "",
      }),
      ...(report?.proof ?? []).map((word) => `• ${word}`),
      ...(nothing ? [say("proofs-none")] : []),
      ...(unseen.length === 0
        ? []
        : [say("proofs-unseen", { count: unseen.length })]),
    ];
    const reply = { text: lines.join("\n"), choices: [], files };
    return nudgeStep([reply], { ...session, pending: {} }, "question");
  }
}
