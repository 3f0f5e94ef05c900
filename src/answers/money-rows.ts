import { type AgencyMention, mayBe } from "../agencies/directory.ts";
import type { Corpus } from "./corpus.ts";
import { subjectPairs } from "./coverage.ts";
import { isTableRow } from "./lead.ts";
import type { PlanPassage } from "./plan-passages.ts";
import type { Query, Understanding } from "./query.ts";

// A table of money is a structure: who gets it, for what, at which level of administration, each year and in all.

/** What a question on money tells apart within a plan's table. */
export interface MoneyAsked {
  /** Rows of items that fit, the best first. */
  readonly items: readonly PlanPassage[];
  /** Where no item is meant: the rows that sum up the levels asked for. */
  readonly sums: readonly PlanPassage[];
  /** The items under those sums. */
  readonly under: readonly PlanPassage[];
}

/** Below this share of the words that tell items apart, a row is for something else. */
const enough = 0.5;
/** For a row of a body that was named less is enough. */
const enoughOfBody = 0.3;
const most = 4;
const alike = 0.9;
const talk = 0.35;

/** The rows that a question on money is about; undefined where it is about none of them. */
export function moneyRows(
  query: Query,
  plan: string,
  corpus: Corpus,
  { cues }: Understanding,
): MoneyAsked | undefined {
  const rows = corpus.passages(plan).filter(isTableRow);
  const levelOf = (row: PlanPassage) =>
    row.budgets[0]?.group ?? row.budgets[0]?.agency ?? "";
  const sums = rows.filter(({ budgets }) => budgets[0]?.group === null);
  const items = rows.filter(({ budgets }) => budgets[0]?.group !== null);
  if (items.length === 0 || sums.length === 0) return undefined;

  const holds = holdsIn(corpus);
  const levelWords = wordsByLevel(sums.map(levelOf), corpus);
  const levels = levelsAsked();
  const fitsLevel = (row: PlanPassage) =>
    levels.size === 0 || levels.has(levelOf(row));
  const bodies = query.agencies.filter((body) => !isLevelItself(body));
  const general = covered(cues.moneyWords);
  const words = [
    ...new Set(
      query.subject
        .filter(
          (token) =>
            token.kind === "word" &&
            !general.has(query.tokens.indexOf(token)) &&
            ![...levelWords.values()].some((own) => own.has(token.folded)),
        )
        .map(({ folded }) => folded)
        // What every row holds, as the plan's own matter, tells none apart.
        .filter((word) => !items.every((row) => holds(row, word))),
    ),
  ];
  const pairs = subjectPairs(query).filter((pair) =>
    items.some((row) => holds(row, pair)),
  );
  if (bodies.length === 0 && words.length === 0) return summed();
  const own = items.filter(fitsLevel);
  // A row that names all the bodies asked for is meant rather than each body's own.
  const joint = own.filter((row) =>
    bodies.every((body) => speaksOf(row, body)),
  );
  const found =
    bodies.length === 0
      ? best(own, enough)
      : joint.length > 0 && bodies.length > 1
        ? best(joint, words.length === 0 ? 0 : enoughOfBody)
        : bodies.flatMap(ofBody);
  if (found.length > 0)
    return { items: [...new Set(found)].slice(0, most), sums: [], under: [] };
  return bodies.length === 0 && cues.moneyItems.find(query.tokens).length > 0
    ? summed()
    : undefined;

  function summed(): MoneyAsked | undefined {
    const chosen = sums.filter(fitsLevel);
    const under = items.filter(fitsLevel);
    return chosen.length === 0 ? undefined : { items: [], sums: chosen, under };
  }

  function speaksOf(row: PlanPassage, body: AgencyMention): boolean {
    return [...paid(row), ...corpus.named(row)].some((named) =>
      mayBe(body, named),
    );
  }

  function covered(table: typeof cues.moneyWords): Set<number> {
    return new Set(
      table
        .find(query.tokens)
        .flatMap(({ from, to }) =>
          Array.from({ length: to - from }, (_, at) => from + at),
        ),
    );
  }

  // "Phường" tells the level, as does the level that a body carries in its name; a place's own name does not.
  function levelsAsked(): Set<string> {
    const places = new Set(
      query.places.flatMap(({ from, to }) => query.tokens.slice(from, to)),
    );
    const spoken = query.tokens.filter((token) => !places.has(token));
    const named = spoken.map(({ folded }) => folded);
    const row = ` ${named.join(" ")} `;
    return new Set(
      [...levelWords].flatMap(([level, own]) => {
        const said = [...own].every((word) => named.includes(word))
          ? row.includes(` ${[...own].join(" ")} `)
          : false;
        const single = own.size > 1 && isList(level) ? [...own] : [];
        return said || single.some((word) => row.includes(` ${word} `))
          ? [level]
          : [];
      }),
    );
  }

  function isLevelItself(body: AgencyMention): boolean {
    return sums.some((row) =>
      corpus.bodiesOf(levelOf(row)).some((named) => mayBe(body, named)),
    );
  }

  function ofBody(body: AgencyMention): PlanPassage[] {
    const theirs = own.filter((row) =>
      paid(row).some((named) => mayBe(body, named)),
    );
    if (words.length > 0) return best(theirs, enoughOfBody);
    const alone = Math.min(...theirs.map((row) => paid(row).length));
    return theirs.filter((row) => paid(row).length === alone);
  }

  function best(among: readonly PlanPassage[], least: number): PlanPassage[] {
    const weighed = among.map((row) => ({ row, share: shareIn(row) }));
    const top = Math.max(0, ...weighed.map(({ share }) => share));
    if (top < least) return [];
    return weighed
      .filter(({ share }) => share >= alike * top)
      .sort((a, b) => b.share - a.share)
      .map(({ row }) => row);
  }

  function paid(row: PlanPassage): readonly AgencyMention[] {
    return corpus.bodiesOf(row.budgets[0]?.agency ?? "");
  }

  // Words that few rows hold tell most; those that no row holds speak of something else, those of no plan are talk.
  function shareIn(row: PlanPassage): number {
    let [held, all] = [0, 0];
    for (const feature of [...words, ...pairs]) {
      const having = own.filter((one) => holds(one, feature)).length;
      if (having === 0 && feature.includes(" ")) continue;
      const known = having > 0 || corpus.knows(feature);
      const weight =
        Math.log(1 + own.length / Math.max(1, having)) * (known ? 1 : talk);
      all += weight;
      if (holds(row, feature)) held += weight;
    }
    return all === 0 ? 1 : held / all;
  }
}

function holdsIn(
  corpus: Corpus,
): (row: PlanPassage, feature: string) => boolean {
  return (row, feature) =>
    (feature.includes(" ") ? corpus.pairs(row) : corpus.words(row)).has(
      feature,
    );
}

/** For each level the folded words of its name that not all levels share. */
function wordsByLevel(
  levels: readonly string[],
  corpus: Corpus,
): Map<string, ReadonlySet<string>> {
  const rows = levels.map((level) => corpus.wordsOf(level));
  return new Map(
    levels.map((level, at) => [
      level,
      new Set(
        (rows[at] ?? []).filter(
          (word) => !rows.every((others) => others.includes(word)),
        ),
      ),
    ]),
  );
}

// "Phường, xã": each of its names alone means the level.
function isList(level: string): boolean {
  return level.includes(",");
}
