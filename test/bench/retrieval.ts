import { fold } from "../../src/text/fold.ts";
import {
  fuse,
  miniSearchDefault,
  miniSearchPairs,
  ours,
  type Engine,
  type MakeEngine,
} from "./engines.ts";
import {
  readPassages,
  readQueries,
  type LabelledPassage,
  type LabelledQuery,
} from "./labelled.ts";
import { loadPlanCorpus } from "./plan-corpus.ts";
import { table } from "./table.ts";

// Fuse.js reads every character of the corpus for every question; a bigger product than this is sampled.
const fuseBudget = 10_000_000;

interface Figures {
  readonly first: number;
  readonly ten: number;
  readonly reciprocal: number;
  readonly ms: number;
}

/** Ranks any labelled corpus, as written and with all marks dropped, beside the peers. */
export async function benchRetrieval(
  corpusFile: string,
  queriesFile: string,
): Promise<void> {
  compare(await readPassages(corpusFile), await readQueries(queriesFile));
}

/** The same over the plans at hand, with nothing told but the question. */
export async function benchPlanRetrieval(): Promise<void> {
  const { passages, questions } = await loadPlanCorpus();
  compare(
    passages,
    questions.filter(({ relevant }) => relevant.length > 0),
  );
}

function compare(
  passages: readonly LabelledPassage[],
  queries: readonly LabelledQuery[],
): void {
  console.log(
    `Retrieval: ${passages.length} passages, ${queries.length} questions; as written / with all marks dropped\n`,
  );
  const rows = [ours(), miniSearchPairs, miniSearchDefault, fuse].map((make) =>
    row(make, passages, queries),
  );
  console.log(
    table(["engine", "R@1", "R@10", "MRR@10", "ms/question", "build ms"], rows),
  );
}

function row(
  make: MakeEngine,
  passages: readonly LabelledPassage[],
  queries: readonly LabelledQuery[],
): string[] {
  const started = performance.now();
  const engine = make(passages);
  const build = performance.now() - started;
  const asked = make === fuse ? sample(passages, queries) : queries;
  const written = measure(engine, asked, (text) => text);
  const dropped = measure(engine, asked, fold);
  const both = (figure: (figures: Figures) => number, digits: number) =>
    `${figure(written).toFixed(digits)} / ${figure(dropped).toFixed(digits)}`;
  const share =
    asked.length === queries.length ? "" : ` (${asked.length} sampled)`;
  return [
    engine.name + share,
    both((figures) => figures.first, 3),
    both((figures) => figures.ten, 3),
    both((figures) => figures.reciprocal, 3),
    both((figures) => figures.ms, 2),
    build.toFixed(0),
  ];
}

/** Every n-th question, so that the sample spans the whole set. */
function sample(
  passages: readonly LabelledPassage[],
  queries: readonly LabelledQuery[],
): readonly LabelledQuery[] {
  const characters = passages.reduce((sum, { text }) => sum + text.length, 0);
  const affordable = Math.max(8, Math.floor(fuseBudget / characters));
  const step = Math.max(1, Math.ceil(queries.length / affordable));
  return queries.filter((_, at) => at % step === 0);
}

function measure(
  engine: Engine,
  queries: readonly LabelledQuery[],
  change: (text: string) => string,
): Figures {
  let first = 0;
  let ten = 0;
  let reciprocal = 0;
  // One question outside the measured time, since engines build lazily.
  engine.search(change(queries[0]?.text ?? ""), 10);
  const started = performance.now();
  for (const { text, relevant } of queries) {
    const rank = engine
      .search(change(text), 10)
      .findIndex((id) => relevant.includes(id));
    if (rank === 0) first += 1;
    if (rank >= 0) ten += 1;
    if (rank >= 0) reciprocal += 1 / (rank + 1);
  }
  const count = Math.max(1, queries.length);
  return {
    first: first / count,
    ten: ten / count,
    reciprocal: reciprocal / count,
    ms: (performance.now() - started) / count,
  };
}
