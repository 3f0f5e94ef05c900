import type { Answer } from "../src/answers/answer.ts";

// A first line of this length tells what the rest is about, or is the answer itself.
const longest = 90;

/** The line of an answer that is shown in bold, where there is one. */
export function leadLine({ text, citations }: Answer): string[] {
  const [first = ""] = text.split("\n", 1);
  return citations.length > 0 && first.length <= longest ? [first] : [];
}
