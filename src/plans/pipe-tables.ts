import { type SourceLine, stripMarks } from "./lines.ts";

/** A table row whose cells stand on lines of their own, parted by lines with nothing but a pipe. */
export interface PipeRow {
  readonly cells: readonly string[];
  /** Line numbers, from the first cell's first line to the last cell's last. */
  readonly from: number;
  readonly to: number;
}

// Letterheads are laid out in two columns the same way; tables that hold data have more.
const fewestCells = 3;

/** Finds such rows, by the number of the line they begin on. Two pipes in a row part one row from the next. */
export function readPipeRows(
  lines: readonly SourceLine[],
): ReadonlyMap<number, PipeRow> {
  const rows = new Map<number, PipeRow>();
  let cells: SourceLine[][] = [];
  let open: SourceLine[] | undefined;
  const close = () => {
    const [first, last] = [cells[0]?.[0], cells.at(-1)?.at(-1)];
    if (
      cells.length >= fewestCells &&
      first !== undefined &&
      last !== undefined
    )
      rows.set(first.number, {
        cells: cells.map((cell) =>
          stripMarks(cell.map(({ raw }) => raw.trim()).join(" ")),
        ),
        from: first.number,
        to: last.number,
      });
    cells = [];
  };
  for (const line of lines) {
    if (line.raw.trim() === "|") {
      if (open !== undefined && open.length === 0) close();
      else if (open !== undefined) cells.push(open);
      open = [];
    } else if (line.raw.trim() === "" || line.ornament) {
      if (open?.length === 0) {
        close();
        open = undefined;
      }
    } else open?.push(line);
  }
  // What follows the last pipe is running text, not a cell.
  close();
  return rows;
}
