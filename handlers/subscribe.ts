import type { Handler } from "./handler.ts";
import { createTopicHandler, type ResidentServices } from "./resident.ts";

// No handler takes this choice as an id, so its label is worked on as if it had been typed.
const askDeadlines = "ask-deadlines";

/** A wish to be reminded, which the desk cannot do yet; it offers the deadlines instead. */
export function createSubscribeHandler(services: ResidentServices): Handler {
  return createTopicHandler("subscribe", services, (_, __, ___, say) => ({
    paragraphs: [say("subscribe")],
    choices: [{ id: askDeadlines, label: say("ask-deadlines") }],
  }));
}

/** A wish to be reminded no more; there is nothing to stop yet. */
export function createUnsubscribeHandler(services: ResidentServices): Handler {
  return createTopicHandler("unsubscribe", services, (_, __, ___, say) => ({
    paragraphs: [say("unsubscribe")],
  }));
}
