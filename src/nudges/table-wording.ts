import type { Catalog } from "../catalog.ts";
import type { Reply, ReplyFile } from "../message.ts";
import type { Cell } from "./cells.ts";
import { dateOf } from "./days.ts";
import { spreadsheets } from "./spreadsheets.ts";
import type { State, Table } from "./table.ts";
import { beginning, fullDay } from "./wording.ts";

const longestWhat = 90;
const order: readonly State[] = ["over", "late", "extended", "open", "done"];

/** A place's tables as one message, with a file for spreadsheets. Names agencies and offices, never a person. */
export async function tableReply(
  place: string,
  tables: readonly Table[],
  catalog: Catalog,
): Promise<Reply> {
  const { say } = catalog;
  if (tables.length === 0)
    return {
      text: say("nudges.table-none", { place }),
      choices: [],
      files: [],
    };
  const text = tables
    .map((table) => tableText(place, table, catalog))
    .join("\n\n");
  return { text, choices: [], files: await filesOf(place, tables, catalog) };
}

/** A table with a word on bodies that the plan names all at once, of which others may be than are known. */
export function withUnnamed(
  reply: Reply,
  unnamed: readonly string[],
  { say }: Catalog,
): Reply {
  if (unnamed.length === 0) return reply;
  const names = unnamed.join("; ");
  return {
    ...reply,
    text: `${reply.text}\n\n${say("units.others", { names })}`,
  };
}

function tableText(
  place: string,
  { occurrence, rows }: Table,
  { say }: Catalog,
): string {
  const { obligation, lastDay } = occurrence;
  const count = (state: State) =>
    rows.filter((row) => row.state === state).length;
  const head = say("nudges.table", {
    place,
    what: beginning(obligation.what, longestWhat),
    due: fullDay(lastDay),
  });
  const counts = say("nudges.table-count", {
    done: count("done"),
    late: count("late"),
    over: count("over"),
    open: count("open"),
    extended: count("extended"),
  });
  const lines = order.flatMap((state) =>
    rows
      .filter((row) => row.state === state)
      .map(({ agency, report, granted }) => {
        const day = report?.on ?? granted?.to;
        const date = day === undefined ? "" : fullDay(dateOf(day));
        const by =
          report?.standing === true ? [say("reports.noted-by-standing")] : [];
        const isPastGrant = state === "over" && granted !== undefined;
        const key = isPastGrant
          ? "reports.table-over-extended"
          : `nudges.table-${state}`;
        const words = say(key, { agency, date });
        return [`• ${words}`, ...by].join(" ");
      }),
  );
  return [head, counts, ...lines].join("\n");
}

function filesOf(
  place: string,
  tables: readonly Table[],
  { say }: Catalog,
): Promise<ReplyFile[]> {
  const columns = [
    "agency",
    "what",
    "due",
    "extended",
    "state",
    "date",
    "proof",
  ];
  const head = columns.map((column) => say(`reports.head-${column}`));
  const rows = tables.flatMap(({ occurrence, rows }) =>
    rows.map(({ agency, state, report, granted }): Cell[] => [
      agency,
      occurrence.obligation.what,
      { date: occurrence.lastDay },
      dayCell(granted?.to),
      say(`nudges.state-${state}`),
      dayCell(report?.on),
      (report?.proof.length ?? 0) + (report?.files.length ?? 0),
    ]),
  );
  const name = say("reports.sheet", { place });
  return spreadsheets("reports", [{ name, rows: [head, ...rows] }]);
}

function dayCell(day: string | undefined): Cell {
  return day === undefined ? "" : { date: dateOf(day) };
}
