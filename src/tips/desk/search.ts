import type { Catalog } from "../../catalog.ts";
import { civilDate } from "../../clock.ts";
import { fold } from "../../text/fold.ts";
import { kindWords, placeOf } from "../queue/notices.ts";
import type { Unit } from "../unit.ts";
import type { Summary } from "./summaries.ts";
import { unitNames } from "./view.ts";

/**
 * Whether all words stand in what lists and notices say of a tip: reference, kind, place, unit, state, outcome, urgency,
 * day and month of receipt ("10/2024"). Nothing that is sealed is looked at, so a search tells no more than a list.
 */
export function isFound(
  tip: Summary,
  typed: string,
  catalog: Catalog,
  units: readonly Unit[],
): boolean {
  const said = ` ${plain(wordsOf(tip, catalog, units).join(" "))} `;
  // Whole words: "phuong 1" is not "phuong 12".
  return plain(typed)
    .split(" ")
    .every((word) => word === "" || said.includes(` ${word} `));
}

function wordsOf(
  tip: Summary,
  catalog: Catalog,
  units: readonly Unit[],
): readonly string[] {
  const { say } = catalog;
  const { reference, routed, received, state, outcome, merged } = tip;
  const [year, month, day] = civilDate(new Date(received)).split("-");
  const dates = [
    `${year ?? ""}-${month ?? ""}`,
    `${month ?? ""}/${year ?? ""}`,
    `${Number(month)}/${year ?? ""}`,
    `${Number(day)}/${Number(month)}/${year ?? ""}`,
    `${day ?? ""}/${month ?? ""}/${year ?? ""}`,
  ];
  return [
    reference,
    kindWords(tip, catalog),
    placeOf(tip) ?? say("officers.no-place"),
    tip.locality ?? "",
    unitNames(tip, units),
    say(`officers.state-${tip.asked === null ? state : "asked"}`),
    ...(outcome === null ? [] : [say(`officers.outcome-${outcome}`)]),
    ...(merged === null ? [] : [merged]),
    ...(routed.urgent ? [say("officers.urgent")] : []),
    ...(routed.againstPolice ? [say("officers.restricted")] : []),
    ...dates,
  ];
}

/** Words without marks, parted by single spaces; what stands between digits of a date holds it together. */
function plain(text: string): string {
  return fold(text)
    .replaceAll(/(?<=\d)[-/](?=\d)/gu, "_")
    .replaceAll(/[^\p{L}\p{N}_]+/gu, " ")
    .trim();
}
