import type { Token } from "../text/tokens.ts";
import type { QuestionCues } from "./question-cues.ts";

/** Where a body is asked for ("which body", "which central body"), or -1. */
export function askedBody(
  tokens: readonly Token[],
  cues: QuestionCues,
): number {
  return tokens.findIndex(
    (_, index) =>
      cues.bodies.at(tokens, index) !== undefined &&
      [1, 2, 3, 4].some(
        (ahead) => cues.which.at(tokens, index + ahead) !== undefined,
      ),
  );
}

// "báo cáo kết quả thực hiện"
const wordsOfReport = 2;
/** In words, as people cut titles short. */
const longestTitle = 14;

/** Whether something is spoken of that serves a plan: "the budget for carrying out the plan". */
export function servesPlan(
  tokens: readonly Token[],
  cues: QuestionCues,
): boolean {
  return cues.purposes
    .find(tokens)
    .some(({ to }) => cues.plan.at(tokens, to) !== undefined);
}

/** Whether the plan that is served is asked for: "… for carrying out which plan?" */
export function asksServed(
  tokens: readonly Token[],
  cues: QuestionCues,
): boolean {
  return cues.purposes.find(tokens).some(({ to }) => {
    const plan = cues.plan.at(tokens, to);
    return (
      plan !== undefined &&
      [0, 1].some((ahead) => cues.which.at(tokens, plan.to + ahead))
    );
  });
}

// "The plan to raise the quality of … is sent to …": a question that begins with the plan and speaks of nothing else
// that is sent.
function isSentAfter(
  from: number,
  tokens: readonly Token[],
  cues: QuestionCues,
): boolean {
  const [sent] = cues.sent.find(tokens.slice(from));
  return (
    sent !== undefined &&
    // In the passive: a plan that others draw up is sent by them.
    sent.to - sent.from > 1 &&
    sent.from <= longestTitle &&
    cues.reports.find(tokens.slice(from, from + sent.from)).length === 0
  );
}

/** Whether the plan itself is what is sent: between the two stand only its number, its place and fillers. */
export function sendsPlan(
  tokens: readonly Token[],
  cues: QuestionCues,
  taken: ReadonlySet<number>,
): boolean {
  if (servesPlan(tokens, cues)) return false;
  return tokens.some((_, index) => {
    const plan = cues.plan.at(tokens, index);
    if (plan === undefined) return false;
    // "The report on carrying out the plan is sent …": then the report is what is sent.
    const before = cues.reports.find(tokens.slice(0, index));
    if (before.length >= wordsOfReport) return false;
    let at = plan.to;
    while (
      at < tokens.length &&
      (taken.has(at) || cues.fillers.at(tokens, at) !== undefined)
    )
      at += 1;
    return (
      cues.sent.at(tokens, at) !== undefined ||
      (index === 0 && isSentAfter(plan.to, tokens, cues))
    );
  });
}
