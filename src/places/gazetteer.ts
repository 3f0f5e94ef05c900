import { z } from "zod";
import { readYaml } from "../knowledge.ts";
import { fold, hasMarks } from "../text/fold.ts";
import { createPhraseTable } from "../text/phrases.ts";
import { type Token, tokenize } from "../text/tokens.ts";
import { createNamesakes, NamesakeWords } from "./namesakes.ts";

/** knowledge/places.yaml. */
export const PlaceList = z.strictObject({
  /** Words that stand before a unit's own name, and in questions before any place. */
  kinds: z.array(z.string()).min(1),
  cities: z.array(z.string()).min(1),
  before: z.array(z.string()).min(1),
  /** Own names of provinces that are everyday words as well. */
  words: z.array(z.string()),
  /** Names of districts that are everyday words as well, even behind a preposition. */
  everyday: z.array(z.string()),
  namesakes: NamesakeWords,
  provinces: z.array(
    z.strictObject({
      name: z.string(),
      since2025: z.string().optional(),
      also: z.array(z.string()).default([]),
      districts: z.array(z.string()).default([]),
    }),
  ),
});
export type PlaceList = z.infer<typeof PlaceList>;

/** An administrative unit: "Tỉnh Trà Vinh" alone, or "Thành phố Trà Vinh" of it. */
export interface Unit {
  readonly name: string;
  readonly province: string;
}

/** A place named in a text, with every unit that it may mean. */
export interface PlaceMention {
  readonly units: readonly Unit[];
  readonly from: number;
  readonly to: number;
  /** Whether something else bears the name: a street, a shop, a number plate, somebody who comes from there. */
  readonly borrowed: boolean;
}

type Named = Omit<PlaceMention, "borrowed">;

export interface Gazetteer {
  /** `text` is what the tokens were cut from: a capital letter tells a name. */
  find(tokens: readonly Token[], text: string): PlaceMention[];
  /** The unit of that official name, whatever its spelling. */
  unit(name: string): Unit | undefined;
  /** Whether a unit is a city, of either level. */
  isCity(unit: Unit): boolean;
}

export function loadPlaces(file: string): Promise<PlaceList> {
  return readYaml(file, PlaceList);
}

/** @param familiar official names of units that people name without saying what they are */
export function createGazetteer(
  list: PlaceList,
  familiar: readonly string[],
): Gazetteer {
  const units = list.provinces.flatMap(({ name, districts }): Unit[] => [
    { name, province: name },
    ...districts.map((district) => ({ name: district, province: name })),
  ]);
  const kinds = createPhraseTable(
    list.kinds.map((kind): [string, true] => [kind, true]),
  );
  const before = createPhraseTable(
    list.before.map((word): [string, true] => [word, true]),
  );
  const byName = new Map<string, Unit[]>();
  const byOwnName = new Map<string, Unit[]>();
  for (const unit of units) {
    push(byName, fold(unit.name), unit);
    push(byOwnName, fold(ownName(unit.name)), unit);
  }
  for (const { name, also } of list.provinces)
    for (const other of also)
      push(byOwnName, fold(other), { name, province: name });
  const words = new Set(list.words.map(fold));
  const everyday = new Set(list.everyday.map(fold));
  const isBorrowed = createNamesakes(list.namesakes);
  const cities = list.cities.map(fold);
  const known = new Set(familiar.map((name) => fold(ownName(name))));
  // Two capitals are a place to those who live there; only familiar names are shortened so.
  const byInitials = new Map(
    [...known].map((name) => [initials(name).toUpperCase(), name]),
  );
  // "BPhước": the first syllable by its letter.
  const byHalf = new Map(
    [...known].flatMap((name) => {
      const [first = "", last, ...more] = name.split(" ");
      return last === undefined || more.length > 0
        ? []
        : [[first.charAt(0) + last, name] as const];
    }),
  );
  const names = createPhraseTable(
    [...byOwnName].map(([own]): [string, string] => [own, own]),
  );

  return {
    isCity: (unit) =>
      cities.some((city) => fold(unit.name).startsWith(`${city} `)),
    unit: (name) => byName.get(fold(name))?.[0],
    find(tokens, text) {
      // Who types no marks types no capitals either.
      const isBare = !hasMarks(text);
      const whole = names
        .find(tokens)
        .flatMap(({ value, from, to }): Named[] => {
          const units = byOwnName.get(value) ?? [];
          const isProvince = units.some(
            ({ name, province }) => name === province,
          );
          const isName = known.has(value) || isCapital(text, tokens[from]);
          // "văn bản" in small letters is a document and not Văn Bàn.
          const isOwn = isSpelled(tokens.slice(from, to), units);
          if (!isOwn && !(isName && isProvince)) return [];
          const kind = kindBefore(tokens, from);
          // Behind a word for another kind of unit a small town's name is mostly none: common words spell some of them.
          if (kind > 0)
            return isName || isProvince || ofKind(tokens, kind, value, from)
              ? [withKind(tokens, kind, value, from, to)]
              : [];
          if (!isName && everyday.has(value)) return [];
          // "Pleiku" is no word of Vietnamese, however it is typed.
          const isForeign =
            to - from === 1 && /^\p{L}/u.test(value) && !syllable.test(value);
          const sure =
            isName ||
            isForeign ||
            (isProvince && to - from > 1 && isBare && !words.has(value)) ||
            isPlaced(tokens, from);
          // A lone syllable, or a district nobody said is one, is more likely a common word.
          return sure && (to - from > 1 || isProvince || isForeign)
            ? [{ units, from, to }]
            : [];
        });
      const short = tokens.flatMap((token, index): Named[] => {
        const capitals = byInitials.get(text.slice(token.start, token.end));
        // At the start of a question two capitals are more likely an office's shorthand.
        const value =
          byHalf.get(token.folded) ?? (index === 0 ? undefined : capitals);
        return value === undefined
          ? []
          : [
              withKind(
                tokens,
                kindBefore(tokens, index),
                value,
                index,
                index + 1,
              ),
            ];
      });
      return [...whole, ...short]
        .sort((a, b) => a.from - b.from)
        .map((mention) => ({
          ...mention,
          borrowed: isBorrowed(tokens, text, mention.from, {
            hasKind: kinds.at(tokens, mention.from) !== undefined,
            known: isKnown(mention),
          }),
        }));

      function isKnown({ units, from }: Named): boolean {
        return (
          units.some(({ name, province }) => name === province) ||
          isPlaced(tokens, from)
        );
      }
    },
  };

  /** Whether a word such as "in" stands before a name. */
  function isPlaced(tokens: readonly Token[], from: number): boolean {
    return [3, 2, 1].some(
      (length) => before.at(tokens, from - length)?.to === from,
    );
  }

  /** How many tokens before a name say what kind of unit it is. */
  function kindBefore(tokens: readonly Token[], from: number): number {
    return (
      [3, 2, 1].find(
        (length) => kinds.at(tokens, from - length)?.to === from,
      ) ?? 0
    );
  }

  function withKind(
    tokens: readonly Token[],
    kind: number,
    value: string,
    from: number,
    to: number,
  ): Named {
    const exact = ofKind(tokens, kind, value, from);
    const units = exact ?? byOwnName.get(value) ?? [];
    return { units, from: from - kind, to };
  }

  /** The units that bear both the kind written before the name and the name. */
  function ofKind(
    tokens: readonly Token[],
    kind: number,
    value: string,
    from: number,
  ): Unit[] | undefined {
    const written = tokens
      .slice(from - kind, from)
      .map((token) => token.folded)
      .join(" ");
    return kind === 0 ? undefined : byName.get(`${expanded(written)} ${value}`);
  }

  /** Whether typed marks are those of a name; other names of a province are known without marks only. */
  function isSpelled(typed: readonly Token[], units: readonly Unit[]): boolean {
    if (typed.every(({ marked, folded }) => marked === folded)) return true;
    const spelled = typed.map(({ marked }) => marked).join(" ");
    return units.some(({ name }) => {
      const own = tokenize(ownName(name)).map(({ marked }) => marked);
      return own.length !== typed.length || own.join(" ") === spelled;
    });
  }

  function ownName(name: string): string {
    const tokens = tokenize(name);
    const kind = kinds.at(tokens, 0);
    const first = tokens[kind?.to ?? 0];
    return first === undefined ? name : name.slice(first.start);
  }

  function expanded(written: string): string {
    return fold(
      list.kinds.find((kind) => initials(kind) === written) ?? written,
    );
  }
}

// A consonant of Vietnamese, vowels, and a consonant that ends a word, all without marks.
const syllable =
  /^(?:ngh?|gh?|gi|kh?|nh|ph?|qu?|th?|tr?|ch?|[bdhlmnrsvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$/u;

function initials(kind: string): string {
  return fold(kind)
    .split(" ")
    .map((word) => word.slice(0, 1))
    .join("");
}

function isCapital(text: string, token: Token | undefined): boolean {
  const letter = text.slice(token?.start ?? 0, (token?.start ?? 0) + 1);
  return letter !== letter.toLowerCase();
}

function push<Value>(
  map: Map<string, Value[]>,
  key: string,
  value: Value,
): void {
  map.set(key, [...(map.get(key) ?? []), value]);
}
