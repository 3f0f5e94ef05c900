import { type Choice, wordsOf } from "../src/message.ts";
import type { Draft, Session } from "../src/session.ts";
import { eraseData } from "./erase-choices.ts";
import type { Step } from "./handler.ts";
import { filedChoicesOf } from "./receipt.ts";
import { chosenFrom } from "./tip-choices.ts";
import { sayer, tipStep, type TipParts } from "./tip-parts.ts";

/** Erases all that was said and sent for a report. */
export async function drop(
  session: Session,
  draft: Draft,
  isJoke: boolean,
  parts: TipParts,
): Promise<Step> {
  await parts.reporting.drop(draft.id);
  const say = sayer(parts, session);
  const words = wordsOf(say(isJoke ? "dropped-joke" : "dropped"));
  return tipStep("tip", [words], { ...session, draft: null });
}

/** Asks whether a report is to be cancelled that somebody seems to turn away from. */
export function dropSure(
  session: Session,
  draft: Draft,
  parts: TipParts,
): Step {
  const words = sayer(parts, session)("cancel-sure");
  const choices = chosenFrom(["cancel", "send", "edit"], session, parts);
  return tipStep("tip", [wordsOf(words, choices)], { ...session, draft });
}

/**
 * Asks what is to be erased where it may be several things.
 * @param reference of the tip that was sent
 * @param draft the report that is being taken beside it
 */
export function whichErased(
  session: Session,
  reference: string,
  draft: Draft | null,
  parts: TipParts,
): Step {
  const say = sayer(parts, session);
  const choices: Choice[] = [
    ...(draft === null ? [] : chosenFrom(["drop"], session, parts)),
    ...filedChoicesOf(["withdraw", "erase"], say),
    everything(session, parts),
  ];
  const words = say(draft === null ? "erase-which" : "erase-which-draft", {
    reference,
  });
  return tipStep("status", [wordsOf(words, choices)], { ...session, draft });
}

/** Says that no tip can be erased from here, and what can. */
export function nothingErased(session: Session, parts: TipParts): Step {
  const words = sayer(parts, session)("erase-none");
  return tipStep(
    "status",
    [wordsOf(words, [everything(session, parts)])],
    session,
  );
}

function everything(session: Session, parts: TipParts): Choice {
  return { id: eraseData, label: sayer(parts, session)("choose-everything") };
}
