import { type Message, wordsOf } from "../src/message.ts";
import type { Classification } from "../src/residents/classify.ts";
import type { Alarm, Session } from "../src/session.ts";
import { hear } from "../src/tips/words/hear.ts";
import type { Wish } from "../src/tips/words/tip-words.ts";
import type { Step } from "./handler.ts";
import { alarmed } from "./alarm.ts";
import { tipStep, type TipParts } from "./tip-parts.ts";

// By the names in knowledge/intents.
const despair = ["danger-suicide", "wishes-told", "weary-of-life"];

/** Whether a message tells that somebody wishes to die, and of no crime besides. */
export function isDespairing({ details }: Classification): boolean {
  return (
    despair.some((one) => details.has(one)) &&
    ![...details].some((one) => one.startsWith("crime-"))
  );
}

// Who wishes these speaks of the report again.
const ofReport: readonly Wish[] = [
  "send",
  "cancel",
  "resume",
  "edit",
  "report",
  "withdraw",
  "erase",
  "wipe",
  "cut",
  "forget",
];

/**
 * Stays with somebody who wishes to die, or with whoever tells of one, whatever they answer. Nothing of it goes into a
 * report. Undefined where the message is plainly about something else.
 */
export function stayWith(
  message: Message,
  session: Session,
  alarm: Alarm,
  parts: TipParts,
): Step | undefined {
  if (isElsewhere(message, session, parts)) return undefined;
  const { details } = parts.classifier.classify(message.text, {
    placeKnown: true,
  });
  const isChild = alarm.child || details.has("child-writes");
  const isOther = alarm.kind !== "suicide";
  const about =
    details.has("news-helped") || details.has("news-away")
      ? "-helped"
      : details.has("news-alone")
        ? "-alone"
        : tellsPlace()
          ? "-place"
          : "";
  const { say } = parts.catalogs[session.language];
  const key = isOther ? `other${about}` : `stay${about}`;
  const words = say(`aftermath.${key}${isChild && !isOther ? "-child" : ""}`);
  return tipStep(
    "emergency",
    [wordsOf(words)],
    alarmed(session, message, alarm.kind, isChild),
  );

  function tellsPlace(): boolean {
    const { facts } = hear(message.text, parts);
    return (
      facts.where.length > 0 ||
      details.has("tells-address") ||
      details.has("tells-place")
    );
  }
}

function isElsewhere(
  message: Message,
  session: Session,
  parts: TipParts,
): boolean {
  const heard = hear(message.text, parts);
  const { details } = parts.classifier.classify(message.text, {
    placeKnown: true,
  });
  if ([...details].some((one) => one.startsWith("crime-"))) return true;
  const isOfReport = ofReport.some(
    (wish) => heard.wishes.has(wish) || heard.begins.has(wish),
  );
  if (isOfReport) return true;
  if (session.draft !== null && heard.correction !== undefined) return true;
  // That somebody comes is an answer, whatever else it sounds like.
  if (
    ["news-helped", "news-away", "news-alone"].some((one) => details.has(one))
  )
    return false;
  const intent = parts.intentOf(message, session);
  return (
    ["subscribe", "unsubscribe", "language"].includes(intent) ||
    (intent === "question" &&
      heard.asks &&
      parts.asksPlans(message, session)) ||
    (["howto_report", "status", "privacy"].includes(intent) &&
      heard.asksPlainly)
  );
}
