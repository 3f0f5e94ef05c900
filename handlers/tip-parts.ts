import type { Catalogs } from "../src/catalog.ts";
import type { Message } from "../src/message.ts";
import type { Classifier } from "../src/residents/classify.ts";
import type { Session } from "../src/session.ts";
import type { Commands } from "../src/steering/commands.ts";
import type { Locating } from "../src/tips/draft/locate.ts";
import type { Telling } from "../src/tips/draft/told.ts";
import type { Routed } from "../src/tips/route.ts";
import type { Reporting } from "../src/tips/tips.ts";
import { withDoers } from "../src/tips/words/doers.ts";
import { hear, type Hearing } from "../src/tips/words/hear.ts";
import type { Handler, Step } from "./handler.ts";

export { carer, sayer, type SayTip } from "./tip-say.ts";

/** What the handlers of reporters' messages work with. */
export interface TipParts extends Hearing, Locating {
  readonly catalogs: Catalogs;
  readonly commands: Commands;
  readonly classifier: Classifier;
  readonly reporting: Reporting;
  /** Names of the units that receive a report of that kind and place. */
  readonly receiver: (routed: Routed, text: string) => string;
  /** Makes an id that nobody can guess. */
  readonly newId: () => string;
  /** Fulfils after so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
  /** What a message wants, by the desk's whole understanding. */
  readonly intentOf: (message: Message, session: Session) => Step["intent"];
  /** Whether a message asks something that the plans may answer. */
  readonly asksPlans: (message: Message, session: Session) => boolean;
  /** Answers what is no tip. */
  readonly answer: Handler;
}

/** What a text tells for a report. @param urgent whether it tells of danger now */
export function telling(
  text: string,
  parts: TipParts,
  urgent = false,
): Telling {
  const typed = hear(text, parts);
  const { details } = parts.classifier.classify(typed.text, {
    placeKnown: true,
  });
  const heard = withDoers(typed, parts.words);
  // Of a child that tells what is done to it the kind is known, whatever words it has for that.
  const isHurt = details.has("child-writes") && details.has("child-tells");
  const kinds = [...details].filter((detail) => detail.startsWith("crime-"));
  const isVictim = kinds.length === 0 && details.has("child-victim");
  if ((isHurt || isVictim) && !kinds.includes("crime-child"))
    kinds.push("crime-child");
  const againstPolice = heard.accuses || details.has("against-police");
  // A long story speaks of children in passing.
  const child =
    heard.text.length > longStory
      ? ["crime-child"]
      : ["crime-child", "child-victim", "child-writes"];
  return {
    heard,
    kinds: [...kinds, ...(againstPolice ? ["against-police"] : [])],
    againstPolice,
    child: child.some((detail) => details.has(detail)),
    urgent,
    ...(isHurt && { pressing: true }),
  };
}

const longStory = 600;

/** Whether a sentence names a crime. */
export function crimeTeller({ classifier }: TipParts) {
  return (sentence: string): boolean =>
    [...classifier.classify(sentence, { placeKnown: true }).details].some(
      (detail) => detail.startsWith("crime-"),
    );
}

/** A step of a tip's talk. */
export function tipStep(
  intent: Step["intent"],
  replies: Step["replies"],
  session: Session,
): Step {
  return { intent, answered: true, citations: [], replies, session };
}
