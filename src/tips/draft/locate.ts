import type { Gazetteer, Unit } from "../../places/gazetteer.ts";
import { compose } from "../../text/compose.ts";
import { tokenize } from "../../text/tokens.ts";
import type { Routed } from "../route.ts";
import type { FactCues } from "../fact-cues.ts";
import type { TipWords } from "../words/tip-words.ts";
import { attributeIn } from "./attribute.ts";
import { wardIn } from "./ward.ts";

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
  readonly cues: FactCues;
}

/**
 * Reads a place from what was told of it; what it leaves out is what the whole story says, then the asker's own place.
 * @param told where it happened, in the reporter's words
 * @param own official name of the place that the reporter has chosen
 * @param story all that the reporter said
 */
export function locate(
  told: string,
  own: string | null,
  parts: Locating,
  story = "",
): Located {
  const { gazetteer, places } = parts;
  const home = own === null ? undefined : gazetteer.unit(own);
  const here = namedIn(told, parts);
  // What a story names besides may be far from where it happened, unless it says that it is there.
  const named = here.length > 0 ? here : namedIn(story, parts);
  const sure = named.find((units) => provincesOf(units).length === 1)?.[0];
  const isHomes = (units: readonly Unit[]) =>
    units.some(({ province }) => province === home?.province);
  const isElsewhere = named.length > 0 && !named.some(isHomes);
  const province = sure?.province ?? (isElsewhere ? undefined : home?.province);
  const inside = named
    .flatMap((units) => units.filter((unit) => unit.province === province))
    .filter((unit) => unit.name !== unit.province);
  // Who names no place, or only the province, means their own town.
  const homeTown =
    home !== undefined && home.name !== home.province && named.length === 0
      ? home.name
      : undefined;
  const district = inside[0]?.name ?? homeTown;
  const ward = wardIn(told, parts) ?? wardIn(story, parts);
  return {
    ...(province !== undefined && { province }),
    ...(district !== undefined && { district }),
    ...(ward !== undefined && { ward }),
    locality:
      [district, province].find(
        (name) => name !== undefined && places.includes(name),
      ) ?? (named.length === 0 ? own : null),
  };
}

/** What each place that a text names may be, but for names that something else bears, or is only called by. */
function namedIn(
  told: string,
  { gazetteer, cues }: Locating,
): (readonly Unit[])[] {
  const text = compose(told);
  const tokens = tokenize(text);
  const isAttribute = attributeIn(tokens, text, cues);
  return gazetteer
    .find(tokens, text)
    .flatMap(({ units, borrowed, from }) =>
      borrowed || isAttribute(from) ? [] : [units],
    );
}

function provincesOf(units: readonly Unit[]): string[] {
  return [...new Set(units.map(({ province }) => province))];
}
