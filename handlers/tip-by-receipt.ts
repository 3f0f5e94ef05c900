import { type Message, wordsOf } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { tokenize } from "../src/text/tokens.ts";
import { readReceipt } from "../src/tips/read-receipt.ts";
import type { TipView } from "../src/tips/tips.ts";
import { aroundReceipt } from "../src/tips/without-receipts.ts";
import { hear } from "../src/tips/words/hear.ts";
import type { Step } from "./handler.ts";
import { stateReply } from "./receipt.ts";
import { createActs } from "./tip-acts.ts";
import { addTo, answerOfficer } from "./tip-add.ts";
import { focusOn } from "./tip-focus.ts";
import { addressOf } from "./tip-joined.ts";
import { sayer, tipStep, type TipParts } from "./tip-parts.ts";

// So many words beside the digits: a sentence about a receipt. In a longer one a number is something else.
const fewWords = 12;

/**
 * Opens a tip by its receipt, from whatever account, and does what is said along with it. Undefined where the message
 * holds none.
 */
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
  if (typed === "slip")
    return words.length < (session.draft === null ? fewWords / 2 : 1)
      ? step(say("receipt-slip"))
      : undefined;
  const { before, behind } = besideReceipt(message.text);
  const isLong = words.length > fewWords;
  // Behind the receipt an answer may be as long as it likes.
  if (isLong && tokenize(before).length > fewWords / 2) return undefined;
  const looked = await parts.reporting.look(typed, addressOf(message));
  switch (looked.kind) {
    case "later":
      return step(say("receipt-later"));
    case "wrong":
      if (isLong) return undefined;
      await parts.wait(looked.delayMs);
      return step(say("receipt-wrong"));
    case "found":
      return opened({ ...looked.tip, id: looked.id });
  }

  /** Shows how the tip stands, unless something is wished of it or said to whoever works on it. */
  async function opened(tip: TipView & { id: string }): Promise<Step> {
    const next = { ...session, focus: focusOn(tip, message, null, true) };
    const state = tipStep(
      "status",
      [stateReply(tip, message, session, parts)],
      next,
    );
    const heard = hear(behind, parts);
    if (heard.adds !== undefined && heard.adds.trim() !== "")
      return addTo(tip, message, next, parts, heard.adds);
    // The last word before a receipt may be what it is called.
    const called = before.replace(/[\s,.;:]*\S+$/u, "");
    const wishes = [behind, before, called].map((text) =>
      wishesOf(text, parts),
    );
    const wish = (["withdraw", "erase"] as const).find((one) =>
      wishes.some((own) => own.has(one)),
    );
    if (wish !== undefined)
      return createActs(message, next, parts).sure(wish, tip);
    if (behind === "") return state;
    const said = { ...message, text: behind };
    if (tip.asked && !(heard.idle && heard.wishes.has("read")))
      return (await answerOfficer(tip, said, next, heard, parts)) ?? state;
    return state;
  }

  function step(words: string): Step {
    return tipStep("status", [wordsOf(words)], session);
  }
}

function wishesOf(text: string, parts: TipParts) {
  const { idle, wishes } = hear(text, parts);
  return idle ? wishes : new Set();
}

/** What stands before and behind a receipt, without what only divides them. */
function besideReceipt(text: string) {
  const { before = "", behind = "" } = aroundReceipt(text) ?? {};
  return {
    before: before.replace(/[\s,.;:–(-]+$/u, ""),
    behind: behind.replace(/^[\s,.;:–)-]+/u, "").trim(),
  };
}
