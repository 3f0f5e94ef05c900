import type { Catalogs } from "../src/catalog.ts";
import { type Choice, type Message, wordsOf } from "../src/message.ts";
import type { LibraryPlan } from "../src/plans/plan.ts";
import type { Classification, Classifier } from "../src/residents/classify.ts";
import type { Reporting } from "../src/residents/reporting.ts";
import type { Session } from "../src/session.ts";
import { emphasize } from "../src/text/emphasize.ts";
import type { Citation, Handler, Intent } from "./handler.ts";
import type { PrivateLink, SteeringParts } from "./steering-parts.ts";
import { isTooBig } from "./too-big.ts";

/** What the handlers of residents' messages work with. */
export interface ResidentServices extends Pick<
  SteeringParts,
  "agencies" | "places"
> {
  readonly catalogs: Catalogs;
  readonly classifier: Classifier;
  readonly reporting: Reporting;
  /** Where a plan names ways of reporting, an answer cites it. */
  readonly plans: readonly LibraryPlan[];
  readonly privateLink: PrivateLink;
}

/** Says a sentence of messages/<language>/residents.yaml. */
export type Say = (
  key: string,
  values?: Readonly<Record<string, string | number>>,
) => string;

/** What a topic makes of a message: paragraphs in order, the most needed first. */
export interface Spoken {
  readonly paragraphs: readonly string[];
  readonly choices?: readonly Choice[];
  readonly citations?: readonly Citation[];
  readonly answered?: boolean;
  readonly session?: Session;
  /** What is shown in bold where it first stands. */
  readonly bold?: readonly string[];
}

/** A topic: what it says to a message that is its own. */
export type Topic = (
  message: Message,
  found: Classification,
  session: Session,
  say: Say,
) => Spoken;

// What a chat user reads in one answer; the last paragraphs are the ones that can be spared.
const longestReply = 1450;

/** Makes a handler of a topic. Taps on choices are never a topic's business: their labels come back as text. */
export function createTopicHandler(
  intent: Intent,
  { catalogs, classifier }: Pick<ResidentServices, "catalogs" | "classifier">,
  topic: Topic,
): Handler {
  return (message, session) => {
    if (message.choice !== undefined) return Promise.resolve(undefined);
    const found = classifier.classify(message.text, {
      placeKnown: session.place !== null,
    });
    const say: Say = (key, values) =>
      catalogs[session.language].say(`residents.${key}`, values);
    const spoken = topic(message, found, session, say);
    // What is too big cannot be looked at later either.
    const isBig =
      intent !== "emergency" &&
      !message.group &&
      message.attachments.some(isTooBig(message.channel));
    const paragraphs = isBig
      ? [
          catalogs[session.language].say("desk.too-big"),
          "",
          ...spoken.paragraphs,
        ]
      : spoken.paragraphs;
    const reply = wordsOf(fitting(paragraphs), spoken.choices);
    return Promise.resolve({
      intent,
      answered: spoken.answered ?? true,
      citations: spoken.citations ?? [],
      replies: [emphasize(reply, spoken.bold ?? [])],
      session: spoken.session ?? session,
    });
  };
}

function fitting(paragraphs: readonly string[]): string {
  const kept = [...paragraphs];
  while (kept.length > 1 && kept.join("\n").length > longestReply) kept.pop();
  return kept.join("\n");
}
