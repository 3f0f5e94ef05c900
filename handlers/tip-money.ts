import type { Message } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { textOf } from "../src/tips/draft/draft.ts";
import { gentleWords } from "./tip-gentle.ts";
import { telling, type TipParts } from "./tip-parts.ts";

/** What cannot wait until it is reported, for who has just paid a swindler: to have the bank stop it. Said once. */
export function moneyWords(
  text: string,
  { draft, language }: Session,
  parts: TipParts,
): string[] {
  const told = draft === null ? "" : textOf(draft);
  return isPaid(text, parts) && (told === "" || !isPaid(told, parts))
    ? [parts.catalogs[language].say("residents.kind-fraud")]
    : [];
}

function isPaid(text: string, parts: TipParts): boolean {
  const { details } = parts.classifier.classify(text, { placeKnown: true });
  return (
    details.has("money-sent") &&
    telling(text, parts).kinds.includes("crime-fraud")
  );
}

/** What cannot wait, then words for those who are hurt. */
export function careWords(
  message: Message,
  session: Session,
  parts: TipParts,
): string[] {
  return [
    ...moneyWords(message.text, session, parts),
    ...gentleWords(message, session, parts),
  ];
}
