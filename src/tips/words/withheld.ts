import { tokenize } from "../../text/tokens.ts";
import type { Slot } from "../tips.ts";
import { contactIn } from "./contact.ts";
import { partsOf, type TipWords } from "./tip-words.ts";

// In letters. What is longer tells something.
const longest = 90;

/**
 * What somebody means who does not want to send: the things that were asked for ("I have some, but do not send them"),
 * or perhaps the report. Undefined where nothing is kept back, or the report itself is named.
 * @param slot what was asked for last
 */
export function withheldIn(
  text: string,
  slot: Slot | undefined,
  words: TipWords,
): "thing" | "unsure" | undefined {
  if (text.length > longest || contactIn(text, words).length > 0)
    return undefined;
  const all = tokenize(text);
  const has = (mark: "unsent" | "ofReport" | "pictures" | "ways") =>
    words.find(mark, all).length > 0;
  if (!has("unsent") || has("ofReport")) return undefined;
  const parts = partsOf(text);
  const asksThing = slot === "evidence" || slot === "contact";
  const isNamed = slot === "contact" ? has("ways") : has("pictures");
  if (isNamed || (asksThing && parts.some(owns))) return "thing";
  const isMore = parts.some(
    (part) =>
      words.find("noMore", part).length > 0 &&
      words.find("unsent", part).length > 0,
  );
  const isAlone = parts.every(
    (part) =>
      words.find("unsent", part).length > 0 || words.wishesIn(part)?.size === 0,
  );
  // Asked for pictures, "do not send" may mean them; "do not send any more" ends it.
  return isAlone && (isMore || !asksThing) ? undefined : "unsure";

  /** "I do have", "two of them". */
  function owns(part: (typeof parts)[number]): boolean {
    const begin = words.fillerFrom(part, 0);
    return words.find("owns", part).some(({ from }) => from <= begin + 2);
  }
}
