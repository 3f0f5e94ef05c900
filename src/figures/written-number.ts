// How numbers are written in figures. Vietnamese writes 1.234,5; who copies from an English sheet writes 1,234.5.

export type Measure = "share" | "count" | "unknown";

/** A number at the beginning of a text, as typed. */
export function numberAtStart(text: string): string | undefined {
  const match =
    /^(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?:,\d+)?|\d+(?:[.,]\d+)*)(?!\d)/u.exec(
      text,
    );
  return match?.[0];
}

/**
 * The value of a number as typed; undefined where its signs make none.
 * @param measure what it counts: where "1,234" may be read two ways, cases are whole and shares are not
 */
export function valueOf(typed: string, measure: Measure): number | undefined {
  const bare = typed.replaceAll(" ", "");
  const signs = [...bare.matchAll(/[.,]/gu)].map(([sign]) => sign);
  const [first] = signs;
  const last = signs.at(-1);
  if (first === undefined || last === undefined) return Number(bare);
  const isGrouped = /^[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*$/u.test(bare);
  if (first !== last) {
    // The last sign parts the decimals, and those before it group by threes.
    const at = bare.lastIndexOf(last);
    const whole = bare.slice(0, at);
    const isWhole = /^[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*$/u.test(whole);
    return isWhole
      ? Number(`${whole.replaceAll(first, "")}.${bare.slice(at + 1)}`)
      : undefined;
  }
  if (signs.length > 1)
    return isGrouped ? Number(bare.replaceAll(first, "")) : undefined;
  const decimal = Number(bare.replace(first, "."));
  if (!isGrouped) return decimal;
  const isOfThousands =
    measure === "share" ? false : measure === "count" || first === ".";
  return isOfThousands ? Number(bare.replace(first, "")) : decimal;
}

/** Letters that are typed for digits next to digits. */
export function withDigits(text: string): string {
  return text
    .replace(/(?<=\d)[oO]+(?![\p{L}])/gu, (typed) => "0".repeat(typed.length))
    .replace(/(?<=\d)[oO](?=\d)/gu, "0")
    .replace(/(?<![\p{L}\d])[lI](?=\d)/gu, "1")
    .replace(/(?<=\d)[lI](?=[\d%])/gu, "1");
}
