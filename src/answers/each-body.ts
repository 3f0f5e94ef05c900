import { mayBe } from "../agencies/directory.ts";
import type { Asked } from "./answer.ts";
import type { Corpus } from "./corpus.ts";
import { rank, type Ranked } from "./rank.ts";
import type { Ask } from "./question-cues.ts";

const depth = 80;
/** What is asked of bodies in one breath stands so near, a word or a comma between them. */
const side = 1;
/** These need a figure, a day or a name, which a body's duties need not hold. */
const exact: readonly Ask[] = [
  "money",
  "percent",
  "count",
  "deadline",
  "cadence",
  "recipient",
  "phone",
  "person",
];

/** Where bodies named side by side are asked about, the passage of each that fits best; else none. */
export function ofEachBody({ query, plan }: Asked, corpus: Corpus): Ranked[] {
  const { agencies, asks } = query;
  const rowed = agencies.every(
    ({ from }, at) => at === 0 || from - (agencies[at - 1]?.to ?? 0) <= side,
  );
  if (agencies.length < 2 || !rowed || exact.some((ask) => asks.has(ask)))
    return [];
  const ranked = rank(query, corpus, plan.slug, depth);
  const each = agencies.flatMap((body) => {
    const own = ranked.find(({ passage }) =>
      corpus.assignedTo(passage).some((named) => mayBe(body, named)),
    );
    return own === undefined ? [] : [own];
  });
  // Each is told, however much better one of them fits.
  return each.length < agencies.length
    ? []
    : [...new Set(each)].map((one) => ({ ...one, score: 1 }));
}
