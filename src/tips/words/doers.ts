import { tokenize } from "../../text/tokens.ts";
import type { Heard } from "./hear.ts";
import type { TipWords } from "./tip-words.ts";

// In words: "my stepfather often gropes me" has one between, "hits my mother" two behind.
const mostBefore = 4;
const mostBehind = 5;
// "I am afraid that my mother beats me" tells of no beating.
const mostFeared = 3;

/** Those of a household, a school or a neighbourhood who are told to have done something to the writer, as they are called. */
export function doersIn(text: string, words: TipWords): string[] {
  const tokens = tokenize(text);
  const deeds = words.find("deed", tokens);
  if (deeds.length === 0) return [];
  const mine = words.find("mine", tokens);
  const fears = words.find("excuse", tokens);
  return words.find("doer", tokens).flatMap(({ from, to }) => {
    const own = mine.find((one) => one.from === to)?.to ?? to;
    const isFeared = fears.some(
      (fear) => fear.to <= from && from - fear.to < mostFeared,
    );
    const deed = deeds.find(
      (one) => one.from >= own && one.from - own <= mostBefore,
    );
    const isDone =
      deed !== undefined &&
      mine.some(
        (one) => one.from >= deed.to && one.from - deed.to <= mostBehind,
      );
    return isDone && !isFeared
      ? [text.slice(tokens[from]?.start, tokens[own - 1]?.end)]
      : [];
  });
}

// In letters. A longer story is read sentence by sentence when it is summed up.
const longest = 600;

/** A message as heard, with those who did it to its writer among the people it tells of. */
export function withDoers(heard: Heard, words: TipWords): Heard {
  const { facts, text } = heard;
  if (text.length > longest) return heard;
  const doers = doersIn(text, words).filter(
    (doer) => !facts.who.some((one) => one.includes(doer)),
  );
  return doers.length === 0
    ? heard
    : { ...heard, facts: { ...facts, who: [...facts.who, ...doers] } };
}
