import { type Message, receivedAt, wordsOf } from "../src/message.ts";
import type { Classification } from "../src/residents/classify.ts";
import type { Draft, Session } from "../src/session.ts";
import { touch } from "../src/tips/draft/draft.ts";
import { hear } from "../src/tips/words/hear.ts";
import { alarmAt, isDespair, newsMs } from "./alarm.ts";
import type { Step } from "./handler.ts";
import { repeat } from "./tip-ask.ts";
import { childTells, isChilds } from "./tip-children.ts";
import { focusAt, focusOn } from "./tip-focus.ts";
import { addressOf } from "./tip-joined.ts";
import { tipStep, type TipParts } from "./tip-parts.ts";
import { summary } from "./tip-summary.ts";

const news = ["news-left", "news-away", "news-helped", "news-rescued"] as const;
// What tells that it goes on, by the names in knowledge/intents.
const grave = [
  "danger-kill",
  "danger-fire",
  "danger-injury",
  "danger-body",
  "danger-locked",
  "danger-suicide",
  "danger-overdose",
  "danger-water",
  "danger-sexual",
];

// What a sign of time weighs alone (knowledge/intents/emergency.yaml).
const weightOfTime = 2.5;

/** Whether a message only tells that a danger of which it was told before is over for now. */
export function isNews(
  { details, scores }: Pick<Classification, "details" | "scores">,
  message: Message,
  session: Session,
  parts: TipParts,
): boolean {
  const alarm = alarmAt(session, message, newsMs);
  if (alarm === undefined || isDespair(alarm) || message.group) return false;
  // The name of those who came is no sign of an injury.
  const isTold = (scores.emergency ?? 0) > weightOfTime;
  const isGrave =
    isTold &&
    grave.some(
      (one) =>
        details.has(one) &&
        !(one === "danger-injury" && details.has("news-rescued")),
    );
  if (details.has("news-back") || isGrave) return false;
  if (details.has("filed-when") || details.has("filed-next")) return false;
  if (!news.some((one) => details.has(one))) return false;
  const { asks, idle, wishes } = hear(message.text, parts);
  // That alone is answered, and nobody is told of it.
  return !asks && !(idle && wishes.has("safe"));
}

/** Takes such news: into the tip that was sent of it, or into the report that is being taken. */
export async function takeNews(
  message: Message,
  session: Session,
  parts: TipParts,
): Promise<Step> {
  const { draft } = session;
  const { say } = parts.catalogs[session.language];
  const isChild =
    session.alarm?.child === true ||
    childTells(draft, parts) ||
    isChilds(message.text, parts);
  const as = (key: string) => `aftermath.${key}${isChild ? "-child" : ""}`;
  if (draft !== null && draft.said.length > 0)
    return noteAside(message, session, draft, say(as("news-noted")), parts);
  const sent = await sentOf(message, session, parts);
  if (sent === undefined)
    return tipStep("tip", [wordsOf(say(as("news")))], session);
  const added = { text: message.text.trim(), files: [] };
  await parts.reporting.add(sent.id, added, message.id);
  const words = say(as("news-added"), { reference: sent.reference });
  return tipStep("tip", [wordsOf(words)], {
    ...session,
    focus: focusOn(sent, message, "more"),
  });
}

/** Keeps words that are no place and no time of what happened, whatever they name. What is to be sent is shown again. */
export function noteAside(
  message: Message,
  session: Session,
  draft: Draft,
  words: string,
  parts: TipParts,
): Step {
  const said = {
    text: message.text.trim(),
    answers: null,
    told: [],
    kinds: [],
  };
  const noted = touch(
    { ...draft, said: [...draft.said, said] },
    receivedAt(message),
  );
  return noted.shown
    ? summary(session, noted, [words], parts)
    : repeat(message, session, noted, [words], parts);
}

/** The tip that was sent of it. */
async function sentOf(message: Message, session: Session, parts: TipParts) {
  const focus = focusAt(session, message);
  if (focus !== undefined) return focus;
  const linked = await parts.reporting.linked(addressOf(message));
  return linked.find(
    ({ received, state }) =>
      state !== "withdrawn" &&
      message.at.getTime() - received.getTime() < newsMs,
  );
}
