import { type Message, wordsOf } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { tokenize } from "../src/text/tokens.ts";
import type { Heard } from "../src/tips/words/hear.ts";
import type { Step } from "./handler.ts";
import { isAside } from "./tip-aside.ts";
import { keepFiles } from "./tip-files.ts";
import { focusOn } from "./tip-focus.ts";
import { sayer, tipStep, type TipParts } from "./tip-parts.ts";

interface Named {
  readonly id: string;
  readonly reference: string;
}

/** Adds what a message says and brings to a tip that was sent. */
export async function addTo(
  tip: Named,
  message: Message,
  session: Session,
  parts: TipParts,
  text: string = message.text,
  key: "added" | "answered" | "refused" = "added",
): Promise<Step> {
  const say = sayer(parts, session);
  const { files, lines } = await keepFiles(tip.id, message, session, parts);
  const next = { ...session, focus: focusOn(tip, message, "more") };
  if (files.length === 0 && text.trim() === "")
    return tipStep("tip", [wordsOf(lines.join("\n"))], next);
  await parts.reporting.add(tip.id, { text: text.trim(), files }, message.id);
  const words = [say(key, { reference: tip.reference }), ...lines];
  return tipStep("tip", [wordsOf(words.join("\n"))], next);
}

/** Passes a reporter's words on to the officer who asked. Undefined where they are clearly meant for the desk. */
export function answerOfficer(
  tip: Named,
  message: Message,
  session: Session,
  heard: Heard,
  parts: TipParts,
): Promise<Step> | undefined {
  // Who does not know has answered.
  const isUnwilling =
    heard.wishes.has("refuse") ||
    heard.wishes.has("anonymous") ||
    (heard.wishes.has("skip") &&
      parts.words.find("passes", tokenize(heard.text)).length > 0);
  if (heard.idle && isUnwilling) {
    const say = sayer(parts, session);
    const text = say("refused-line", { text: message.text.trim() });
    return addTo(tip, message, session, parts, text, "refused");
  }
  if (isAside(message, session, parts)) return undefined;
  return addTo(tip, message, session, parts, message.text, "answered");
}
