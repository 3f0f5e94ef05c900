import type { Message } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { hear } from "../src/tips/words/hear.ts";
import type { Step } from "./handler.ts";
import type { TipParts } from "./tip-parts.ts";
import { nothingErased } from "./tip-stop.ts";

/** Who wants a tip erased that leads back to nobody. */
export function unlinked(
  { text }: Message,
  session: Session,
  parts: TipParts,
): Step | undefined {
  if (session.draft !== null || text.trim() === "") return undefined;
  const { idle, wishes } = hear(text, parts);
  return idle && (wishes.has("erase") || wishes.has("withdraw"))
    ? nothingErased(session, parts)
    : undefined;
}
