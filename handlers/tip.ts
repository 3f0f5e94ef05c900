import { civilDate } from "../src/clock.ts";
import type { Handler } from "./handler.ts";
import { createTopicHandler, type ResidentServices } from "./resident.ts";

// Named in the first sentence, the most particular first.
const named = [
  "against-police",
  "crime-child",
  "crime-trafficking",
  "crime-domestic",
  "crime-wanted",
  "crime-arms",
  "crime-loans",
  "crime-threat",
  "crime-smuggling",
  "crime-environment",
  "crime-gambling",
  "crime-vice",
  "crime-drugs",
  "crime-fraud",
  "crime-theft",
  "crime-disorder",
];

// More than these make nobody wiser.
const mostAdvice = 2;

/** A tip. Filing through the chat does not exist yet, so that is said, and how to report it now. */
export function createTipHandler(services: ResidentServices): Handler {
  const { reporting } = services;
  return createTopicHandler("tip", services, (message, found, _, say) => {
    if (message.group) return { paragraphs: [say("tip-group")] };
    const { details } = found;
    const day = civilDate(message.at);
    if (details.has("child-writes") && details.has("crime-child"))
      return { paragraphs: [say("tip-child"), "", say("tip-honest-child")] };
    const kind = named.find((detail) => details.has(detail));
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
