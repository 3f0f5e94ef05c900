import type { Genre } from "./genre.ts";
import { type Label, readLabel } from "./label.ts";
import { createLineBreaks } from "./line-breaks.ts";
import { type SourceLine, stripMarks } from "./lines.ts";
import { type PipeRow, readPipeRows } from "./pipe-tables.ts";

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
  const breaksOf = createLineBreaks(genre);

  return (lines) => {
    const breaks = breaksOf(lines);
    const blocks: Block[] = [];
    let open: SourceLine[] = [];
    const close = () => {
      if (open.length > 0) blocks.push(toBlock(open));
      open = [];
    };
    const rows = readPipeRows(lines);
    let skipTo = 0;
    for (const line of lines) {
      if (line.number <= skipTo) continue;
      const row = rows.get(line.number);
      if (row !== undefined) {
        close();
        blocks.push(toRow(row));
        skipTo = row.to;
        continue;
      }
      if (line.text === "" || breaks.between(open, line)) close();
      if (line.text !== "") open.push(line);
    }
    close();
    return blocks;
  };
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

function toRow({ cells, from, to }: PipeRow): Block {
  const text = cells.filter((cell) => cell !== "").join(" | ");
  return {
    from,
    to,
    text,
    label: undefined,
    hashes: 0,
    emphasized: false,
    lead: undefined,
    cells,
    rows: [text],
  };
}

function leadOf(body: string): string | undefined {
  const found = /^(?:[-+] )?(?:\*{2,3})([^*]+)\*{2,3}\s*(?=\S)/u.exec(body);
  const lead = found?.[1] === undefined ? "" : stripMarks(found[1]);
  const label = readLabel(lead);
  const words = label === undefined ? lead : lead.slice(label.length);
  return /\p{L}{2}/u.test(words) ? words : undefined;
}
