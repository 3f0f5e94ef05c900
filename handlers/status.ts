import { receivedAt, wordsOf } from "../src/message.ts";
import type { Handler } from "./handler.ts";
import { stateReply } from "./receipt.ts";
import { stateLines } from "./receipt-state.ts";
import { createTopicHandler, type ResidentServices } from "./resident.ts";
import { focusOn } from "./tip-focus.ts";
import { sayer, tipStep, type TipParts } from "./tip-parts.ts";
import { knownTo } from "./tip-waiting.ts";

/** What became of a tip, where none are taken: no codes are issued, so none is found; that is said, and where else to ask. */
export function createStatusHandler(services: ResidentServices): Handler {
  return createTopicHandler("status", services, (_, found, __, say) => {
    const first =
      found.receipt !== undefined
        ? say("status-code", { code: found.receipt })
        : say(found.details.has("lost-code") ? "status-lost" : "status-none");
    return {
      paragraphs: [first, say("status-where"), say("about-time")],
    };
  });
}

// More are looked up by their receipts.
const mostShown = 3;

/** What became of the tips that were sent from this conversation; for others their receipt is asked for. */
export function createTipStatusHandler(parts: TipParts): Handler {
  return async (message, session) => {
    if (message.choice !== undefined) return undefined;
    const say = sayer(parts, session);
    const asked = parts.classifier.classify(message.text, { placeKnown: true });
    if (asked.details.has("asks-who-told")) {
      const words = parts.catalogs[session.language].say(
        "aftermath.others-tip",
      );
      return tipStep("status", [wordsOf(words)], session);
    }
    const [newest, ...others] = await knownTo(message, session, parts);
    if (newest === undefined) {
      const { details } = parts.classifier.classify(message.text, {
        placeKnown: true,
      });
      const key = details.has("lost-code") ? "receipt-lost" : "receipt-ask";
      return tipStep("status", [wordsOf(say(key))], session);
    }
    const more = others
      .slice(0, mostShown - 1)
      .map((tip) =>
        wordsOf(stateLines(tip, receivedAt(message), say).join("\n")),
      );
    return tipStep(
      "status",
      [...more.toReversed(), stateReply(newest, message, session, parts)],
      { ...session, focus: focusOn(newest, message) },
    );
  };
}
