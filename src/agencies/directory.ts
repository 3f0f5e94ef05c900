import { createPhraseTable } from "../text/phrases.ts";
import { fold } from "../text/fold.ts";
import { type Token, tokenize } from "../text/tokens.ts";
import type { AgencyList, Level, Rank } from "./agency-list.ts";

/** A body named in a text. Two mentions are of one kind of body when their ids agree. */
export interface AgencyMention {
  readonly id: string;
  /** "organization" for bodies that stand by their own names. */
  readonly rank: Rank | "organization";
  /** The levels named beside it; empty when none is. */
  readonly levels: ReadonlySet<Level>;
  /** The tokens it covers, level words included. */
  readonly from: number;
  readonly to: number;
}

/** Finds the bodies that a text names. */
export interface AgencyDirectory {
  find(tokens: readonly Token[]): AgencyMention[];
}

interface Kind {
  readonly id: string;
  readonly rank: Rank | "organization";
}

/**
 * @param list the bodies known by kind
 * @param named names of bodies as plans head their assignments; those that the list does not know become kinds of their own
 */
export function createDirectory(
  list: AgencyList,
  named: Iterable<string> = [],
): AgencyDirectory {
  const levels = createPhraseTable(
    Object.entries(list.levels).flatMap(([level, words]) =>
      words.map((word): [string, Level] => [word, level as Level]),
    ),
  );
  const known = createPhraseTable<Kind>(phrasesOf(list));
  const additional: [string, Kind][] = [];
  for (const name of named) {
    if (known.find(tokenize(name)).length > 0) continue;
    additional.push([
      name,
      { id: `named:${fold(name)}`, rank: "organization" },
    ]);
  }
  const kinds = createPhraseTable<Kind>([...phrasesOf(list), ...additional]);

  return {
    find(tokens) {
      return kinds.find(tokens).map(({ value, from, to }) => {
        const found = new Set<Level>();
        const end = readLevels(tokens, to, found);
        // A city's or province's own organ carries its level in its name ("Tỉnh ủy", "Thành đoàn").
        const first = levels.at(tokens, from)?.value;
        if (first !== undefined) found.add(first);
        return { ...value, levels: found, from, to: end };
      });
    },
  };

  // "các huyện, thị xã, thành phố" names three levels; words between a body and its level are few.
  function readLevels(
    tokens: readonly Token[],
    start: number,
    found: Set<Level>,
  ): number {
    let end = start;
    for (
      let index = start;
      index < Math.min(tokens.length, end + 3);
      index += 1
    ) {
      const match = levels.at(tokens, index);
      if (match === undefined) continue;
      if (found.size > 0 && index > end) break;
      found.add(match.value);
      end = match.to;
      index = match.to - 1;
    }
    return end;
  }
}

function phrasesOf(list: AgencyList): [string, Kind][] {
  const departments = list.fields.flatMap(({ id, name, also }) =>
    Object.entries(list.prefixes).flatMap(([rank, prefixes]) =>
      prefixes.flatMap((prefix) =>
        [name, ...also].map((field): [string, Kind] => [
          `${prefix} ${field}`,
          { id, rank: rank as Rank },
        ]),
      ),
    ),
  );
  const organizations = list.organizations.flatMap(({ id, name, also }) =>
    [name, ...also].map((phrase): [string, Kind] => [
      phrase,
      { id, rank: "organization" },
    ]),
  );
  return [...departments, ...organizations];
}

/** Whether a body asked for may be the one that a plan names: same kind, and neither rank nor level speak against it. */
export function mayBe(asked: AgencyMention, named: AgencyMention): boolean {
  if (asked.id !== named.id) return false;
  if (asked.rank !== named.rank && asked.rank !== "any" && named.rank !== "any")
    return false;
  if (asked.levels.size === 0 || named.levels.size === 0) return true;
  return [...asked.levels].some((level) => named.levels.has(level));
}
