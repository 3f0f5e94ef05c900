import { type Message, wordsOf } from "../src/message.ts";
import type { Alarm, Draft, Session } from "../src/session.ts";
import { helperOf } from "./alarm.ts";
import type { Step } from "./handler.ts";
import { repeat } from "./tip-ask.ts";
import { childTells } from "./tip-children.ts";
import { noteAside } from "./tip-news.ts";
import { isSilent } from "./tip-noted.ts";
import { tipStep, type TipParts } from "./tip-parts.ts";

/** Says what to do, and asks where once more unless it is known. */
export function unsafe(
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
export function alone(
  message: Message,
  session: Session,
  alarm: Alarm,
  draft: Draft | null,
  parts: TipParts,
): Step {
  const isChild = alarm.child || childTells(draft, parts);
  const words = parts.catalogs[session.language].say(
    `aftermath.${isChild ? "alone-child" : "alone"}`,
    { number: helperOf(session) },
  );
  return draft === null
    ? tipStep("tip", [wordsOf(words)], session)
    : noteAside(message, session, draft, words, parts);
}

/** Says that somebody listens to who said nothing yet. */
export function heard(session: Session, parts: TipParts): Step {
  const words = parts.catalogs[session.language].say("aftermath.heard", {
    number: helperOf(session),
  });
  return tipStep("tip", [wordsOf(words)], session);
}

/** Says that this is good to hear. */
export function safe(session: Session, parts: TipParts): Step {
  const isChild = session.alarm?.child === true;
  const words = parts.catalogs[session.language].say(
    `aftermath.${isChild ? "news-child" : "news"}`,
  );
  return tipStep("tip", [wordsOf(words)], session);
}
