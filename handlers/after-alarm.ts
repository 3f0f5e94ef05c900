import { type Message, receivedAt, wordsOf } from "../src/message.ts";
import type { Alarm, Draft, Session } from "../src/session.ts";
import { asking, newDraft } from "../src/tips/draft/draft.ts";
import { take } from "../src/tips/draft/take.ts";
import { hear } from "../src/tips/words/hear.ts";
import { stayWith } from "./after-despair.ts";
import { alarmAt, helperOf, isDespair } from "./alarm.ts";
import type { Handler, Step } from "./handler.ts";
import { repeat } from "./tip-ask.ts";
import { childTells } from "./tip-children.ts";
import { isNews, noteAside, takeNews } from "./tip-news.ts";
import { isSilent } from "./tip-noted.ts";
import { telling, tipStep, type TipParts } from "./tip-parts.ts";
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
    const { details } = parts.classifier.classify(message.text, {
      placeKnown: true,
    });
    if (isNews({ details }, message, session, parts))
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
      return alone(message, session, alarm, parts);
    if (session.draft !== null) return tips(message, session);
    if (details.has("answers-safe")) return takeNews(message, session, parts);
    // A tip of it was sent by now, or nothing of it is to be kept.
    if (alarm.said === null || !goesOn(message, session, parts))
      return tips(message, session);
    const draft = asking(begunInAlarm(message, session, parts), "where");
    if (!(await parts.reporting.open()) || hear(message.text, parts).idle)
      return heard(session, parts);
    return takeFurther(message, session, draft, parts);
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

/** Whether words after a cry for help belong to it: what asks plainly for something else does not. */
function goesOn(message: Message, session: Session, parts: TipParts): boolean {
  const { asks, facts } = hear(message.text, parts);
  if (facts.where.length > 0) return true;
  const intent = parts.intentOf(message, session);
  return !asks && !["subscribe", "unsubscribe", "language"].includes(intent);
}

/** Says what to do, and asks where once more unless it is known. */
function unsafe(
  message: Message,
  session: Session,
  isChild: boolean,
  parts: TipParts,
): Step {
  const { draft } = session;
  const say = (key: string) =>
    parts.catalogs[session.language].say(`aftermath.${key}`, {
      number: helperOf(session),
    });
  const isMute = draft !== null && isSilent(draft, parts);
  const words = say(
    isChild ? "unsafe-child" : isMute ? "unsafe-silent" : "unsafe",
  );
  if (draft !== null && draft.settled.includes("where"))
    return repeat(message, session, draft, [words], parts);
  const where = say(isChild ? "unsafe-where-child" : "unsafe-where");
  return tipStep("tip", [wordsOf(`${words} ${where}`)], session);
}

/** That nobody is by is neither where it is nor what happened, but whoever comes is to know it. */
function alone(
  message: Message,
  session: Session,
  alarm: Alarm,
  parts: TipParts,
): Step {
  const draft =
    session.draft ??
    (alarm.said === null
      ? null
      : asking(begunInAlarm(message, session, parts), "where"));
  const isChild = alarm.child || childTells(draft, parts);
  const words = parts.catalogs[session.language].say(
    `aftermath.${isChild ? "alone-child" : "alone"}`,
    { number: helperOf(session) },
  );
  return draft === null
    ? tipStep("tip", [wordsOf(words)], session)
    : noteAside(message, session, draft, words, parts);
}

function heard(session: Session, parts: TipParts): Step {
  const words = parts.catalogs[session.language].say("aftermath.heard", {
    number: helperOf(session),
  });
  return tipStep("tip", [wordsOf(words)], session);
}
