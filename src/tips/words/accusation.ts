import { type Token, tokenize } from "../../text/tokens.ts";
import type { Found, TipWords } from "./tip-words.ts";

/** Whether a text tells of somebody of the police who does what they must not: within a sentence; who only poses as police is none. */
export function isAccusation(text: string, words: TipWords): boolean {
  return text.split(/[.!?\n]+/u).some((sentence) => {
    const tokens = tokenize(sentence);
    const posing = words.find("posing", tokens);
    const isReal = ({ from, to }: Found) =>
      !posing.some((one) => one.from < to && from < one.to);
    const police = words.find("police", tokens).find(isReal);
    const near = words.find("policeNear", tokens).filter(isReal);
    if (words.find("isPolice", tokens).some(isReal)) return true;
    const isTheirs = ({ from }: Found) =>
      (police !== undefined && from >= police.to) ||
      near.some(({ to }) => from >= to && from - to <= mostBetween);
    const duty = words.find("duty", tokens);
    const isNamed = ({ to }: Found) =>
      [...words.find("police", tokens), ...near].some(
        (one) => one.from >= to && one.from - to <= mostBribed,
      );
    // "Beaten by the police": those who suffer it stand first.
    const isDone = [...words.find("police", tokens), ...near]
      .filter(isReal)
      .some(
        (one) =>
          words.find("sufferer", tokens).some(({ to }) => to === one.from) &&
          words.find("harms", tokens).some(
            ({ from }) =>
              from >= one.to &&
              from - one.to <= mostDone &&
              // "Fined by the police and then beat his wife": somebody else did it.
              words.find("turns", tokens.slice(one.to, from)).length === 0,
          ),
      );
    return (
      isDone ||
      words.find("misdeed", tokens).some(isTheirs) ||
      // Whom the police only catch or see at it has done it.
      words
        .find("ownCrime", tokens)
        .some(
          (one) => isTheirs(one) && !duty.some(({ to }) => to <= one.from),
        ) ||
      words
        .find("demands", tokens)
        .some((one) => isTheirs(one) && isSum(tokens, one.to)) ||
      words.find("bribes", tokens).some(isNamed) ||
      words
        .find("neglect", tokens)
        .some(
          (one) =>
            isTheirs(one) ||
            words.find("reported", tokens).some(({ to }) => to <= one.from),
        )
    );
  });
}

// In words: "bribes the chief of police".
const mostBribed = 3;

/** Whether a sum of money stands there: "2 million", "500k". */
function isSum(tokens: readonly Token[], at: number): boolean {
  const [first, ...next] = tokens.slice(at, at + 3);
  return (
    first !== undefined &&
    (/^\d+(?:k|tr|trieu|ngan)$/u.test(first.folded) ||
      next.some(({ folded }) =>
        /^(?:trieu|ngan|nghin|tram|dong|k|tr)$/u.test(folded),
      ))
  );
}

// In words: "by the police of ward five in their station beaten".
const mostDone = 7;

// In words, between those who are not said to have done anything else and what they did.
const mostBetween = 4;
