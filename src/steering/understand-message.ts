import type { Answerer } from "../answers/answerer.ts";
import type { Claim } from "../answers/claim.ts";
import type { Message } from "../message.ts";
import type { Classification, Classifier } from "../residents/classify.ts";
import type { MessageIntent } from "../residents/cues.ts";
import type { Session } from "../session.ts";
import type { DeskCues } from "./cues.ts";
import type { English } from "./english.ts";
import { withAgency } from "./own-agency.ts";

export interface UnderstandingParts {
  readonly classifier: Classifier;
  readonly answerer: Answerer;
  /** Writes short forms out and mends slips. */
  readonly read: (text: string) => string;
  readonly english: English;
  readonly cues: DeskCues;
}

// What a question on a plan may be mistaken for. Danger and reminders never give way.
const claimable = new Set<MessageIntent>([
  "outofscope",
  "privacy",
  "smalltalk",
  "status",
  "tip",
  "howto_report",
]);
/** What else gives way, the less readily the more a plan's words are its own. */
const yields: Readonly<Record<Claim, ReadonlySet<MessageIntent>>> = {
  surely: claimable,
  strongly: without("howto_report", "privacy"),
  likely: without("howto_report", "privacy", "tip", "status"),
  faintly: new Set(),
  no: new Set(),
};

// By the names in knowledge/intents.
const suffered = [
  "child-tells",
  "victim-sexual",
  "victim-pictures",
  "victim-domestic",
];

function without(...kept: MessageIntent[]): ReadonlySet<MessageIntent> {
  return new Set([...claimable].filter((one) => !kept.includes(one)));
}

/** Tells what a message wants: by the words of residents first, unless the plans claim it for a question of theirs. */
export function createMessageUnderstanding({
  classifier,
  answerer,
  read,
  english,
  cues,
}: UnderstandingParts): (message: Message, session: Session) => Classification {
  return ({ text, group }, { place, agency, thread }) => {
    const placeKnown = place !== null;
    const heard = inLanguage(classifier.classify(text, { placeKnown }), text);
    const { intent } = heard;
    // Penalties stand in the law, whatever plan's words a question on them shares.
    if (!claimable.has(intent) || heard.details.has("asks-penalty"))
      return heard;
    // Nor is what somebody suffered a question on a plan, whatever words they share.
    if (intent === "tip" && suffered.some((one) => heard.details.has(one)))
      return heard;
    const asked = withAgency(text, agency ?? "", cues) ?? text;
    const claim = answerer.claim(read(asked), thread);
    // A report or its status must not be talked of in a group because it sounds like a question as well.
    const isPrivate = group && (intent === "tip" || intent === "status");
    if (isPrivate ? claim === "surely" : yields[claim].has(intent))
      return { ...heard, intent: "question" };
    // Nothing but likeness told what it wants.
    const isUnsaid =
      intent === "howto_report" && (heard.scores[intent] ?? 0) <= 0;
    if (isUnsaid && claim !== "no") return { ...heard, intent: "question" };
    return intent === "outofscope" || intent === "smalltalk"
      ? readInEnglish(asked, heard, placeKnown)
      : heard;
  };

  /** Names of agencies and subjects stay Vietnamese in an English message. */
  function inLanguage(heard: Classification, text: string): Classification {
    return english.isEnglish(text)
      ? { ...heard, language: "en", named: false }
      : heard;
  }

  function readInEnglish(
    text: string,
    heard: Classification,
    placeKnown: boolean,
  ): Classification {
    const glossed = english.gloss(text);
    if (glossed === text) return heard;
    const { intent } = classifier.classify(glossed, { placeKnown });
    return intent === "question" ? { ...heard, intent } : heard;
  }
}
