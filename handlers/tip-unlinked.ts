import { type Message, wordsOf } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { hear } from "../src/tips/words/hear.ts";
import type { Step } from "./handler.ts";
import { sayer, tipStep, type TipParts } from "./tip-parts.ts";
import { nothingErased } from "./tip-stop.ts";

/** Who wants a tip erased, or a link cut, where none leads to them. */
export function unlinked(
  { text }: Message,
  session: Session,
  parts: TipParts,
): Step | undefined {
  if (session.draft !== null || text.trim() === "") return undefined;
  const { idle, wishes } = hear(text, parts);
  if (idle && wishes.has("cut")) {
    const words = sayer(parts, session)("cut-nothing");
    return tipStep("status", [wordsOf(words)], session);
  }
  return idle && (wishes.has("erase") || wishes.has("withdraw"))
    ? nothingErased(session, parts)
    : undefined;
}
