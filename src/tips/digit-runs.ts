/** Digits that stand together, and where they stand in the text. */
export interface DigitGroup {
  /** In ASCII. */
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

// Enough for any message that holds a receipt; a number of a thousand groups is none.
const mostGroups = 40;

const near = /^[\s\p{Cf}.\uff0e\p{Pd}_\u00b7\u2022]{0,4}$/u;

/**
 * Groups of digits, together as long as only spaces, dots and dashes stand between them: not what divides dates and
 * lists. With full-width or Khmer digits, with O for 0 and l for 1.
 * @param between what may stand between two groups of a run
 */
export function runsOf(text: string, between = near): DigitGroup[][] {
  const runs: DigitGroup[][] = [];
  let end = -1;
  for (const { 0: token, index } of text.matchAll(/[\p{L}\p{M}\p{N}|]+/gu)) {
    const found = digitsOf(token);
    if (found !== undefined) {
      const start = index + found.at;
      const last = runs.at(-1);
      const together = found.at === 0 && between.test(text.slice(end, start));
      const group = {
        digits: found.digits,
        start,
        end: start + found.length,
      };
      if (last !== undefined && end >= 0 && together) last.push(group);
      else runs.push([group]);
    }
    // A word ends the run, and what follows it begins another.
    const isWhole =
      found !== undefined && found.at + found.length === token.length;
    end = isWhole ? index + token.length : -1;
  }
  return runs.filter((run) => run.length <= mostGroups);
}

const likeness: ReadonlyMap<string, string> = new Map([
  ...Array.from("OoQD", (letter): [string, string] => [letter, "0"]),
  ...Array.from("Iil|", (letter): [string, string] => [letter, "1"]),
]);

/**
 * The digits of a group, letters that look like digits among them; or those at the end or the beginning of a word, as in
 * "ma1234".
 */
function digitsOf(
  token: string,
): { digits: string; at: number; length: number } | undefined {
  const whole = asDigits(token);
  if (/^\d+$/.test(whole) && /\p{N}/u.test(token))
    return { digits: whole, at: 0, length: token.length };
  const part =
    /(?<=^[\p{L}\p{M}]+)\p{Nd}{4,}$/u.exec(token) ??
    /^\p{Nd}{4,}(?=[\p{L}\p{M}]+$)/u.exec(token);
  return (
    (part && {
      digits: asDigits(part[0]),
      at: part.index,
      length: part[0].length,
    }) ??
    undefined
  );
}

function asDigits(token: string): string {
  const ascii = token.normalize("NFKC").replaceAll(/\p{Nd}/gu, digitValue);
  return Array.from(ascii, (sign) => likeness.get(sign) ?? sign).join("");
}

/** Unicode keeps each script's digits together in order, ten by ten, so a digit's value is how far from the first it stands. */
function digitValue(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1;
  return String(before % 10);
}
