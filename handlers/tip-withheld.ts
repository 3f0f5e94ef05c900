import type { Message } from "../src/message.ts";
import type { Draft, Session } from "../src/session.ts";
import { skip, waitingSlot } from "../src/tips/draft/draft.ts";
import { unnamed } from "../src/tips/draft/unnamed.ts";
import type { Heard } from "../src/tips/words/hear.ts";
import { withheldIn } from "../src/tips/words/withheld.ts";
import type { Step } from "./handler.ts";
import { goOn, repeat } from "./tip-ask.ts";
import { rereading } from "./tip-leave-out.ts";
import { sayer, type TipParts } from "./tip-parts.ts";
import { dropSure } from "./tip-stop.ts";

/**
 * Answers whoever does not want to send pictures or a contact: that cancels no report. Where it may mean the report, it
 * is asked; nothing is erased on a doubt. Undefined where nothing is kept back.
 */
export async function withheld(
  message: Message,
  session: Session,
  draft: Draft,
  { wishes }: Heard,
  lines: readonly string[],
  parts: TipParts,
): Promise<Step | undefined> {
  const slot = waitingSlot(draft);
  const isNameless = wishes.has("anonymous") && !wishes.has("cancel");
  if (wishes.has("wait") || (isNameless && slot !== "evidence"))
    return undefined;
  const kept = withheldIn(message.text, slot, parts.words);
  if (kept === undefined) return undefined;
  const say = sayer(parts, session);
  if (kept === "unsure")
    return wishes.has("cancel") ? dropSure(session, draft, parts) : undefined;
  const next = isNameless ? unnamed(draft, parts, rereading(parts)) : draft;
  const noted = say(draft.urgent ? "noted" : "skipped");
  return slot === "evidence" || slot === "contact"
    ? goOn(message, session, skip(next), [...lines, noted], parts)
    : repeat(message, session, draft, [...lines, noted], parts);
}
