import { askAgency } from "./ask-agency.ts";
import type { Handler } from "./handler.ts";
import { askPlace } from "./ask-place.ts";
import { createTopicHandler, type ResidentServices } from "./resident.ts";

// No handler takes this choice as an id, so its label is worked on as if it had been typed.
const askDeadlines = "ask-deadlines";

/**
 * A wish to be reminded, which the desk cannot do yet: that is said first, then the deadlines are looked up, for which
 * place and agency are asked where they are not known.
 */
export function createSubscribeHandler(services: ResidentServices): Handler {
  return createTopicHandler(
    "subscribe",
    services,
    ({ group }, _, session, say) => {
      const { place, agency } = session;
      if (group || (place !== null && agency !== null))
        return {
          paragraphs: [say("subscribe"), say("subscribe-ask")],
          choices: [{ id: askDeadlines, label: say("ask-deadlines") }],
        };
      const asked =
        place === null
          ? askPlace(services, session, {
              next: agency === null ? "agency" : null,
            })
          : askAgency(services, session, "deadlines");
      return {
        paragraphs: [
          say("subscribe"),
          say("subscribe-look"),
          "",
          asked.reply.text,
        ],
        choices: asked.reply.choices,
        session: asked.session,
      };
    },
  );
}

/** A wish to be reminded no more; there is nothing to stop yet. */
export function createUnsubscribeHandler(services: ResidentServices): Handler {
  return createTopicHandler("unsubscribe", services, (_, __, ___, say) => ({
    paragraphs: [say("unsubscribe")],
  }));
}
