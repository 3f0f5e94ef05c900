import type { Condition, Cues, Rule } from "./cues.ts";
import { createSentenceReader, type Reading } from "./cue-matcher.ts";
import type { Pattern } from "./cue-pattern.ts";
import type { Token } from "../text/tokens.ts";
import type { MessageIntent } from "./cues.ts";
import { decideIntent } from "./decide-intent.ts";
import { createFamiliarity } from "./familiarity.ts";
import { isLeftOut, leaveOut } from "./figures.ts";
import { anyName, createNameRemover } from "./names.ts";
import { createResemblance } from "./resemblance.ts";
import { createRuleIndex } from "./rule-index.ts";
import { isCareful, sentencesOf } from "./words.ts";

/** What is known of the conversation before the message. */
export interface MessageContext {
  readonly placeKnown: boolean;
}

export interface Classification {
  readonly intent: MessageIntent;
  /** Kinds of danger, of crime, of person, of asking, as knowledge/intents names them ("fire", "child", "drugs"). */
  readonly details: ReadonlySet<string>;
  /** A receipt code that was typed, in capitals. */
  readonly receipt?: string;
  /** The language it is written in, where its words tell. */
  readonly language?: "vi" | "en";
  /** Whether nothing but a name or a greeting tells the language: an English report may well say "Phường 4". */
  readonly named?: boolean;
  /** What spoke for each intent, for whoever tunes the cues. */
  readonly scores: Readonly<Partial<Record<MessageIntent, number>>>;
}

export interface Classifier {
  classify(text: string, context: MessageContext): Classification;
}

// One deed in many words is one danger: a story of last year stays one however vividly it is told.
const mostSigns = 8;
// Sentences that weigh less than this tell of other things than the danger.
const grave = 5;

const plainCourtesy = 4;

/** Phrases that mean nothing of what their words say. */
const figures = "figurative";

/** Names of streets, as people write them who use no capitals. */
const streets = "street-name";

// Questions on the plans share a third of their word pairs with them, questions on other things hardly any (measured).
const strangeBelow = 0.25;

/** Accents, and the stroke of "\u0111". */
const marks = /[\u0300-\u036f\u0110\u0111]/u;

const receiptForm = /\bTB[-\s]?([0-9A-Z]{6})\b/iu;

/** What a classifier knows besides the cues. */
export interface ClassifierKnowledge {
  readonly cues: Cues;
  /** Writes short forms out and mends slips. */
  readonly read: (text: string) => string;
  /** The plans' texts: what a question may be about. */
  readonly plans: readonly string[];
}

/** Prepares a classifier. The cost of a message grows with its length only. */
export function createClassifier(knowledge: ClassifierKnowledge): Classifier {
  const { cues } = knowledge;
  const familiarity = createFamiliarity(knowledge.plans);
  const resemblance = createResemblance(cues.examples);
  const reader = createSentenceReader(cues.lists);
  const withoutNames = createNameRemover(cues.nameHeads);
  const rulesFor = createRuleIndex(cues.rules, reader);
  return {
    classify(text) {
      const mended = knowledge.read(text);
      const careful = isCareful(text, mended);
      const read = (tokens: readonly Token[]) =>
        reader.read(tokens.map((token) => ({ ...token, careful })));
      const meant = sentencesOf(withoutNames(mended)).map((tokens) => {
        const joined = cues.join(tokens).map(asDate);
        const whole = { typed: tokens, joined, reading: read(joined) };
        const bare = leaveOut(whole, streets, read, anyName);
        return { whole, ...leaveOut(bare, figures, read) };
      });
      // What a message is about its names tell as well.
      const typed = sentencesOf(mended);
      const sentences = meant.map(({ reading }) => reading);
      const receipt = receiptForm.exec(text)?.[1];
      const { scores, gravest } = weigh(sentences, rulesFor(sentences));
      if (receipt !== undefined) scores.status = (scores.status ?? 0) + 5;
      if (isCourtesy(sentences)) scores.smalltalk = plainCourtesy;
      const strange = (familiarity.of(typed) ?? 1) < strangeBelow;
      const odds = resemblance.to(typed.flat());
      const left = meant
        .flatMap((one) => one.typed)
        .filter((token) => !isLeftOut(token));
      const words = typed.flat().length;
      const intent = decideIntent({
        scores,
        odds,
        meant: resemblance.to(left),
        words,
        meantWords: left.length,
        strange,
      });
      const told = intent === "emergency" ? gravest : sentences;
      return {
        intent,
        details: detailsOf(told, sentences, cues.details),
        ...(receipt === undefined
          ? {}
          : { receipt: `TB-${receipt.toUpperCase()}` }),
        ...languageOf(
          meant.map(({ whole }) => whole.reading),
          marks.test(text.normalize("NFD")),
        ),
        scores,
      };
    },
  };
}

// Cues name no figures: any date is the word that this compound of knowledge/intents makes.
const dateWord = { folded: "ngay_thang", marked: "ng\u00e0y_th\u00e1ng" };

function asDate(token: Token): Token {
  return token.kind === "date"
    ? { ...token, kind: "word", ...dateWord }
    : token;
}

function weigh(sentences: readonly Reading[], rules: readonly Rule[]) {
  const scores: Partial<Record<MessageIntent, number>> = {};
  const dangers = sentences.map(() => ({ signs: 0, doubts: 0 }));
  for (const rule of rules) {
    const where = dangers.filter((_, at) => applies(rule, sentences, at));
    if (where.length === 0) continue;
    if (rule.intent === "emergency")
      for (const danger of where)
        danger[rule.weight > 0 ? "signs" : "doubts"] += rule.weight;
    else scores[rule.intent] = (scores[rule.intent] ?? 0) + rule.weight;
  }
  // Danger is weighed sentence by sentence, so that it is found however much else the message tells.
  const weights = dangers.map(
    ({ signs, doubts }) => Math.min(signs, mostSigns) + doubts,
  );
  // What speaks against danger everywhere also speaks against mere likeness to it.
  const most = weights.length === 0 ? 0 : Math.max(...weights);
  if (most !== 0) scores.emergency = most;
  const gravest = sentences.filter(
    (_, at) => (weights[at] ?? 0) >= Math.min(most, grave),
  );
  return { scores, gravest };
}

function applies(
  rule: Condition,
  sentences: readonly Reading[],
  at: number,
): boolean {
  const here = sentences[at];
  // Most rules fail on the sentence itself; only then are its neighbours looked at.
  if (here === undefined || !rule.has.every((cue) => here.holds(cue)))
    return false;
  const around = sentences.slice(Math.max(0, at - 1), at + 2);
  return (
    rule.near.every((pattern) => holds(around, pattern)) &&
    rule.anywhere.every((pattern) => holds(sentences, pattern)) &&
    !rule.not.some((pattern) => here.holds(pattern)) &&
    !rule.notNear.some((pattern) => holds(around, pattern)) &&
    !rule.nowhere.some((pattern) => holds(sentences, pattern))
  );
}

function holds(sentences: readonly Reading[], pattern: Pattern): boolean {
  return sentences.some((sentence) => sentence.holds(pattern));
}

function detailsOf(
  told: readonly Reading[],
  all: readonly Reading[],
  details: Cues["details"],
): Set<string> {
  const found = new Set<string>();
  for (const [name, ways] of details) {
    const where = name.startsWith("danger-") ? told : all;
    if (ways.some((way) => where.some((_, at) => applies(way, where, at))))
      found.add(name);
  }
  return found;
}

// A greeting before a question is no smalltalk; only courtesies and nothing else are.
function isCourtesy(sentences: readonly Reading[]): boolean {
  const words = sentences.reduce((sum, { words }) => sum + words.length, 0);
  const small = sentences.reduce((sum, one) => sum + one.covered("small"), 0);
  const core = sentences.some((one) => one.covered("small-core") > 0);
  return core && small * 4 >= words * 3;
}

// Names and single words tell no language, so that an answer such as "ok" changes none; but who says nothing else than
// an English word that Vietnamese has not borrowed writes English.
function languageOf(
  sentences: readonly Reading[],
  isMarked: boolean,
): Pick<Classification, "language" | "named"> {
  const count = (list: string) =>
    sentences.reduce((sum, one) => sum + one.covered(list), 0);
  const english = count("english");
  const vietnamese = count("vietnamese");
  const words = sentences.reduce((sum, { words }) => sum + words.length, 0);
  const greeted = words > 0 && count("english-alone") === words;
  if (english > vietnamese && english * 3 >= words && english > 1)
    return { language: "en" };
  if (greeted) return { language: "en", named: true };
  // What mending marks shows nothing of the writer.
  const marked = isMarked
    ? sentences
        .flatMap((one) => one.words)
        .filter((word) => word.marked !== word.folded).length
    : 0;
  // Short English words are Vietnamese ones without marks: of a text without any, they must be many.
  const isPlain =
    marked > 0 || (vietnamese > english && vietnamese * 3 >= words);
  if (isPlain && (vietnamese > 1 || (vietnamese > 0 && marked > 1)))
    return { language: "vi" };
  return marked > 0 ? { language: "vi", named: true } : {};
}
