import { type Message, receivedAt } from "../src/message.ts";
import type { Draft, Session } from "../src/session.ts";
import { asking, newDraft } from "../src/tips/draft/draft.ts";
import { take } from "../src/tips/draft/take.ts";
import { hear } from "../src/tips/words/hear.ts";
import { stayWith } from "./after-despair.ts";
import { alone, heard, safe, unsafe } from "./after-alarm-words.ts";
import { alarmAt, isDespair, isMishap } from "./alarm.ts";
import type { Handler } from "./handler.ts";
import { isNews, takeNews } from "./tip-news.ts";
import { telling, type TipParts } from "./tip-parts.ts";
import { takeFurther } from "./tip-taking.ts";

/**
 * The next words after danger was answered: they say where, or that it is over, and are no question on any plan.
 * @param tips what hears everything else
 */
export function createAfterAlarmHandler(
  tips: Handler,
  parts: TipParts,
): Handler {
  return async (message, session) => {
    const isTyped = message.choice === undefined && message.text.trim() !== "";
    const isCommand = parts.commands.read(message.text) !== undefined;
    if (message.group || !isTyped || isCommand) return tips(message, session);
    const found = parts.classifier.classify(message.text, { placeKnown: true });
    const { details } = found;
    if (isNews(found, message, session, parts))
      return takeNews(message, session, parts);
    const alarm = alarmAt(session, message);
    if (alarm === undefined) return tips(message, session);
    if (isDespair(alarm))
      return stayWith(message, session, alarm, parts) ?? tips(message, session);
    if (details.has("answers-unsafe"))
      return unsafe(message, session, alarm.child, parts);
    if (
      details.has("news-alone") &&
      hear(message.text, parts).facts.where.length === 0
    )
      return alone(
        message,
        session,
        alarm,
        session.draft ?? asked(message, session, parts),
        parts,
      );
    if (session.draft !== null) return tips(message, session);
    if (details.has("answers-safe")) return safe(session, parts);
    // A tip of it was sent by now, or nothing of it is to be kept.
    if (alarm.said === null || !goesOn(message, session, parts))
      return tips(message, session);
    if (!(await parts.reporting.open()) || hear(message.text, parts).idle)
      return heard(session, parts);
    const draft = asked(message, session, parts);
    return draft === null
      ? undefined
      : takeFurther(message, session, draft, parts);
  };
}

/** A report of the danger that was told of before, that nobody has asked for yet. */
export function begunInAlarm(
  message: Message,
  session: Session,
  parts: TipParts,
): Draft {
  const empty = newDraft(parts.newId(), receivedAt(message));
  const said = alarmAt(session, message)?.said ?? null;
  const begun = said === null ? empty : take(empty, telling(said, parts, true));
  return { ...begun, wanted: false };
}

/** The same, of which it was asked where; null where nothing of it is kept. */
function asked(
  message: Message,
  session: Session,
  parts: TipParts,
): Draft | null {
  return alarmAt(session, message)?.said
    ? asking(begunInAlarm(message, session, parts), "where")
    : null;
}

/** Whether words after a cry for help belong to it: what asks plainly for something else does not. */
function goesOn(message: Message, session: Session, parts: TipParts): boolean {
  const { asks, facts } = hear(message.text, parts);
  if (facts.where.length > 0) return true;
  const intent = parts.intentOf(message, session);
  return !asks && !["subscribe", "unsubscribe", "language"].includes(intent);
}

/** Whether a second cry tells where that is of which the first one told. */
export function isPlaced(
  message: Message,
  before: Session,
  { alarm }: Session,
  parts: TipParts,
): boolean {
  return (
    isMishap(alarm?.kind ?? "") &&
    alarmAt(before, message) !== undefined &&
    hear(message.text, parts).facts.where.length > 0
  );
}
