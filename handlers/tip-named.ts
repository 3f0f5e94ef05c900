import type { Message } from "../src/message.ts";
import { readReferences } from "../src/tips/reference.ts";
import { addressOf } from "./tip-joined.ts";
import { stateReply } from "./receipt.ts";
import { focusOn } from "./tip-focus.ts";
import { tipStep, type TipParts } from "./tip-parts.ts";
import type { Session } from "../src/session.ts";
import type { TipView } from "../src/tips/tips.ts";
import type { Step } from "./handler.ts";

/** A tip that a message calls by its reference, with what the message says besides. */
export interface Called<Tip> {
  readonly tip: Tip;
  readonly message: Message;
}

const spelled =
  /#?(?<![\p{L}\p{N}])(?=[\p{L}\p{N}]*[- ]?[\p{L}\p{N}]*\d)[\p{L}\p{N}]{3}[- ]?[\p{L}\p{N}]{3}(?![\p{L}\p{N}])/giu;
/** The one of these tips that a message calls by its reference. Undefined where it calls none of them. */
export function calledIn<Tip extends { readonly reference: string }>(
  message: Message,
  tips: readonly Tip[],
): Called<Tip> | undefined {
  const references: readonly string[] = readReferences(message.text);
  const tip = tips.find(({ reference }) => references.includes(reference));
  if (tip === undefined) return undefined;
  const text = message.text.replaceAll(spelled, (found) =>
    readReferences(found).some((one) => one === tip.reference) ? "" : found,
  );
  const rest = text
    .replace(/^[\s:,.–-]+/u, "")
    .replaceAll(/\s+(?=[:,.])/gu, "");
  return { tip, message: { ...message, text: rest.trim() } };
}

/** Whether a message calls a tip that was sent by its reference. */
export async function callsSent(
  message: Message,
  { reporting }: TipParts,
): Promise<boolean> {
  if (message.choice !== undefined || readReferences(message.text).length === 0)
    return false;
  const linked = await reporting.linked(addressOf(message));
  return calledIn(message, linked) !== undefined;
}

/** How the tip stands that a message called and said no more of. */
export function stateStep(
  tip: TipView & { readonly id: string },
  message: Message,
  session: Session,
  parts: TipParts,
): Step {
  return tipStep("status", [stateReply(tip, message, session, parts)], {
    ...session,
    focus: focusOn(tip, message, null, true),
  });
}
