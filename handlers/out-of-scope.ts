import type { Handler } from "./handler.ts";
import { createTopicHandler, type ResidentServices } from "./resident.ts";

/** A short, polite refusal with what the desk can do. It never repeats what was said. */
export function createOutOfScopeHandler(services: ResidentServices): Handler {
  return createTopicHandler("outofscope", services, (_, found, __, say) => {
    const { details } = found;
    // Neither what it can do nor a refusal is for somebody who is sad.
    const isSad = details.has("sad") && !details.has("turns-desk");
    if (isSad && !details.has("asks-crime") && !details.has("rude"))
      return { answered: false, paragraphs: [say("refuse-sad")] };
    const refusal = details.has("turns-desk")
      ? "refuse-turn"
      : details.has("asks-crime")
        ? "refuse-crime"
        : details.has("rude")
          ? "refuse-rude"
          : "refuse";
    return {
      answered: false,
      paragraphs: [
        say(refusal),
        ...(details.has("asks-crime") && details.has("crime-drugs")
          ? [say("help-drugs")]
          : []),
        "",
        say("can-do"),
      ],
      choices: [{ id: "howto", label: say("choose-howto") }],
    };
  });
}
