import { wordsOf } from "../src/message.ts";
import type { Classification } from "../src/residents/classify.ts";
import { newDraft, nextSlot, touch } from "../src/tips/draft/draft.ts";
import { take } from "../src/tips/draft/take.ts";
import type { Handler } from "./handler.ts";
import { summary } from "./tip-summary.ts";
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
    const { draft } = session;
    const found = parts.classifier.classify(message.text, { placeKnown: true });
    // Whoever is asked for a place and names one sounds like people who call for help.
    if (draft !== null && isOnlyAlike(found)) return undefined;
    const step = await emergency(message, session);
    if (step === undefined || message.group || message.choice !== undefined)
      return step;
    const isDeed =
      deeds.some((deed) => found.details.has(deed)) &&
      !noDeed.some((other) => found.details.has(other));
    if (draft === null && !isDeed) return step;
    const begun = draft ?? {
      ...newDraft(parts.newId(), message.at),
      wanted: false,
    };
    const told = take(begun, telling(message.text, parts, true));
    const next = {
      ...touch(told, message.at),
      asked: told.asked,
      shown: false,
    };
    const say = sayer(parts, session);
    if (nextSlot(next) !== undefined) {
      const lead = draft === null ? say("danger-kept") : say("danger-goes-on");
      return {
        ...step,
        replies: [...step.replies, wordsOf(lead)],
        session: {
          ...step.session,
          draft: { ...next, asked: [...next.asked, "where"] },
        },
      };
    }
    const ready = summary(
      step.session,
      next,
      [say("danger-kept-whole")],
      parts,
    );
    // What was offered before danger was told still counts, so nothing is offered beside the numbers.
    const replies = ready.replies.map((reply) => ({ ...reply, choices: [] }));
    return {
      ...step,
      replies: [...step.replies, ...replies],
      session: ready.session,
    };
  };
}

function isOnlyAlike({ scores, details }: Classification): boolean {
  const isNamed = [...details].some((detail) => detail.startsWith("danger-"));
  return !isNamed && (scores.emergency ?? 0) <= 0;
}
