import { type Message, wordsOf } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { hear } from "../src/tips/words/hear.ts";
import type { Step } from "./handler.ts";
import { focusAt } from "./tip-focus.ts";
import { addressOf } from "./tip-joined.ts";
import { sayer, tipStep, type TipParts } from "./tip-parts.ts";

// In letters. What is longer tells something.
const longestWish = 80;

/** Whether a message only wishes that nobody telephones its writer. */
export function asksNoCall({ text }: Message, parts: TipParts): boolean {
  if (text.length > longestWish) return false;
  const { idle, wishes } = hear(text, parts);
  return idle && wishes.has("uncalled");
}

/** Passes on that nobody may telephone who sent a tip. It cuts no link: to be written to is another matter. */
export async function uncalled(
  message: Message,
  session: Session,
  parts: TipParts,
): Promise<Step> {
  const { reporting } = parts;
  const [newest] = await reporting.linked(addressOf(message));
  const id = focusAt(session, message)?.id ?? newest?.id;
  const say = sayer(parts, session);
  if (id === undefined)
    return tipStep("tip", [wordsOf(say("uncalled"))], session);
  const added = { text: message.text.trim(), files: [] };
  await reporting.add(id, added, message.id);
  return tipStep("tip", [wordsOf(say("uncalled-sent"))], session);
}
