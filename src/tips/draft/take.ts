import type { Draft } from "../../session.ts";
import type { Slot } from "../tips.ts";
import type { Heard } from "../words/hear.ts";
import { without } from "../words/spelled.ts";
import {
  asksTown,
  isAskedOut,
  settle,
  stayAnonymous,
  waitingSlot,
} from "./draft.ts";
import {
  isAnswer,
  isContact,
  isTalkOnly,
  isUnknown,
  type Telling,
  toldBy,
} from "./told.ts";

/** Takes a message into the report: as the answer to what was asked, and for whatever else it tells. */
export function take(draft: Draft, telling: Telling): Draft {
  const { heard } = telling;
  const town = asksTown(draft) ? "where" : undefined;
  const asked = telling.urgent ? undefined : (town ?? waitingSlot(draft));
  const flagged = flag(draft, telling);
  const isAnonymous = heard.facts.anonymous || heard.wishes.has("anonymous");
  const isOffered =
    asked === "contact" || heard.reaches || (draft.shown && heard.isNumber);
  const story = heard.contact.reduce(
    (rest, words) => without(rest, words, () => true) ?? rest,
    heard.text,
  );
  // Who was asked for it may say where they live; what else they tell belongs to the story.
  const isWhole =
    story === "" ||
    heard.contact.length === 0 ||
    (asked === "contact" && !tellsStory(heard));
  // Who wants a number taken out gives none.
  if (isOffered && !isAnonymous && isWhole && isContact(telling)) {
    const contact = story === "" ? heard.contact.join(", ") : heard.text;
    const both = withContact(draft.contact, contact);
    return settle({ ...flagged, contact: both }, "contact", ...passed());
  }
  // What is only said to the desk in between is nothing to be sent.
  if (draft.said.length > 0 && isTalkOnly(heard) && telling.kinds.length === 0)
    return settle(flagged, ...passed());
  const first = draft.said.length === 0;
  const text = story === "" ? heard.text : story;
  const isPlain = asked !== undefined && isAnswer(telling, asked);
  const insisted =
    asked !== undefined && isAskedOut(draft, asked) && isOther(telling)
      ? asked
      : null;
  const answers = isPlain ? asked : insisted;
  // A name that is given to be reached by is nobody who was seen.
  const read = toldBy(heard, answers).filter((one) => text.includes(one.text));
  const told =
    insisted !== null && !isPlain && read.length === 0
      ? [{ slot: insisted, text }]
      : read;
  const next: Draft = {
    ...flagged,
    town: draft.town === "asked" ? "settled" : draft.town,
    said: isRepeated(draft, text)
      ? draft.said
      : [...draft.said, { text, answers, told, kinds: [...telling.kinds] }],
  };
  const settled = new Set<Slot>(told.map(({ slot }) => slot));
  // What is not known is not asked again, and a contact is asked for once.
  if (answers !== null) settled.add(answers);
  if (asked === "contact" || asked === "evidence") settled.add(asked);
  if (heard.lacksPictures) settled.add("evidence");
  if (tellsWhat(draft, telling)) settled.add("what");
  const known = settle(next, ...settled);
  const filled = isAnonymous ? stayAnonymous(known) : known;
  // Who began by saying only that they want to report something is taken through it step by step.
  return first && draft.asked.length === 0
    ? { ...filled, brief: isBrief(filled) }
    : filled;

  /** Whoever says that there are no pictures has answered, whatever else is said. */
  function passed(): Slot[] {
    const isPassed = heard.wishes.has("skip") || heard.wishes.has("no");
    return asked !== undefined && isPassed ? [asked] : [];
  }
}

/** Whether somebody sends again, word for word, what they told before; a few words may answer two questions. */
function isRepeated({ said }: Draft, text: string): boolean {
  return (
    text.split(/\s+/u).length > mostOfAnswer &&
    said.some((one) => one.text === text)
  );
}

// In words.
const mostOfAnswer = 12;

/** Whether a message tells nothing that is known, in a few words: asked again, it is the answer as the reporter has it. */
function isOther({ heard, kinds }: Telling): boolean {
  return (
    kinds.length === 0 &&
    heard.facts.spans.length === 0 &&
    heard.text.split(/\s+/u).length <= mostOfAnswer
  );
}

/** A name beside the number that was told before, and the other way round; a number in the place of another. */
function withContact(before: string | null, told: string): string {
  const hasDigits = (text: string) => /\d{3}|@/u.test(text);
  return before === null || hasDigits(before) === hasDigits(told)
    ? told
    : `${before}, ${told}`;
}

function tellsStory({ facts }: Heard): boolean {
  return facts.when.length + facts.who.length + facts.vehicles.length > 0;
}

function flag(draft: Draft, telling: Telling): Draft {
  const { heard } = telling;
  return {
    ...draft,
    promised: draft.promised || heard.promises,
    urgent: draft.urgent || telling.urgent,
    ...(telling.pressing === true && { pressing: true }),
    againstPolice: draft.againstPolice || telling.againstPolice,
    child: draft.child || telling.child,
    contact:
      heard.contact.length > 0 && !heard.facts.anonymous
        ? withContact(draft.contact, heard.contact.join(", "))
        : draft.contact,
  };
}

// So many words beside a place and a time tell what happened.
const fewWords = 4;

/** The first thing said is what happened, unless it tells nothing but where or when. */
function tellsWhat(draft: Draft, { heard, kinds, urgent }: Telling): boolean {
  const words = heard.text.split(/\s+/u).length;
  // "I want to report a theft" is the name of it, and no story.
  const isName =
    heard.begins.has("report") &&
    words <= 2 * fewWords + 2 &&
    toldBy(heard, null).length === 0;
  if (kinds.length > 0 || urgent) return !isName || draft.said.length > 0;
  if (draft.said.length > 0 || draft.asked.length > 0) return false;
  const left = toldBy(heard, null).reduce(
    (rest, { text }) => rest - text.split(/\s+/u).length,
    heard.text.split(/\s+/u).length,
  );
  return left > fewWords || isUnknown(heard);
}

/** Whether the beginning tells most of what matters. */
function isBrief({ settled }: Draft): boolean {
  return (
    settled.includes("what") &&
    (settled.includes("where") || settled.includes("when"))
  );
}
