import type { Catalog } from "../catalog.ts";
import type { Reply, ReplyFile } from "../message.ts";
import { csv } from "./csv.ts";
import { dateOf } from "./days.ts";
import type { Row, State, Table } from "./table.ts";
import { beginning, fullDay } from "./wording.ts";

const longestWhat = 90;
const order: readonly State[] = ["over", "late", "open", "done"];

/** A place's tables as one message, with a file for spreadsheets. Names agencies and offices, never a person. */
export function tableReply(
  place: string,
  tables: readonly Table[],
  catalog: Catalog,
): Reply {
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
  return { text, choices: [], files: [fileOf(tables, catalog)] };
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
  });
  const lines = order.flatMap((state) =>
    rows
      .filter((row) => row.state === state)
      .map(({ agency, report }) => {
        const date = dayOf(report);
        return `• ${say(`nudges.table-${state}`, { agency, date })}`;
      }),
  );
  return [head, counts, ...lines].join("\n");
}

function fileOf(tables: readonly Table[], { say }: Catalog): ReplyFile {
  const columns = ["agency", "what", "due", "state", "date"];
  const head = columns.map((column) => say(`nudges.table-head-${column}`));
  const rows = tables.flatMap(({ occurrence, rows }) =>
    rows.map(({ agency, state, report }) => [
      agency,
      occurrence.obligation.what,
      fullDay(occurrence.lastDay),
      say(`nudges.state-${state}`),
      dayOf(report),
    ]),
  );
  return {
    name: "reports.csv",
    mediaType: "text/csv",
    bytes: csv([head, ...rows]),
  };
}

function dayOf(report: Row["report"]): string {
  return report === undefined ? "" : fullDay(dateOf(report.on));
}
