import {
  type Choice,
  type Message,
  receivedAt,
  wordsOf,
} from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { readReceipt } from "../src/tips/receipt.ts";
import { hear } from "../src/tips/words/hear.ts";
import type { TipView } from "../src/tips/tips.ts";
import { tokenize } from "../src/text/tokens.ts";
import type { Step } from "./handler.ts";
import { hasNews, stateLines } from "./receipt-state.ts";
import { addTo } from "./tip-add.ts";
import { focusOn } from "./tip-focus.ts";
import { addressOf } from "./tip-joined.ts";
import { type SayTip, sayer, tipStep, type TipParts } from "./tip-parts.ts";

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

// So many words beside the digits: a sentence about a receipt. In a longer one a number is something else.
const fewWords = 12;

/** Opens a tip by its receipt, from whatever account. Undefined where the message holds none. */
export async function openReceipt(
  message: Message,
  session: Session,
  parts: TipParts,
): Promise<Step | undefined> {
  if (message.choice !== undefined) return undefined;
  const typed = readReceipt(message.text);
  if (typed === undefined) return undefined;
  const say = sayer(parts, session);
  if (message.group) return step(say("receipt-group"));
  const words = tokenize(message.text).filter(({ kind }) => kind === "word");
  if (words.length > fewWords) return undefined;
  if (typed === "slip")
    return session.draft === null && words.length < fewWords / 2
      ? step(say("receipt-slip"))
      : undefined;
  const looked = await parts.reporting.look(typed, addressOf(message));
  switch (looked.kind) {
    case "later":
      return step(say("receipt-later"));
    case "wrong":
      await parts.wait(looked.delayMs);
      return step(say("receipt-wrong"));
    case "found":
      return opened({ ...looked.tip, id: looked.id });
  }

  /** Shows how the tip stands, and adds to it what was said along with the receipt. */
  async function opened(tip: TipView & { id: string }): Promise<Step> {
    const focus = focusOn(tip, message, null, true);
    const next = { ...session, focus };
    const { adds } = hear(behindDigits(message.text), parts);
    if (adds !== undefined && adds.trim() !== "")
      return addTo(tip, message, next, parts, adds);
    const reply = stateReply(tip, message, session, parts);
    return tipStep("status", [reply], next);
  }

  function step(words: string): Step {
    return tipStep("status", [wordsOf(words)], session);
  }
}

/** What follows a receipt. */
function behindDigits(text: string): string {
  return /^.*\d[\s.,;:–-]*(.*)$/su.exec(text)?.[1] ?? "";
}

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
