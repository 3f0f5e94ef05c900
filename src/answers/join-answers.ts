import { type Answer, replyLimit } from "./answer.ts";
import { fitted } from "./fitted.ts";

/** Several answers as one message, each shortened to its share. */
export function joinAnswers(answers: readonly Answer[]): Answer {
  const [first] = answers;
  if (first === undefined) throw new RangeError("nothing to answer");
  if (answers.length === 1) return first;
  // The same passage may answer both questions; it is said once.
  const texts = [...new Set(answers.map(({ text }) => text))];
  const share = Math.floor(replyLimit / texts.length) - 4;
  return {
    text: texts.map((text) => fitted(text.split("\n"), share)).join("\n\n"),
    answered: answers.some(({ answered }) => answered),
    citations: answers.flatMap(({ citations }) => citations),
    offers: first.offers,
    plan: answers.findLast(({ plan }) => plan !== null)?.plan ?? null,
  };
}
