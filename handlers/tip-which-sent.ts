import { type Choice, type Message, wordsOf } from "../src/message.ts";
import { type Session, waitingWords } from "../src/session.ts";
import type { TipView } from "../src/tips/tips.ts";
import type { Step } from "./handler.ts";
import { clockTimeOf, dayOf } from "./receipt-state.ts";
import { focusAt } from "./tip-focus.ts";
import { sayer, tipStep, type TipParts } from "./tip-parts.ts";

export type SentWish = "more" | "withdraw" | "erase";

type Known = TipView & { readonly id: string };

// More would not fit a phone; the others are called by their reference.
const mostShown = 6;

/**
 * The tips of which one may be meant where none is called. Undefined where it is plain: there is one alone, or its
 * reporter opened it or has just added to it.
 */
export function several(
  known: readonly Known[],
  message: Message,
  session: Session,
): readonly Known[] | undefined {
  const focus = focusAt(session, message);
  if (focus !== undefined && (focus.called || focus.awaits !== null))
    return undefined;
  const open = known.filter(({ state }) => state !== "withdrawn");
  return open.length > 1 ? open : undefined;
}

/** Asks which tip is meant. @param words what is to be added to it; kept for the next message alone */
export function whichSent(
  wish: SentWish,
  tips: readonly Known[],
  session: Session,
  parts: TipParts,
  words = "",
): Step {
  const say = sayer(parts, session);
  const choices = tips
    .slice(0, mostShown)
    .map(({ reference, received, unit }): Choice => ({
      id: `tip:sent:${wish}:${reference}`,
      label: say("choose-sent", {
        ...{ reference, unit },
        time: clockTimeOf(received),
        day: dayOf(received),
      }),
    }));
  return tipStep("tip", [wordsOf(say(`sent-which-${wish}`), choices)], {
    ...session,
    pending:
      words === ""
        ? session.pending
        : { ...session.pending, [waitingWords]: words },
  });
}

/** What was chosen, and with what words. Undefined where the choice is another one. */
export function sentChosen(
  choice: string,
  session: Session,
): { wish: SentWish; reference: string; words: string } | undefined {
  const [, wish, reference = ""] =
    /^tip:sent:(more|withdraw|erase):(\w+)$/.exec(choice) ?? [];
  return wish === "more" || wish === "withdraw" || wish === "erase"
    ? { wish, reference, words: waiting(session) }
    : undefined;
}

/** Words that wait for the tip that they belong to. */
export function waiting({ pending }: Session): string {
  return pending[waitingWords] ?? "";
}
