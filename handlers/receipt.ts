import {
  type Choice,
  type Message,
  receivedAt,
  wordsOf,
} from "../src/message.ts";
import type { Session } from "../src/session.ts";
import type { TipView } from "../src/tips/tips.ts";
import { hasNews, stateLines } from "./receipt-state.ts";
import { type SayTip, sayer, type TipParts } from "./tip-parts.ts";

/** Choices of a tip that was sent. */
export const filedChoices = {
  more: "tip:more",
  read: "tip:read",
  withdraw: "tip:withdraw",
  erase: "tip:erase",
  cut: "tip:cut",
  yes: "tip:yes",
  no: "tip:no",
} as const;
export type FiledChoice = keyof typeof filedChoices;

/** How a tip stands, and what can be done with it. */
export function stateReply(
  tip: TipView,
  message: Message,
  session: Session,
  parts: TipParts,
) {
  const say = sayer(parts, session);
  const words = stateLines(tip, receivedAt(message), say).join("\n");
  const isOver = tip.state === "withdrawn";
  const names: FiledChoice[] = [
    ...(hasNews(tip) ? (["read"] as const) : []),
    ...(isOver ? [] : (["more"] as const)),
    // What is closed is withdrawn no more.
    ...(isOver || tip.state === "closed" ? [] : (["withdraw"] as const)),
    "erase",
  ];
  return wordsOf(words, filedChoicesOf(names, say));
}

export function filedChoicesOf(
  names: readonly FiledChoice[],
  say: SayTip,
): Choice[] {
  return names.map((name) => ({
    id: filedChoices[name],
    label: say(`choose-${name}`),
  }));
}
