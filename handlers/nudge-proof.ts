import { abilities } from "../src/channels/abilities.ts";
import { type Message, wordsOf } from "../src/message.ts";
import { isReference } from "../src/nudges/proof-words.ts";
import { proofLimits, type SentFile } from "../src/nudges/proofs.ts";
import type { Session } from "../src/session.ts";
import { waitKey } from "../src/steering/pending.ts";
import { tokenize } from "../src/text/tokens.ts";
import type { Handler, Step } from "./handler.ts";
import { type NudgeParts, nudgeStep, reportsIn } from "./nudge-parts.ts";
import { undoChoice } from "./nudge-undo.ts";

export const proofOf = "nudge-proof";
export const proofTag = "nudge-tag";
const proofUntil = "nudge-proof-until";
// Later it belongs to something else.
const waitsMs = 30 * 60_000;
const longestProof = 300;
const megabyte = 1_000_000;
const others = ["noteFor", "extend", "undo"] as const;

/** What is pending while the proof of a report is waited for. */
export function awaitsProof(tag: string, now: Date): Session["pending"] {
  const until = new Date(now.getTime() + waitsMs).toISOString();
  return { [waitKey]: proofOf, [proofTag]: tag, [proofUntil]: until };
}

/** Keeps what is sent after something was said to be done as its proof: a file, a link, the number of a document. */
export function createNudgeProofHandler(parts: NudgeParts): Handler {
  const { nudges } = parts;
  return async (message, session) => {
    const { group, choice, text, attachments } = message;
    const tag = session.pending[proofTag];
    const isWaited =
      session.pending[waitKey] === proofOf &&
      session.draft === null &&
      (session.pending[proofUntil] ?? "") >= nudges.clock.now().toISOString();
    if (group || choice !== undefined || !isWaited || tag === undefined)
      return undefined;
    // What is said of another report is none of this one's proof, even with the number of a document.
    if (others.some((cue) => nudges.cues.says(cue, text))) return undefined;
    // What tells of a crime belongs to a report on it, even with a file or the number of a house.
    const intent = parts.intentOf(message, session);
    const isTold =
      text.trim() !== "" && (intent === "tip" || intent === "emergency");
    if (isTold) return undefined;
    const files = attachments.filter((one) => "ref" in one);
    const words = text.slice(0, longestProof);
    const isProof =
      files.length > 0 ||
      isReference(words) ||
      nudges.cues.at("remark", tokenize(words), 0) !== undefined;
    if (!isProof) return undefined;
    const said: string[] = [];
    for (const file of files)
      said.push(await take(file, tag, message, session));
    if (words.trim() !== "") {
      await nudges.reports.prove(tag, words.trim());
      if (files.length === 0)
        said.push(reportsIn(parts, session)("proof-kept"));
    }
    // More may follow, such as the second page.
    return answer([...new Set(said)].join("\n"), tag, session);
  };

  async function take(
    file: SentFile,
    tag: string,
    { channel }: Message,
    session: Session,
  ): Promise<string> {
    const say = reportsIn(parts, session);
    const { proofs, reports } = nudges;
    const report = await reports.get(tag);
    if (report === undefined) return say("proof-gone");
    if (proofs === undefined) {
      await reports.prove(tag, file.name ?? file.kind);
      return say("proof-kept");
    }
    const kept = await proofs.keep(report, channel, file);
    if ("why" in kept) {
      const limit = Math.min(
        proofLimits.bytesEach,
        abilities[channel].fetchLimit,
      );
      return say(`proof-${reasonOf(kept.why)}`, {
        megabytes: Math.floor(limit / megabyte),
        count: proofLimits.count,
      });
    }
    const isRoom = await reports.attach(tag, kept);
    return isRoom
      ? say("proof-file", {
          count: (await reports.get(tag))?.files.length ?? 1,
        })
      : say("proof-many", { megabytes: 0, count: proofLimits.count });
  }

  function answer(text: string, tag: string, session: Session): Step {
    const label = reportsIn(parts, session)("undo-choice");
    const choices = [{ id: undoChoice + tag, label }];
    return nudgeStep([wordsOf(text, choices)], session);
  }
}

type Why = "large" | "many" | "gone-file" | "later" | "kind";

function reasonOf(why: string): Why {
  switch (why) {
    case "too-large":
      return "large";
    case "too-many":
      return "many";
    case "gone":
      return "gone-file";
    case "fault":
      return "later";
    default:
      return "kind";
  }
}
