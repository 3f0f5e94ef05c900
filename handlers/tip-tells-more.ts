import type { Message } from "../src/message.ts";
import type { Focus, Session } from "../src/session.ts";
import { hear, type Heard } from "../src/tips/words/hear.ts";
import { telling, type TipParts } from "./tip-parts.ts";

/** What is told before the wish to have it added: "he was there again, may I add that?" */
export function addedAtEnd(text: string, parts: TipParts): string | undefined {
  const [, told = "", end = ""] =
    /^(.*\S)\s*[,.;\n]\s*([^,.;\n]+)$/su.exec(text.trim()) ?? [];
  if (end === "") return undefined;
  const { idle, wishes } = hear(end, parts);
  return idle && wishes.has("add") ? told : undefined;
}

/** Whether words that no wish introduces tell more of the tip that a reporter is busy with, or of another one. */
export function tellsMore(
  heard: Heard,
  message: Message,
  session: Session,
  focus: Focus | undefined,
  parts: TipParts,
) {
  const { facts, text, idle, asks } = heard;
  const { where, when, who, vehicles } = facts;
  const isAwaited = focus?.awaits === "more";
  const tells = where.length + when.length + who.length + vehicles.length > 0;
  const isAnother = !isAwaited && where.length > 0 && namesCrime();
  return { isAnother, isMore: () => isDetail() || (isAwaited && isWords()) };

  function namesCrime(): boolean {
    return telling(text, parts).kinds.length > 0;
  }

  function isDetail(): boolean {
    const isTip = parts.intentOf(message, session) === "tip";
    return tells && !namesCrime() && isTip && !asks;
  }

  function isWords(): boolean {
    if (idle || asks) return false;
    const intent = parts.intentOf(message, session);
    return tells || ["tip", "question", "outofscope"].includes(intent);
  }
}
