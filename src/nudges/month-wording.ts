import type { Catalog } from "../catalog.ts";
import type { Reply } from "../message.ts";
import type { Cell } from "./cells.ts";
import { dateOf } from "./days.ts";
import {
  type Month,
  type MonthRow,
  type MonthState,
  monthStates,
  type MonthTable,
} from "./months.ts";
import { spreadsheets } from "./spreadsheets.ts";
import { beginning, fullDay } from "./wording.ts";

const longestText = 1400;
const longestWhat = 90;
// What is to be acted on is named first; who was in time needs no naming.
const named: readonly MonthState[] = ["missing", "late", "extended", "open"];

/** 11/2023. */
export function monthWords({ year, month }: Month): string {
  return `${String(month).padStart(2, "0")}/${year}`;
}

/** A month's table as one message, with a workbook: each agency's counts, and each report. Names no person. */
export async function monthReply(
  place: string,
  { month, tables }: MonthTable,
  catalog: Catalog,
): Promise<Reply> {
  const { say } = catalog;
  const head = { place, month: monthWords(month) };
  if (tables.length === 0)
    return { text: say("reports.month-none", head), choices: [], files: [] };
  const all = tables.flatMap(({ rows }) => rows);
  const parts = [
    say("reports.month", head),
    say("reports.month-count", countsOf(all)),
    ...tables.map(tableText),
  ];
  const text = fitting([...parts, say("reports.month-how")], say);
  const name = `reports-${month.year}-${String(month.month).padStart(2, "0")}`;
  const files = await spreadsheets(name, [
    { name: say("reports.sheet-counts", head), rows: countRows() },
    { name: say("reports.sheet-each"), rows: eachRows() },
  ]);
  return { text, choices: [], files };

  function tableText({ occurrence, rows }: MonthTable["tables"][number]) {
    const { obligation, lastDay } = occurrence;
    const lines = named.flatMap((state) => {
      const names = rows
        .filter((row) => row.monthState === state)
        .map(({ agency }) => agency);
      return names.length === 0
        ? []
        : [
            say("reports.month-named", {
              state: say(`reports.state-${state}`),
              count: names.length,
              names: names.join(", "),
            }),
          ];
    });
    const what = beginning(obligation.what, longestWhat);
    const due = fullDay(lastDay);
    return [
      say("reports.month-what", { what, due, ...countsOf(rows) }),
      ...lines.map((line) => `• ${line}`),
    ].join("\n");
  }

  function countRows(): Cell[][] {
    const agencies = [...new Set(all.map(({ agency }) => agency))];
    const heads = [
      say("reports.head-agency"),
      ...monthStates.map((state) => say(`reports.state-${state}`)),
      say("reports.head-total"),
    ];
    return [
      heads,
      ...agencies.map((agency) => {
        const rows = all.filter((row) => row.agency === agency);
        const counts = countsOf(rows);
        return [
          agency,
          ...monthStates.map((state) => counts[state]),
          rows.length,
        ];
      }),
    ];
  }

  function eachRows(): Cell[][] {
    const columns = ["agency", "what", "due", "extended", "reason", "state"];
    const heads = [...columns, "date", "proof"].map((column) =>
      say(`reports.head-${column}`),
    );
    const rows = tables.flatMap(({ occurrence, rows: each }) =>
      each.map((row): Cell[] => [
        row.agency,
        occurrence.obligation.what,
        { date: occurrence.lastDay },
        dayCell(row.granted?.to),
        row.granted?.reason ?? "",
        say(`reports.state-${row.monthState}`),
        dayCell(row.report?.on),
        row.report?.proof.join("; ") ?? "",
      ]),
    );
    return [heads, ...rows];
  }
}

function countsOf(rows: readonly MonthRow[]): Record<MonthState, number> {
  const count = (state: MonthState) =>
    rows.filter(({ monthState }) => monthState === state).length;
  return {
    early: count("early"),
    onTime: count("onTime"),
    late: count("late"),
    extended: count("extended"),
    missing: count("missing"),
    open: count("open"),
  };
}

/** The paragraphs, cut at the end of a line; what is left out stands in the workbook. */
function fitting(parts: readonly string[], say: Catalog["say"]): string {
  const whole = parts.join("\n\n");
  if (whole.length <= longestText) return whole;
  const cut = whole.slice(0, longestText);
  const line = cut.slice(
    0,
    Math.max(cut.lastIndexOf("\n"), cut.lastIndexOf(", ")),
  );
  return `${line}…\n\n${say("reports.month-more")}`;
}

function dayCell(day: string | undefined): Cell {
  return day === undefined ? "" : { date: dateOf(day) };
}
