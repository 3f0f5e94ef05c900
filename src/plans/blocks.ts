import type { Genre } from "./genre.ts";
import { type Label, readLabel } from "./label.ts";
import { type SourceLine, stripMarks } from "./lines.ts";
import { anywhere, atStart, whole } from "./phrase.ts";

/** Lines that belong together: one paragraph, heading or table row before anything is known of its role. */
export interface Block {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly label: Label | undefined;
  readonly hashes: number;
  /** Set bold or italic from end to end. */
  readonly emphasized: boolean;
  /** The words set bold at the beginning, when the rest is not. */
  readonly lead: string | undefined;
  readonly cells: readonly string[] | undefined;
  /** The lines' texts one by one, for titles and signatures. */
  readonly rows: readonly string[];
}

/** Joins hard-wrapped lines; a blank line, a label, a table row or a line that always stands alone begins anew. */
export type BlockReader = (lines: readonly SourceLine[]) => Block[];

export function createBlockReader(genre: Genre): BlockReader {
  const alone = [
    anywhere(genre.frame.motto),
    whole(genre.frame.kinds, "u"),
    whole(
      genre.frame.kinds.map((kind) => kind.toUpperCase()),
      "u",
    ),
    atStart(genre.frame.recipients),
    new RegExp(`^(?:${genre.frame.number.join("|")}) ?:`, "iu"),
    atStart(
      genre.frame.authority.map((word) => word.toUpperCase()),
      "u",
    ),
    atStart(
      genre.frame.annex.map((word) => word.toUpperCase()),
      "u",
    ),
    new RegExp(`^\\((?:${genre.frame.attached.join("|")})`, "iu"),
  ];
  const standsAlone = (text: string) =>
    text.length < 120 && alone.some((pattern) => pattern.test(text));

  return (lines) => {
    const width = wrapWidth(lines);
    const blocks: Block[] = [];
    let open: SourceLine[] = [];
    const close = () => {
      if (open.length > 0) blocks.push(toBlock(open));
      open = [];
    };
    for (const line of lines) {
      if (line.text === "") {
        close();
        continue;
      }
      const last = open.at(-1);
      if (
        last !== undefined &&
        (line.cells !== undefined ||
          last.cells !== undefined ||
          line.hashes > 0 ||
          last.hashes > 0 ||
          standsAlone(line.text) ||
          standsAlone(last.text) ||
          changesCase(line, open, width) ||
          begins(line, last, width))
      )
        close();
      open.push(line);
    }
    close();
    return blocks;
  };
}

// Wrapped texts keep their lines under some width; the others have whole paragraphs on a line.
function wrapWidth(lines: readonly SourceLine[]): number | undefined {
  const lengths = lines
    .filter((line) => line.cells === undefined && line.text.length > 30)
    .map((line) => line.raw.length)
    .sort((a, b) => a - b);
  const high = lengths[Math.floor(lengths.length * 0.95)] ?? 0;
  return lengths.length >= 10 && high <= 130 ? high : undefined;
}

// Titles, letterheads and signatures change from capitals to small letters without a blank line.
function changesCase(
  line: SourceLine,
  open: readonly SourceLine[],
  width: number | undefined,
): boolean {
  const capital = isCapital(line.text);
  if (open.every((other) => isCapital(other.text))) return !capital;
  const filled =
    width !== undefined && (open.at(-1)?.raw.length ?? 0) > width * 0.6;
  return capital && line.text.includes(" ") && !filled;
}

function begins(
  line: SourceLine,
  last: SourceLine,
  width: number | undefined,
): boolean {
  // A label that wrapping left alone on its line belongs to what follows.
  if (/^(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|\p{L})[.)]$/u.test(last.text))
    return false;
  const ended = endsSentence(last.text);
  const filled = width !== undefined && last.raw.length > width * 0.75;
  // In wrapped text a dash or a number may simply have come to the beginning of a line.
  if (readLabel(line.text) !== undefined) return ended || !filled;
  if (!ended) return false;
  return /^[\p{Lu}“"]/u.test(line.text) && !filled;
}

/** Whether a text closes a sentence or an item. */
export function endsSentence(text: string): boolean {
  return /(?:[.;:!?…]|\.\/\.?)["”’»)\]]*$/u.test(text);
}

/** All letters capital, and at least two of them. */
export function isCapital(text: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}

function toBlock(lines: readonly SourceLine[]): Block {
  const first = lines[0];
  const last = lines.at(-1);
  if (first === undefined || last === undefined)
    throw new RangeError("a block has at least one line");
  const raw = lines.map((line) => line.raw.trim()).join(" ");
  const text = stripMarks(raw);
  const body = raw.replace(/^\s*#{1,6}\s+/u, "").trim();
  return {
    from: first.number,
    to: last.number,
    text,
    label: first.cells === undefined ? readLabel(text) : undefined,
    hashes: first.hashes,
    emphasized: /^(\*{1,3})[^*]+(?:\*+ ?\*+[^*]+)*\1$/u.test(body),
    lead: leadOf(body),
    cells: first.cells,
    rows: lines.map((line) => line.text),
  };
}

function leadOf(body: string): string | undefined {
  const found = /^(?:[-+] )?(?:\*{2,3})([^*]+)\*{2,3}\s*(?=\S)/u.exec(body);
  const lead = found?.[1] === undefined ? "" : stripMarks(found[1]);
  const label = readLabel(lead);
  const words = label === undefined ? lead : lead.slice(label.length);
  return /\p{L}{2}/u.test(words) ? words : undefined;
}
