import type { Genre } from "./genre.ts";
import { type Label, readLabel } from "./label.ts";
import type { SourceLine } from "./lines.ts";
import { anyOf, anywhere, atStart, whole } from "./phrase.ts";

/** Tells, of two lines with no blank line between them, whether the second begins something new. */
export interface LineBreaks {
  /** @param open the lines that belong together so far; at least one */
  between(open: readonly SourceLine[], line: SourceLine): boolean;
}

/** How a text is broken into lines. */
interface Wrap {
  /** Where lines were cut; undefined where paragraphs stand on one line. */
  readonly width: number | undefined;
  /** Cut lines with no blank lines between paragraphs: only their length and their words tell where one ends. */
  readonly tight: boolean;
}

export function createLineBreaks(
  genre: Genre,
): (lines: readonly SourceLine[]) => LineBreaks {
  const { frame, outline, agencies } = genre;
  const alone = [
    anywhere(frame.motto),
    whole(frame.kinds, "u"),
    whole(
      frame.kinds.map((kind) => kind.toUpperCase()),
      "u",
    ),
    atStart(frame.recipients),
    new RegExp(`^(?:${frame.number.join("|")}) ?:`, "iu"),
    atStart(
      frame.authority.map((word) => word.toUpperCase()),
      "u",
    ),
    atStart(
      frame.annex.map((word) => word.toUpperCase()),
      "u",
    ),
    new RegExp(`^\\((?:${frame.attached.join("|")})`, "iu"),
  ];
  const standsAlone = ({ text }: SourceLine) =>
    text.length < 120 && alone.some((pattern) => pattern.test(text));
  const unfinished = new RegExp(`${anyOf(outline.unfinished)}$`, "iu");
  // Verbs written large do not stand within a sentence.
  const opening = new RegExp(
    `^${anyOf([...frame.preamble, ...agencies.duties].map(capitalised))}`,
    "u",
  );

  return (lines) => {
    const wrap = readWrap(lines);

    return {
      between(open, line) {
        const last = open.at(-1);
        if (last === undefined) return false;
        if (line.cells !== undefined || last.cells !== undefined) return true;
        if (line.hashes > 0) return true;
        if (last.hashes > 0) return !reaches(last, wrap, 0.75);
        if (standsAlone(line) || standsAlone(last)) return true;
        if (changesCase(open, last, line)) return true;
        return begins(open, last, line);
      },
    };

    // Titles, letterheads and signatures change from capitals to small letters without a blank line.
    function changesCase(
      open: readonly SourceLine[],
      last: SourceLine,
      line: SourceLine,
    ): boolean {
      const capital = isCapital(line.text);
      if (open.every((other) => isCapital(other.text))) return !capital;
      return capital && line.text.includes(" ") && !reaches(last, wrap, 0.6);
    }

    function begins(
      open: readonly SourceLine[],
      last: SourceLine,
      line: SourceLine,
    ): boolean {
      if (isBareLabel(last.text)) return false;
      const ended = endsSentence(last.text);
      const filled = reaches(last, wrap, 0.75);
      if (isBareLabel(line.text)) return ended || !filled;
      const label = readLabel(line.text);
      if (label !== undefined) {
        // In wrapped text a dash or a number may simply have come to the beginning of a line.
        const item = wrap.tight && opening.test(line.text.slice(label.length));
        return ended || !filled || item;
      }
      if (ended) return /^[\p{Lu}“"]/u.test(line.text) && !filled;
      // Where blank lines part paragraphs, only a short heading may still stand right above its text.
      const heads = open.length === 1 && isSectionLabel(readLabel(last.text));
      if (!(wrap.tight || heads) || isEmphasisOpen(open)) return false;
      if (isCapital(last.text)) return false;
      if (!/^\p{Lu}/u.test(line.text) || !/[\p{L}\d)”"]$/u.test(last.text))
        return false;
      if (unfinished.test(last.text)) return false;
      return !reaches(last, wrap, 0.6) || opening.test(line.text);
    }
  };
}

function isSectionLabel(label: Label | undefined): boolean {
  return (
    label !== undefined && label.kind !== "bullet" && label.kind !== "letter"
  );
}

function readWrap(lines: readonly SourceLine[]): Wrap {
  const lengths = lines
    .filter((line) => line.cells === undefined && line.text.length > 30)
    .map((line) => line.raw.length)
    .sort((a, b) => a - b);
  const high = lengths[Math.floor(lengths.length * 0.95)] ?? 0;
  if (lengths.length < 10 || high > 130)
    return { width: undefined, tight: false };
  const blank = lines.filter((line) => line.raw.trim() === "").length;
  return { width: high, tight: blank < lines.length * 0.1 };
}

function reaches(line: SourceLine, { width }: Wrap, share: number): boolean {
  return width !== undefined && line.raw.length > width * share;
}

// A label that wrapping left alone on its line belongs to what follows.
function isBareLabel(text: string): boolean {
  return /^(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|\p{L})[.)]$/u.test(text);
}

// Emphasis that began on one of the lines and goes on in the next.
function isEmphasisOpen(open: readonly SourceLine[]): boolean {
  const marks = open.reduce(
    (sum, { raw }) => sum + (raw.match(/\*+/gu)?.length ?? 0),
    0,
  );
  return marks % 2 === 1;
}

function capitalised(phrase: string): string {
  return phrase.slice(0, 1).toUpperCase() + phrase.slice(1);
}

/** Whether a text closes a sentence or an item. */
export function endsSentence(text: string): boolean {
  return /(?:[.;:!?…]|\.\/\.?)["”’»)\]]*$/u.test(text);
}

/** All letters capital, and at least two of them. */
export function isCapital(text: string): boolean {
  return !/\p{Ll}/u.test(text) && /\p{Lu}.*\p{Lu}/u.test(text);
}
