import { civilDate } from "../src/clock.ts";
import type { Message } from "../src/message.ts";
import type { PlanChannel } from "../src/residents/reporting.ts";
import type { Session } from "../src/session.ts";
import { fold } from "../src/text/fold.ts";
import type { Handler } from "./handler.ts";
import { sourceOf } from "./howto-source.ts";
import { createTopicHandler, type ResidentServices } from "./resident.ts";

/** How to report a crime: what was asked for first, then the ways, then the law they rest on. */
export function createHowToReportHandler(services: ResidentServices): Handler {
  const { reporting, plans } = services;
  const channels = reporting.planChannels(plans);
  return createTopicHandler(
    "howto_report",
    services,
    (message, { details }, session, say) => {
      const day = civilDate(message.at);
      const answered = reporting.answers(details, day);
      const answers = answered.filter(
        ({ say: key }, at) =>
          answered.findIndex((other) => other.say === key) === at,
      );
      // Of what police did nobody is sent to the police next door.
      const isAbove = answered.some(({ say: key }) => key === "kind-police");
      const receivers = reporting
        .receivers(day)
        .filter(({ say: key }) => !isAbove || key !== "receiver-commune");
      const isLost = !details.has("asks-fee") || details.has("money-sent");
      const kinds = reporting
        .kinds(details, day)
        .filter(({ say: key }) => key !== "kind-fraud" || isLost)
        .filter(({ say: key }) => key !== "kind-police")
        .slice(0, 2);
      const here = channelsFor(channels, message, session);
      const content = details.has("asks-content");
      const first = [
        ...(details.has("asks-voice") ? [say("howto-voice"), ""] : []),
        ...(content ? [say("howto-content"), ""] : []),
        ...answers.flatMap(({ say: key }) => [say(key), ""]),
      ];
      const inPlans = here.map(({ plan, section, ways }) =>
        say("howto-plan", {
          ways: capital(ways.join(", ")),
          plan: [plan.number ?? short(plan.title), plan.place ?? ""].join(
            " – ",
          ),
          section,
        }),
      );
      return {
        paragraphs: [
          ...first,
          say("howto"),
          say("howto-now"),
          ...receivers.map(({ say: key }) => say(key)),
          ...(inPlans.length > 0 ? inPlans : [say("howto-boxes")]),
          "",
          ...kinds.map(({ say: key }) => say(key)),
          ...(content ? [] : [say("howto-write")]),
          say("howto-here"),
          ...sourceOf([...receivers, ...kinds, ...answers], session, say),
        ],
        citations: here.map(({ plan, section, quote }) => ({
          plan: plan.slug,
          section,
          quote,
        })),
      };
    },
  );
}

// The plan of the place that is named; else of the place that was chosen.
function channelsFor(
  channels: readonly PlanChannel[],
  message: Message,
  session: Session,
): readonly PlanChannel[] {
  const text = fold(message.text);
  const named = channels.filter(({ plan }) =>
    plan.place === null ? false : text.includes(fold(shortName(plan.place))),
  );
  return named.length > 0
    ? named
    : channels.filter(({ plan }) => plan.place === session.place);
}

// Places are written with their rank before the name, in one or two words that begin small or large.
function shortName(place: string): string {
  return place.match(/(?:\p{Lu}\p{Ll}+\s?)+$/u)?.[0].trim() ?? place;
}

// Titles of plans run over three lines.
const longestTitle = 70;

function short(title: string): string {
  if (title.length <= longestTitle) return title;
  const cut = title.lastIndexOf(" ", longestTitle);
  return `${title.slice(0, cut)}…`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
