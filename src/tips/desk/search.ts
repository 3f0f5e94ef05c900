import type { Catalog } from "../../catalog.ts";
import { civilDate } from "../../clock.ts";
import { fold } from "../../text/fold.ts";
import { kindWords, placeOf } from "../queue/headline.ts";
import type { Unit } from "../unit.ts";
import { type Like, type Listed, perHour, perLike } from "./listed.ts";
import { unitNames } from "./view.ts";

/**
 * Whether all words stand in what lists and notices say of a tip: reference, kind, place, unit, state, outcome, urgency,
 * day and month of receipt ("10/2024"). Nothing that is sealed is looked at, so a search tells no more than a list.
 */
export function finder(
  typed: string,
  catalog: Catalog,
  units: readonly Unit[],
): (tip: Listed) => boolean {
  const wanted = plain(typed)
    .split(" ")
    .filter((word) => word !== "");
  // Whole words: "phuong 1" is not "phuong 12".
  const saidIn = (texts: readonly string[]) => {
    const said = ` ${plain(texts.join(" "))} `;
    return new Set(wanted.filter((word) => said.includes(` ${word} `)));
  };
  const alike = perLike((like) => saidIn(wordsOf(like, catalog, units)));
  const dated = perHour((moment) => saidIn(datesOf(moment)));
  return (tip) =>
    wanted.every(
      (word) =>
        alike(tip).has(word) ||
        dated(tip).has(word) ||
        word === tip.reference.toLowerCase(),
    );
}

/** How many there are that fit, and of these, the newest first, so many from a place on. */
export function newest<Tip extends Listed>(
  tips: Iterable<Tip>,
  fits: (tip: Tip) => boolean,
  { from, count }: { readonly from: number; readonly count: number },
): { readonly found: number; readonly shown: readonly Tip[] } {
  const first: Tip[] = [];
  let found = 0;
  for (const tip of tips) {
    if (!fits(tip)) continue;
    found += 1;
    const last = first.at(-1);
    const isFull = first.length === from + count;
    if (isFull && last !== undefined && last.at >= tip.at) continue;
    if (isFull) first.pop();
    const at = first.findLastIndex((other) => other.at >= tip.at);
    first.splice(at + 1, 0, tip);
  }
  return { found, shown: first.slice(from) };
}

function wordsOf(
  like: Like,
  { say, ...catalog }: Catalog,
  units: readonly Unit[],
): readonly string[] {
  const { routed, outcome, merged } = like;
  return [
    kindWords(like, { say, ...catalog }),
    placeOf(like) ?? say("officers.no-place"),
    like.locality ?? "",
    unitNames(like, units),
    say(`officers.state-${like.shown}`),
    ...(outcome === null ? [] : [say(`officers.outcome-${outcome}`)]),
    ...(merged === null ? [] : [merged]),
    ...(routed.urgent ? [say("officers.urgent")] : []),
    ...(routed.againstPolice ? [say("officers.restricted")] : []),
  ];
}

function datesOf(moment: Date): readonly string[] {
  const [year = "", month = "", day = ""] = civilDate(moment).split("-");
  return [
    `${year}-${month}`,
    `${month}/${year}`,
    `${Number(month)}/${year}`,
    `${Number(day)}/${Number(month)}/${year}`,
    `${day}/${month}/${year}`,
  ];
}

/** Words without marks, parted by single spaces; what stands between digits of a date holds it together. */
function plain(text: string): string {
  return fold(text)
    .replaceAll(/(?<=\d)[-/](?=\d)/gu, "_")
    .replaceAll(/[^\p{L}\p{N}_]+/gu, " ")
    .trim();
}
