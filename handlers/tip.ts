import { civilDate } from "../src/clock.ts";
import type { Handler } from "./handler.ts";
import { namedKinds } from "./named-kinds.ts";
import { createTopicHandler, type ResidentServices } from "./resident.ts";

// More than these make nobody wiser.
const mostAdvice = 2;

/** A tip, where none are taken: that is said, and how to report it now. */
export function createTipHandler(services: ResidentServices): Handler {
  const { reporting } = services;
  return createTopicHandler("tip", services, (message, found, _, say) => {
    if (message.group) return { paragraphs: [say("tip-group")] };
    const { details } = found;
    const day = civilDate(message.at);
    if (details.has("child-writes") && details.has("crime-child"))
      return { paragraphs: [say("tip-child"), "", say("tip-honest-child")] };
    const kind = namedKinds.find((detail) => details.has(detail));
    const opening = details.has("no-content")
      ? say("tip-empty")
      : say("tip", {
          kind: kind === undefined ? "" : ` ${say(`kind-name-${kind}`)}`,
        });
    const receivers = reporting
      .receivers(day)
      .filter(
        ({ say: key }) =>
          !(details.has("against-police") && key === "receiver-commune"),
      );
    const advice = reporting.kinds(details, day).slice(0, mostAdvice);
    return {
      paragraphs: [
        opening,
        say("tip-honest"),
        say("tip-now"),
        ...receivers.map(({ say: key }) => say(key)),
        "",
        ...advice.map(({ say: key }) => say(key)),
        say("tip-write"),
      ],
    };
  });
}
