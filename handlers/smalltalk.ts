import type { Handler } from "./handler.ts";
import { createTopicHandler, type ResidentServices } from "./resident.ts";

const numbers = ["111", "113"];

/** Greetings, thanks, and questions about the desk itself. */
export function createSmalltalkHandler(services: ResidentServices): Handler {
  return createTopicHandler("smalltalk", services, (_, found, session, say) => {
    const { details } = found;
    if (details.has("only-afraid")) {
      const key = details.has("calls-elder") ? "afraid-child" : "afraid";
      const { say: tell } = services.catalogs[session.language];
      return { paragraphs: [tell(`aftermath.${key}`)], bold: numbers };
    }
    if (details.has("asks-who"))
      return { paragraphs: [say("who"), say("can-do")] };
    if (details.has("child-writes"))
      return { paragraphs: [say("hello-child")] };
    if (details.has("thanks")) return { paragraphs: [say("thanks")] };
    if (details.has("bye")) return { paragraphs: [say("bye")] };
    return { paragraphs: [say("hello"), "", say("can-do")] };
  });
}
