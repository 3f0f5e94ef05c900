import { compose } from "../text/compose.ts";
import { tokenize } from "../text/tokens.ts";
import { standsNumbered } from "./clause.ts";
import type { NudgeCues } from "./words.ts";

// What proves in a few words that a report was handed in.

const longest = 300;
const reference = /https?:\/\/|\d+\s?\/\s?\p{L}{2}/u;
// Behind a sign of parting stands more than that it is done, unless that is just a day.
const remark = /[,;:–(]\s*(?=[^,;:–(]*\p{L}{2,}[^,;:–(]*\s\p{L}{2,})/u;

/** Whether a text gives a link or a document's number. */
export function isReference(text: string): boolean {
  return reference.test(text);
}

/** Whether a text gives a document by its mere number ("công văn 77"). */
function isNumbered(text: string, cues: NudgeCues): boolean {
  const tokens = tokenize(compose(text));
  return tokens.some(
    ({ kind }, at) => kind === "number" && standsNumbered(tokens, at, cues),
  );
}

/** What a sentence that says that something is done gives as proof: all of it where it refers to a document or adds a word. */
export function proofIn(text: string, cues: NudgeCues): string | undefined {
  const said = text.trim().slice(0, longest);
  const isProof =
    isReference(said) || remark.test(said) || isNumbered(said, cues);
  return isProof ? said : undefined;
}
