/** One line of the published text. */
export interface SourceLine {
  /** Counted from 1. */
  readonly number: number;
  /** NFC, no-break spaces as spaces, no carriage return; else as published. */
  readonly raw: string;
  /** Free of Markdown marks, white space collapsed. Empty for blank lines and ornaments. */
  readonly text: string;
  /** Depth of a Markdown heading, 0 for none. */
  readonly hashes: number;
  /** Rules, lone pipes and lone marks: something stands there, but no words. */
  readonly ornament: boolean;
  /** The cells of a table row; undefined for running text. */
  readonly cells: readonly string[] | undefined;
}

/** Splits a text into lines. Never fails. */
export function readLines(text: string): SourceLine[] {
  return text
    .replace(/^\uFEFF/u, "")
    .normalize("NFC")
    .split(/\r\n|\n|\r/u)
    .map((line, index) => readLine(line, index + 1));
}

function readLine(line: string, number: number): SourceLine {
  const raw = line
    .replace(/[\u00a0\u2007\u202f]/gu, " ")
    .replace(/[\u200b-\u200d\u2060\u00ad]/gu, "");
  const hashes = /^\s*(#{1,6})\s/u.exec(raw)?.[1]?.length ?? 0;
  const text = stripMarks(raw);
  // Brackets and quotation marks alone may end a sentence that was cut before them.
  const words = /[\p{L}\p{N}()“”"’»;]/u.test(text);
  return {
    number,
    raw,
    text: words ? text : "",
    hashes,
    ornament: !words && raw.trim() !== "",
    cells: words ? cellsOf(raw) : undefined,
  };
}

/** Words without Markdown emphasis, heading signs and surplus white space. A bullet's own star stays. */
export function stripMarks(raw: string): string {
  if (!/[*#~`\\|<]|\s{2}/u.test(raw)) return raw.trim();
  const bullet = /^\s*\*\s+(?=[^*]*$|\*\*)/u.test(raw) ? "* " : "";
  return (
    bullet +
    raw
      .replace(/^\s*#{1,6}\s+/u, "")
      .replace(/~~[^~]*~~/gu, "")
      .replace(/\\([*_#|~`-])/gu, "$1")
      .replace(/\*+|`+|<\/?[a-z]{1,6}\s*\/?>/giu, "")
      .replace(/^\s*\|+|\|+\s*$/gu, "")
      .replace(/\s+/gu, " ")
      .trim()
  );
}

function cellsOf(raw: string): string[] | undefined {
  if ((raw.match(/\t/gu)?.length ?? 0) >= 2)
    return raw.split("\t").map(stripMarks);
  const inner = raw.trim().replace(/^\||\|$/gu, "");
  if (!inner.includes("|") || inner.length < 4) return undefined;
  const cells = inner.split("|").map(stripMarks);
  return cells.length >= 3 ? cells : undefined;
}
