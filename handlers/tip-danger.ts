import { type Message, receivedAt, wordsOf } from "../src/message.ts";
import type { Classification } from "../src/residents/classify.ts";
import {
  asking,
  newDraft,
  nextSlot,
  touch,
  waitingSlot,
} from "../src/tips/draft/draft.ts";
import { take } from "../src/tips/draft/take.ts";
import type { Draft, Session } from "../src/session.ts";
import type { Handler, Step } from "./handler.ts";
import { chosenFrom } from "./tip-choices.ts";
import { summary } from "./tip-summary.ts";
import { gentleWords } from "./tip-gentle.ts";
import { officersWaiting, passOn } from "./tip-waiting.ts";
import { sayer, telling, type TipParts } from "./tip-parts.ts";

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

/**
 * After danger was answered, and never before: what was said of it is kept as an urgent report, so that who cannot speak
 * can send it with an address in writing.
 */
export function createTipDangerHandler(
  emergency: Handler,
  parts: TipParts,
): Handler {
  return async (message, session) => {
    const found = parts.classifier.classify(message.text, { placeKnown: true });
    // Whoever is asked for a place and names one sounds like people who call for help.
    const asked = await officersWaiting(message, session, parts);
    const isAwaited = session.draft !== null || asked !== undefined;
    if (isAwaited && isOnlyAlike(found, message, session.draft))
      return undefined;
    const step = await emergency(message, session);
    const isTold = !message.group && message.choice === undefined;
    const isDeed =
      isCrime(found) && !noDeed.some((other) => found.details.has(other));
    if (step === undefined || !isTold) return step;
    try {
      const passed = asked && (await passOn(asked, step, message, parts));
      return session.draft === null && !isDeed
        ? (passed ?? step)
        : keep(passed ?? step, message, session);
    } catch {
      // The numbers come first, whatever becomes of the report.
      return step;
    }
  };

  function keep(step: Step, message: Message, session: Session): Step {
    const { draft } = session;
    const begun = draft ?? {
      ...newDraft(parts.newId(), receivedAt(message)),
      wanted: false,
    };
    const told = take(begun, telling(message.text, parts, true));
    const next = { ...touch(told, receivedAt(message)), shown: false };
    const kept: Session = { ...step.session, draft: next };
    const say = sayer(parts, kept);
    const gentle = gentleWords(message, session, parts, true);
    if (nextSlot(next) !== undefined) {
      const key = draft === null ? "danger-kept" : "danger-goes-on";
      const lead = wordsOf(
        [say(key), ...gentle].join("\n"),
        chosenFrom(["send", "cancel"], kept, parts),
      );
      return {
        ...step,
        replies: [...step.replies, lead],
        session: { ...kept, draft: asking(next, "where") },
      };
    }
    const lead = [say("danger-kept-whole"), ...gentle];
    const ready = summary(kept, next, lead, parts);
    return {
      ...step,
      replies: [...step.replies, ...ready.replies],
      session: ready.session,
    };
  }
}

/** Whether somebody does it, or nobody knows what it is. */
function isCrime({ details }: Classification): boolean {
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
function isOnlyAlike(
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
