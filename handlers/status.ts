import type { Handler } from "./handler.ts";
import { createTopicHandler, type ResidentServices } from "./resident.ts";

/** What became of a tip. No codes are issued yet, so none is found; that is said, and where else to ask. */
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
