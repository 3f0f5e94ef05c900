import type { Gazetteer, Unit } from "../../places/gazetteer.ts";
import { compose } from "../../text/compose.ts";
import { tokenize } from "../../text/tokens.ts";
import type { Routed } from "../route.ts";
import type { TipWords } from "../words/tip-words.ts";

/** Where something happened, by the names of knowledge/places.yaml as far as they are known. */
export interface Located extends Pick<
  Routed,
  "province" | "district" | "ward"
> {
  /** Official name of the place that there are plans of. */
  readonly locality: string | null;
}

export interface Locating {
  readonly gazetteer: Gazetteer;
  /** Official names of the places that there are plans of. */
  readonly places: readonly string[];
  readonly words: TipWords;
}

/**
 * Reads a place from what was told of it; what it leaves out is the asker's own place.
 * @param told where it happened, in the reporter's words
 * @param own official name of the place that the reporter has chosen
 */
export function locate(
  told: string,
  own: string | null,
  { gazetteer, places, words }: Locating,
): Located {
  const text = compose(told);
  const tokens = tokenize(text);
  const home = own === null ? undefined : gazetteer.unit(own);
  const named = gazetteer.find(tokens, text).map(({ units }) => units);
  const sure = named.find((units) => provincesOf(units).length === 1)?.[0];
  const province = sure?.province ?? home?.province;
  const here = named
    .flatMap((units) => units.filter((unit) => unit.province === province))
    .filter((unit) => unit.name !== unit.province);
  // Who names no place, or only the province, means their own town.
  const isHome = home !== undefined && home.province === province;
  const homeTown =
    isHome && home.name !== home.province && named.length === 0
      ? home.name
      : undefined;
  const district = here[0]?.name ?? homeTown;
  const ward = wardIn();
  return {
    ...(province !== undefined && { province }),
    ...(district !== undefined && { district }),
    ...(ward !== undefined && { ward }),
    locality:
      [district, province].find(
        (name) => name !== undefined && places.includes(name),
      ) ?? (named.length === 0 ? own : null),
  };

  function wardIn(): string | undefined {
    for (const { from, to } of words.find("ward", tokens)) {
      const head = tokens[from];
      const first = tokens[to];
      if (head === undefined || first === undefined) continue;
      const kind = text.slice(head.start, tokens[to - 1]?.end);
      let end = to + 1;
      while (isCapital(end) && end - to < 3) end += 1;
      const name = text.slice(first.start, tokens[end - 1]?.end);
      return `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${name}`;
    }
    return undefined;
  }

  function isCapital(at: number): boolean {
    const start = tokens[at]?.start ?? text.length;
    const gap = text.slice(tokens[at - 1]?.end, start);
    return gap === " " && /^\p{Lu}/u.test(text.slice(start));
  }
}

function provincesOf(units: readonly Unit[]): string[] {
  return [...new Set(units.map(({ province }) => province))];
}
