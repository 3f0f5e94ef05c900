import type { Handler } from "./handler.ts";
import { createTopicHandler, type ResidentServices } from "./resident.ts";

/** Who will know: exactly what is kept, and what the law gives whoever reports. */
export function createPrivacyHandler(services: ResidentServices): Handler {
  return createTopicHandler("privacy", services, (_, { details }, __, say) => ({
    paragraphs: [
      say("privacy"),
      "",
      say("privacy-law"),
      ...(details.has("asks-protection") ? [say("privacy-now")] : []),
    ],
  }));
}
