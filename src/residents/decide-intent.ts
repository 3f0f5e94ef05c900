import { Intents, type MessageIntent } from "./cues.ts";

/** What is known of a message once its cues are weighed. */
export interface Evidence {
  /** Weights of the rules that hold, by intent. */
  readonly scores: Readonly<Partial<Record<MessageIntent, number>>>;
  /** How like the examples of each intent it is (see resemblance). */
  readonly odds: Readonly<Partial<Record<MessageIntent, number>>>;
  /** The same of what it means, figures of speech left out: danger goes by these. */
  readonly meant: Evidence["odds"];
  /** How many words it has: few words resemble anything. */
  readonly words: number;
  /** How many of them are left beside figures of speech. */
  readonly meantWords: number;
  /** Whether it is in other words than the plans. */
  readonly strange: boolean;
}

// Danger is told by a sum of its own, before these are weighed.
const intents: readonly MessageIntent[] = Intents.exclude([
  "emergency",
]).options;

// Chosen so that one plain cue of danger with a sign that it is now suffices, and a mere word does not.
const emergencyAt = 5;
// What changes every answer from now on is wished in words for it: likeness alone is no wish.
const acts: ReadonlySet<MessageIntent> = new Set(["language"]);
const plainQuestion = 2;
const knownQuestion = 3;
const strangeTopic = 2.5;
// Other people's business resembles many things; only much likeness tells.
const muchLiker = 1.5;
// Log odds weigh like the rules' weights, and speak so far for or against and no farther.
const farthest = 3;
// What resembles danger much more than anything else is danger, however few cues know its words (cross-validated).
const mostForDanger = 5;
const mostBesideFigures = 2;
const plainTip = 8;
const mostBesideCrime = 4;
const chat = 6;
// A few words resemble anything, and answer a question as well as they cry for help.
const mostForDangerPerWord = 1.1;
const weightOfFear = 1.75;
const farthestPerWord = 0.6;

/** Danger first; then the intent that most speaks for; a question where nothing does. */
export function decideIntent({
  scores,
  odds,
  meant,
  words,
  meantWords,
  strange,
}: Evidence): MessageIntent {
  const compared = intents.filter((intent) => intent !== "outofscope");
  const likestOf = (some: Evidence["odds"]) =>
    Math.max(...compared.map((intent) => some[intent] ?? 0));
  const likest = likestOf(odds);
  const fear = weightOfFear * ((meant.emergency ?? 0) - likestOf(meant));
  // Who says little beside a figure of speech chats; then likeness alone does not tell of danger.
  // Where a crime is plainly told and no word of danger, likeness alone is none either.
  const isTold = (scores.tip ?? 0) >= plainTip && (scores.emergency ?? 0) <= 0;
  const mostLike =
    meantWords < words && meantWords <= chat
      ? mostBesideFigures
      : isTold
        ? mostBesideCrime
        : mostForDanger;
  // Likeness may add to danger and takes nothing from it: a cry for help in new words is still one.
  const danger =
    (scores.emergency ?? 0) +
    Math.max(0, Math.min(mostLike, words * mostForDangerPerWord, fear));
  if (danger >= emergencyAt) return "emergency";

  let best: MessageIntent = "question";
  let most = -Infinity;
  for (const intent of intents) {
    const total = base(intent) + likeness(intent);
    if (total <= most || (acts.has(intent) && (scores[intent] ?? 0) <= 0))
      continue;
    best = intent;
    most = total;
  }
  return best;

  function base(intent: MessageIntent): number {
    const score = scores[intent] ?? 0;
    if (intent === "question") return Math.max(plainQuestion, score);
    const likesOther = (odds.outofscope ?? -Infinity) - likest >= muchLiker;
    const foreign =
      (strange || likesOther) && (scores.question ?? 0) < knownQuestion;
    return intent === "outofscope" && foreign
      ? Math.max(score, strangeTopic)
      : score;
  }

  function likeness(intent: MessageIntent): number {
    const far = Math.min(farthest, words * farthestPerWord);
    return Math.min(0, Math.max(-far, (odds[intent] ?? 0) - likest));
  }
}
