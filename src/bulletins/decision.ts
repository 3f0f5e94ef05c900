import { compose } from "../text/compose.ts";
import { tokenize } from "../text/tokens.ts";
import { type Bulletin, versionOf } from "./bulletin.ts";
import type { BulletinCues } from "./words.ts";

/** What a second person decides on a bulletin. */
export type Decision = "approve" | "refuse";

/** The decision that a text tells; undefined where it tells none. */
export function decisionIn(
  text: string,
  cues: BulletinCues,
): Decision | undefined {
  if (cues.says("refuse", text)) return "refuse";
  return cues.says("approve", text) ? "approve" : undefined;
}

const around = [
  "approve",
  "refuse",
  "deciding",
  "assent",
  "filler",
  "tail",
] as const;

/** Whether nothing is said but the decision and the number of what it is about. */
export function isDecisionAlone(text: string, cues: BulletinCues): boolean {
  const tokens = tokenize(compose(text));
  for (let at = 0; at < tokens.length;) {
    const ends = around.map((cue) => cues.at(cue, tokens, at) ?? 0);
    const next = Math.max(...ends);
    const isNumber = /^\d/u.test(tokens[at]?.folded ?? "");
    if (next === 0 && !isNumber) return false;
    at = Math.max(next, at + 1);
  }
  return true;
}

/** Why a bulletin cannot be decided on as it was seen; undefined where it could, or somebody has. */
export function whyNot(
  bulletin: Bulletin | undefined,
  seen: string,
): "too-late" | "stale" | undefined {
  if (bulletin === undefined || bulletin.state === "dropped") return "too-late";
  if (versionOf(bulletin) !== seen || bulletin.state === "draft")
    return "stale";
  return undefined;
}
