import { type Ask, type Missing, missingOf } from "../src/figures/ask.ts";
import type { Choice } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { waitKey } from "../src/steering/pending.ts";
import type { Step } from "./handler.ts";
import { cut, figureAct } from "./figure-acts.ts";
import { type FigureParts, sayIn } from "./figure-parts.ts";
import { answer } from "./posting-parts.ts";
import { targetsOf } from "./figure-targets.ts";
import { preview } from "./figure-sending.ts";

/** Key of the question that is being written. */
export const draftKey = "figure-draft";

const parts = ["place", "what", "units", "day"] as const;
const mostTargets = 10;

/** What the writer of a question was asked for. */
export function stepOf({ pending }: Session): Missing | undefined {
  return parts.find((part) => pending[waitKey] === `figure-${part}`);
}

/** Asks for what a question lacks, and shows it once it lacks nothing. */
export function createFigureSteps(own: FigureParts) {
  const { desk, agencies, places } = own;
  return { write };

  async function write(
    { id }: Ask,
    heard: Partial<Ask>,
    session: Session,
  ): Promise<Step> {
    const draft = await desk.asks.change(id, (old) =>
      old?.stage === "draft" ? { ...old, ...heard } : old,
    );
    if (draft?.stage !== "draft")
      return answer(sayIn(own, session)("too-late"), session);
    const missing = missingOf(draft);
    return missing === undefined
      ? preview(draft, session, own)
      : ask(missing, draft, session);
  }

  function ask(part: Missing, draft: Ask, session: Session): Step {
    const pending = { [draftKey]: draft.id, [waitKey]: `figure-${part}` };
    const choices = choicesFor(part, draft, session);
    const words = sayIn(own, session)(`ask-${part}`, {
      place: draft.place ?? "",
    });
    return answer(words, { ...session, pending }, choices);
  }

  function choicesFor(
    part: Missing,
    { place }: Ask,
    session: Session,
  ): readonly Choice[] {
    const say = sayIn(own, session);
    if (part === "place")
      return places.map((name) => ({
        id: figureAct.place + name,
        label: name,
      }));
    if (part === "what")
      return targetsOf(place ?? "", own)
        .slice(0, mostTargets)
        .map(({ text }, at) => ({
          id: `${figureAct.target}${at}`,
          label: cut(text),
        }));
    if (part === "day") return [];
    const count = agencies.of(place).length;
    return [
      { id: figureAct.everyUnit, label: say("choose-all", { count }) },
      { id: figureAct.reached, label: say("choose-reached") },
    ];
  }
}
