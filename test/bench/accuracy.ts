import { createAsker } from "../../src/commands/asker.ts";
import { fold } from "../../src/text/fold.ts";
import {
  fuse,
  miniSearchDefault,
  miniSearchPairs,
  ours,
  type Engine,
} from "./engines.ts";
import type { PlanQuestion } from "./labelled.ts";
import {
  knowledgeFolder,
  loadPlanCorpus,
  type PlanCorpus,
} from "./plan-corpus.ts";
import { table } from "./table.ts";

/**
 * Questions on the plans, put to the whole desk and to search engines over the same passages, all told the asker's
 * place. An answer counts when what the asker would read holds the words that answer.
 */
export async function benchAccuracy(): Promise<void> {
  const corpus = await loadPlanCorpus();
  console.log(
    `Accuracy: ${corpus.questions.length} questions on ${corpus.plans} plans, ${corpus.passages.length} passages\n`,
  );
  const { passages, reader } = corpus;
  const index = ours({ expand: (text) => reader.plain(text) })(passages);
  const engines: Engine[] = [
    {
      name: index.name,
      search: (query, limit, accept) =>
        index.search(reader.read(query).text, limit, accept),
    },
    ...[miniSearchPairs, miniSearchDefault, fuse].map((make) => make(passages)),
  ];
  const rows = [
    await deskRow(corpus.questions),
    ...engines.map((engine) => engineRow(engine, corpus)),
  ];
  console.log(
    table(["engine", "best answers", "in best three", "ms/question"], rows),
  );
}

async function deskRow(questions: readonly PlanQuestion[]): Promise<string[]> {
  const asker = await createAsker(knowledgeFolder);
  const now = new Date("2022-06-01T08:00:00+07:00");
  const first = questions[0];
  if (first !== undefined) await asker.ask({ ...first, now });
  let right = 0;
  const started = performance.now();
  for (const question of questions) {
    const { reply } = await asker.ask({ ...question, now });
    if (says(reply, question)) right += 1;
  }
  const ms = (performance.now() - started) / questions.length;
  return [
    "trucban, whole desk (one reply)",
    share(right, questions.length),
    "-",
    ms.toFixed(2),
  ];
}

function engineRow(engine: Engine, corpus: PlanCorpus): string[] {
  const byId = new Map(corpus.passages.map((passage) => [passage.id, passage]));
  const shown = (id: string | undefined) => {
    const passage = byId.get(id ?? "");
    return passage === undefined ? "" : `${passage.heading}\n${passage.text}`;
  };
  let best = 0;
  let three = 0;
  const search = ({ text, place }: PlanQuestion) =>
    engine.search(text, 3, (id) => byId.get(id)?.place === place);
  for (const question of corpus.questions.slice(0, 1)) search(question);
  const started = performance.now();
  for (const question of corpus.questions) {
    const ids = search(question);
    if (says(shown(ids[0]), question)) best += 1;
    if (ids.some((id) => says(shown(id), question))) three += 1;
  }
  const count = corpus.questions.length;
  const ms = (performance.now() - started) / count;
  return [engine.name, share(best, count), share(three, count), ms.toFixed(2)];
}

function says(text: string, question: PlanQuestion): boolean {
  const read = fold(text).replaceAll(/\s+/gu, " ");
  return question.says.some((words) => read.includes(fold(words)));
}

function share(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}
