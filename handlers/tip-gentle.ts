import { telling, type SayTip, type TipParts } from "./tip-parts.ts";

/** Words for those who are hurt; nothing that blames, and the number that listens. */
export function gentleWords(
  text: string,
  parts: TipParts,
  say: SayTip,
): string[] {
  const { details } = parts.classifier.classify(text, { placeKnown: true });
  if (details.has("child-writes")) return [say("gentle-child")];
  const { child, kinds } = telling(text, parts);
  if (child) return [say("child-number")];
  const hurt = ["crime-domestic", "crime-trafficking"];
  return hurt.some((kind) => kinds.includes(kind)) ? [say("gentle")] : [];
}
