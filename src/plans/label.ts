/** What stands before an item: its kind, its own text, and how deep that kind lies (bullets are no sections: 99). */
export interface Label {
  readonly kind:
    "division" | "upper" | "roman" | "number" | "letter" | "bullet";
  /** Without closing punctuation: "IV", "1.2", "đ", "+". */
  readonly text: string;
  readonly depth: number;
  /** Characters of the line that the label takes, white space behind it included. */
  readonly length: number;
}

const roman = /^(X{0,3}(?:IX|IV|V?I{0,3}))(?:\s?[.)/:]|\s?[-–])\s*(?=\S)/u;
const upper = /^([A-HJ-UWYZ\u0110])(?:[.)/]|\s[-–])\s+(?=\S)/u;
const dotted =
  /^(\d{1,2}(?:\.\d{1,2}){1,4})(?:[.)/:]\s+(?=\S)|(?:[.)/:]|\s)\s*(?=[^\s\d%]))/u;
const single =
  /^(\d{1,2})(?:[.)/]\s+(?=\S)|(?:[.)/]|\s?[-–](?=\s))\s*(?=[^\s\d]))/u;
const letter = /^(\p{Ll}{1,2})(?:\)\s*(?=\S)|\.\s+(?=\p{Lu}))/u;
const bullet = /^([-–—+•●▪*◦■□>·])\s*(?=\S)/u;

/** Reads the label of a line's text. Returns undefined where there is none. */
export function readLabel(text: string): Label | undefined {
  const numeral = roman.exec(text);
  if (numeral !== null && numeral[1] !== "" && numeral[1] !== undefined)
    return {
      kind: "roman",
      text: numeral[1],
      depth: 2,
      length: numeral[0].length,
    };
  const found =
    match("number", dotted, text) ??
    match("number", single, text) ??
    match("letter", letter, text) ??
    match("bullet", bullet, text) ??
    match("upper", upper, text);
  return found;
}

function match(
  kind: Label["kind"],
  pattern: RegExp,
  text: string,
): Label | undefined {
  const found = pattern.exec(text);
  const label = found?.[1];
  if (found === null || label === undefined) return undefined;
  return {
    kind,
    text: label,
    depth: depthOf(kind, label),
    length: found[0].length,
  };
}

function depthOf(kind: Label["kind"], label: string): number {
  if (kind === "upper") return 1;
  if (kind === "number") return 2 + label.split(".").length;
  if (kind === "letter") return 9;
  return 99;
}
