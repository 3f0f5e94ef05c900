import { wordsOf } from "../src/message.ts";
import { hear } from "../src/tips/words/hear.ts";
import { isChoice } from "../src/steering/choosing.ts";
import type { Handler } from "./handler.ts";
import { openReceipt } from "./receipt.ts";
import { tipChoices } from "./tip-ask.ts";
import { begin, beginsUnasked } from "./tip-begin.ts";
import { afterSending } from "./tip-filed.ts";
import { sayer, tipStep, type TipParts } from "./tip-parts.ts";
import { takeFurther } from "./tip-taking.ts";

/** Everything that a reporter says while a report is taken and after it was sent. Asked before all others but danger. */
export function createTipsHandler(parts: TipParts): Handler {
  return async (message, session) => {
    const opened = await openReceipt(message, session, parts);
    if (opened !== undefined || message.group) return opened;
    const { draft } = session;
    const { choice } = message;
    const isStale =
      choice !== undefined &&
      Object.values(tipChoices).some((id) => isChoice(choice, id));
    if (draft !== null) {
      const step = await takeFurther(message, session, draft, parts);
      if (step !== undefined) return step;
    } else if (isStale) {
      const words = wordsOf(sayer(parts, session)("no-draft"));
      return tipStep("tip", [words], session);
    }
    if (draft !== null && choice === undefined) return undefined;
    const after = await afterSending(message, session, parts);
    if (after !== undefined || choice !== undefined) return after;
    if (parts.commands.read(message.text) !== undefined) return undefined;
    const heard =
      message.text.trim() === "" ? undefined : hear(message.text, parts);
    return beginsUnasked(message, heard)
      ? begin(message, session, parts)
      : undefined;
  };
}
