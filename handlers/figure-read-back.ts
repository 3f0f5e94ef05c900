import type { Ask } from "../src/figures/ask.ts";
import { type Reported, readFigures } from "../src/figures/figure.ts";
import { answerWords, dayOf } from "../src/figures/wording.ts";
import type { Session } from "../src/session.ts";
import { waitKey } from "../src/steering/pending.ts";
import type { Step } from "./handler.ts";
import type { Question } from "./figure-open.ts";
import { type FigureParts, sayIn } from "./figure-parts.ts";
import { answer } from "./posting-parts.ts";
import { figureAct } from "./figure-acts.ts";

// A figure that was read back and waits for a yes stands in the session's pending, under these keys.
export const held = {
  ask: "figure-ask",
  agency: "figure-agency",
  text: "figure-text",
} as const;
export const waitsForYes = "figure-confirm";
/** Somebody has said that they will type a figure again. */
export const waitsForFigure = "figure-again";

/** Shows what was understood of a figure; it counts once its writer says yes. */
export function readBack(
  { ask, agency }: Question,
  text: string,
  session: Session,
  parts: FigureParts,
): Step {
  const say = sayIn(parts, session);
  const reported = reportedFor(ask, text, parts);
  if (reported === undefined) return answer(say("unread"), session);
  const isOdd = reported.figures.some(
    ({ unit, value }) => unit === "%" && value > 100,
  );
  const words = [
    say("read-back", {
      figures: answerWords(reported, parts.catalogs[session.language]),
      what: ask.what,
      agency,
      day: dayOf(ask),
    }),
    ...(isOdd ? [say("over-hundred")] : []),
  ];
  const pending = {
    [waitKey]: waitsForYes,
    [held.ask]: ask.id,
    [held.agency]: agency,
    [held.text]: text,
  };
  return answer(words.join("\n"), { ...session, pending }, [
    { id: figureAct.yes, label: say("choose-yes") },
    { id: figureAct.no, label: say("choose-no") },
  ]);
}

/** What a text reports for what was asked: a plan's target tells whether it is a share. */
export function reportedFor(
  ask: Ask,
  text: string,
  { desk }: FigureParts,
): Reported | undefined {
  const { percent = null, count = null } = ask.target ?? {};
  const measure =
    percent !== null ? "share" : count !== null ? "count" : "unknown";
  return readFigures(text, desk.cues, { measure, awaited: true });
}
