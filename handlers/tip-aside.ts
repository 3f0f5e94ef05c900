import type { Message } from "../src/message.ts";
import type { Draft, Session } from "../src/session.ts";
import { asksTown, waitingSlot } from "../src/tips/draft/draft.ts";
import { hear } from "../src/tips/words/hear.ts";
import type { Step } from "./handler.ts";
import { repeat } from "./tip-ask.ts";
import type { TipParts } from "./tip-parts.ts";

/** Answers what is said to the desk in between, and asks again what was asked last. Undefined for what belongs to the report. */
export async function aside(
  message: Message,
  session: Session,
  draft: Draft,
  parts: TipParts,
): Promise<Step | undefined> {
  if (!isAside(message, session, parts)) return undefined;
  const step = await parts.answer(message, session);
  if (step === undefined) return undefined;
  const again = repeat(message, step.session, draft, [], parts);
  // The choices of the report stay those that count.
  const replies = step.replies.map((reply) => ({ ...reply, choices: [] }));
  return {
    ...step,
    replies: [...replies, ...again.replies],
    session: again.session,
  };
}

// In letters; a story may end in a question as well.
const longestQuestion = 80;

const forms = new Set<Step["intent"]>([
  "howto_report",
  "privacy",
  "status",
  "language",
  "smalltalk",
]);

/** Whether a message is clearly something else than an answer or a part of a report. */
export function isAside(
  message: Message,
  session: Session,
  parts: TipParts,
): boolean {
  const { text } = message;
  if (text.trim() === "") return true;
  const intent = parts.intentOf(message, session);
  const { asks, asksPlainly, idle, begins, facts, contact } = hear(text, parts);
  // "My number is …" sounds like many things.
  if (contact.length > 0 && !asks) return false;
  const { where, when, who, vehicles } = facts;
  const told = where.length + when.length + who.length + vehicles.length;
  if (isSaidWhere(text, session, parts)) return false;
  if (intent === "subscribe" || intent === "smalltalk")
    return !idle && told === 0 && !isWho(text, session);
  if (intent === "language") return !idle && told === 0;
  if (!asks || idle || begins.has("skip")) return false;
  if (intent === "tip")
    return asksPlainly && told === 0 && text.length < longestQuestion;
  if (forms.has(intent)) return true;
  if (intent === "question" || intent === "outofscope")
    return asksPlainly
      ? facts.plates.length === 0
      : parts.asksPlans(message, session);
  return false;
}

/** Whether it is said where or when, and politely, to whoever asked that. */
function isSaidWhere(
  text: string,
  { draft }: Session,
  parts: TipParts,
): boolean {
  if (draft === null) return false;
  const { asks, facts } = hear(text, parts);
  const asked = asksTown(draft) ? "where" : waitingSlot(draft);
  if (asked !== "where" && asked !== "when") return false;
  const isOpened = !asks && facts.clauses[0]?.opens === asked;
  const { details } = parts.classifier.classify(text, { placeKnown: true });
  return isOpened || (asked === "where" && details.has("answers-where"));
}

/** Whether names are given to whoever asked for some. */
function isWho(text: string, { draft }: Session): boolean {
  const asksWho = draft !== null && waitingSlot(draft) === "who";
  return asksWho && /(?<=\s)\p{Lu}/u.test(text.trim());
}
