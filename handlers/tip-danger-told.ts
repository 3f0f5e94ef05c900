import type { Message } from "../src/message.ts";
import type { Classification } from "../src/residents/classify.ts";
import type { Draft } from "../src/session.ts";
import { waitingSlot } from "../src/tips/draft/draft.ts";

// Dangers that come of a crime; a fire or an illness is nobody's deed.
const deeds = [
  "danger-violence",
  "danger-kill",
  "danger-sexual",
  "danger-locked",
  "danger-child-harmed",
  "danger-hidden",
];
const noDeed = ["danger-suicide", "danger-water", "danger-fire", "danger-gas"];

/** Whether somebody does it, or nobody knows what it is. */
export function isDeed({ details }: Classification): boolean {
  if (noDeed.some((other) => details.has(other))) return false;
  const dangers = [...details].filter((one) => one.startsWith("danger-"));
  return (
    dangers.length === 0 ||
    dangers.some((danger) => deeds.includes(danger)) ||
    [...details].some((one) => one.startsWith("crime-"))
  );
}

// The name of a crime, as an answer to what happened.
const mostWordsOfName = 3;

/** Whether no cue of danger is in the message, only a likeness to cries for help. */
export function isOnlyAlike(
  { scores, details }: Classification,
  { text }: Message,
  draft: Draft | null,
): boolean {
  const isNamed = [...details].some((detail) => detail.startsWith("danger-"));
  const isName =
    draft !== null &&
    waitingSlot(draft) === "what" &&
    text.trim().split(/\s+/u).length <= mostWordsOfName;
  return (!isNamed || isName) && (scores.emergency ?? 0) <= 0;
}
