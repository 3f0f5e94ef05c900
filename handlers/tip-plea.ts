import { type Message, wordsOf } from "../src/message.ts";
import type { Draft, Session } from "../src/session.ts";
import { stayAnonymous, waitingSlot } from "../src/tips/draft/draft.ts";
import { hear } from "../src/tips/words/hear.ts";
import type { Handler } from "./handler.ts";
import { repeat } from "./tip-ask.ts";
import { childTells, isChilds } from "./tip-children.ts";
import { focusAt } from "./tip-focus.ts";
import { careWords } from "./tip-money.ts";
import { carer, telling, tipStep, type TipParts } from "./tip-parts.ts";
import { asksNoCall, uncalled } from "./tip-uncalled.ts";

// What people beg of the desk or are afraid of, by the names in knowledge/intents.
const pleas = ["plea-secret", "plea-blame", "plea-doubt", "plea-fear"] as const;
// More than two answers are a lecture.
const mostAnswers = 2;

/** What is to be said to the pleas in a message: what is kept from whom, and nothing that the desk cannot keep. */
export function pleaWords(
  text: string,
  session: Session,
  parts: TipParts,
): string[] {
  const { details } = parts.classifier.classify(text, { placeKnown: true });
  const isChild = childTells(session.draft, parts) || isChilds(text, parts);
  const say = carer(parts, session, isChild);
  return pleas
    .filter((plea) => details.has(plea))
    .slice(0, mostAnswers)
    .map((plea) => say(plea));
}

/**
 * While a report is taken and after it was sent: "don't tell my mother" is neither the place nor the time of anything. It
 * is answered, and what was asked is asked again.
 * @param tips what hears everything else
 */
export function createPleaHandler(tips: Handler, parts: TipParts): Handler {
  return async (message, session) => {
    const { draft } = session;
    const isBusy = draft !== null || focusAt(session, message) !== undefined;
    const isTyped = message.choice === undefined && message.text.trim() !== "";
    if (
      draft === null &&
      isTyped &&
      !message.group &&
      asksNoCall(message, parts)
    )
      return uncalled(message, session, parts);
    if (!isBusy || !isTyped || message.group) return tips(message, session);
    const told = pleaWords(message.text, session, parts);
    if (told.length > 0 && isNothingElse(message, session, parts)) {
      if (draft === null)
        return tipStep("tip", [wordsOf(told.join("\n"))], session);
      const kept = asksNoName(message, parts) ? stayAnonymous(draft) : draft;
      return repeat(message, { ...session, draft }, kept, told, parts);
    }
    const step = await tips(message, session);
    const isTaken = step?.intent === "tip" && step.session.draft !== null;
    if (draft === null || step === undefined || !isTaken) return step;
    const words = [...told, ...careWords(message, session, parts)];
    return words.length === 0
      ? step
      : { ...step, replies: [wordsOf(words.join("\n")), ...step.replies] };
  };
}

// What tells that somebody is hurt, by the names in knowledge/intents.
const hurts = [
  "child-tells",
  "victim-sexual",
  "victim-pictures",
  "victim-domestic",
  "victim-trafficked",
];
// In words. A story has more.
const mostOfPlea = 16;
const mostWithPlace = 9;

/** Whether a message that holds a plea tells nothing besides. */
export function isNothingElse(
  message: Message,
  session: Session,
  parts: TipParts,
): boolean {
  const { text } = message;
  const { details } = parts.classifier.classify(text, { placeKnown: true });
  // "He hugs me, I am scared" tells first and fears then.
  if (hurts.some((hurt) => details.has(hurt))) return false;
  const heard = hear(text, parts);
  if (heard.wishes.has("send") || heard.begins.has("send")) return false;
  const count = text.trim().split(/\s+/u).length;
  const isChild = childTells(session.draft, parts) || isChilds(text, parts);
  // What only steers the report is known by its own words; a child that says so is answered as well.
  if (heard.idle && !(isChild && heard.wishes.has("anonymous"))) return false;
  // Who asks what becomes of their words gets the whole notice, but a child is not given that to read.
  if (!isChild && parts.intentOf(message, session) === "privacy") return false;
  const { where, when, vehicles, plates } = heard.facts;
  const facts = when.length + vehicles.length + plates.length;
  if (count > mostOfPlea || facts > 0 || heard.correction !== undefined)
    return false;
  const asked = askedOf(session.draft);
  if (where.length > 0 && (count > mostWithPlace || asked === "where"))
    return false;
  // Of what somebody fears, a crime is told; where nothing else is known yet, that is what happened.
  const { kinds } = telling(text, parts);
  return kinds.length === 0 || (session.draft !== null && asked !== "what");
}

function askedOf(draft: Draft | null) {
  return draft === null ? undefined : waitingSlot(draft);
}

function asksNoName({ text }: Message, parts: TipParts): boolean {
  const { wishes, facts } = hear(text, parts);
  return wishes.has("anonymous") || facts.anonymous;
}
