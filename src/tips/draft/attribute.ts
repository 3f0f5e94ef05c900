import type { Token } from "../../text/tokens.ts";
import { cuesIn, type FactCues } from "../fact-cues.ts";

// In words: "the phở shop of Nam Định", "the riders' club Hà Nội".
const farthest = 3;

/**
 * Tells whether a town named at a token only says what somebody or something is called by, and not where it happened:
 * nothing stands between that says where.
 */
export function attributeIn(
  tokens: readonly Token[],
  text: string,
  cues: Pick<FactCues, "attributes" | "where">,
): (at: number) => boolean {
  const attributeAt = cuesIn(tokens, cues.attributes);
  const whereAt = cuesIn(tokens, cues.where);
  return (at) => {
    for (let from = at - 1; from >= Math.max(0, at - farthest); from -= 1) {
      const gap = text.slice(tokens[from]?.end, tokens[from + 1]?.start);
      if (gap.trim() !== "") return false;
      // "At the bus station of Tiểu Cần": part of a place.
      if (isInPlace(from)) return false;
      const attribute = attributeAt(from);
      if (attribute !== undefined) return attribute.to <= at;
      const place = whereAt(from)?.name;
      const isPlace =
        place !== undefined && place !== "end" && place !== "compound";
      if (isPlace || tokens[from]?.kind === "number") return false;
    }
    return false;
  };

  function isInPlace(index: number): boolean {
    return [1, 2, 3].some((back) => {
      const place = whereAt(index - back);
      return place?.name === "landmark" && place.to > index;
    });
  }
}
