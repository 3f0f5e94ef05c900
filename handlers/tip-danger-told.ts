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
  if (details.has("arson")) return true;
  if (noDeed.some((other) => details.has(other))) return false;
  const dangers = [...details].filter((one) => one.startsWith("danger-"));
  return (
    dangers.length === 0 ||
    dangers.some((danger) => deeds.includes(danger)) ||
    [...details].some((one) => one.startsWith("crime-"))
  );
}

// What tells of who is where, and of no danger by itself.
const harmless = new Set(["danger-child", "danger-trapped", "danger-hidden"]);

/** Whether words themselves tell of danger, and not only sound like people who do. */
export function hasDanger({ details }: Classification): boolean {
  return [...details].some(
    (one) => one.startsWith("danger-") && !harmless.has(one),
  );
}

// Dangers that an answer may name without telling that they are now: what somebody carries, how they broke in.
const maybeOver = new Set(["danger-violence", "danger-trapped"]);
// The name of a crime, as an answer to what happened.
const mostWordsOfName = 3;
// What a sign of time weighs alone (knowledge/intents/emergency.yaml): "I am home by now" tells of no danger.
const weightOfTime = 2.5;
// In words: "there were two of them with sticks and one with a knife".
const mostWordsOfAnswer = 12;

/**
 * Whether what sounds like danger is an answer that was waited for: no cue of danger is in it, only a likeness to cries
 * for help, or it is short and tells of none that is plainly now, or an officer asked and it tells of what is over.
 */
export function isAnswer(
  { scores, details }: Classification,
  { text }: Message,
  draft: Draft | null,
): boolean {
  const dangers = [...details].filter((detail) => detail.startsWith("danger-"));
  // Of a draft the same words tell of what happened, with whatever else is still going on.
  if (draft === null && details.has("plainly-over")) return true;
  const slot = draft === null ? undefined : waitingSlot(draft);
  const words = text.trim().split(/\s+/u).length;
  const isName = slot === "what" && words <= mostWordsOfName;
  const isWaited =
    draft === null ||
    (slot !== undefined && slot !== "what") ||
    draft.pins.some(({ scene }) => scene === null);
  const most = isWaited ? weightOfTime : 0;
  if ((dangers.length === 0 || isName) && (scores.emergency ?? 0) <= most)
    return true;
  const isCrime =
    isName && [...details].some((one) => one.startsWith("crime-"));
  return (
    (isWaited || isCrime) &&
    words <= mostWordsOfAnswer &&
    !details.has("plainly-now") &&
    dangers.every((danger) => maybeOver.has(danger))
  );
}

/** Whether words only tell of what might be done once it is known: a plea, and no cry for help. */
export function isFear({ details }: Classification): boolean {
  return details.has("fears-known");
}
