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
import { timeWarm, type Timing } from "./timing.ts";

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
  const rows = [await deskRow(corpus.questions)];
  for (const engine of engines) rows.push(await engineRow(engine, corpus));
  const heading = "engine|best answers|in best three|median ms|mean ms";
  console.log(table(heading.split("|"), rows));
}

async function deskRow(questions: readonly PlanQuestion[]): Promise<string[]> {
  const asker = await createAsker(knowledgeFolder);
  const now = new Date("2022-06-01T08:00:00+07:00");
  const replies = new Map<PlanQuestion, string>();
  const timing = await timeWarm(questions, async (question) => {
    const { reply } = await asker.ask({ ...question, now });
    replies.set(question, reply);
  });
  const right = questions.filter((question) =>
    says(replies.get(question) ?? "", question),
  );
  return [
    "trucban, whole desk (one reply)",
    share(right.length, questions.length),
    "-",
    ...shown(timing),
  ];
}

async function engineRow(
  engine: Engine,
  { passages, questions }: PlanCorpus,
): Promise<string[]> {
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const read = (id: string) => {
    const passage = byId.get(id);
    return passage === undefined ? "" : `${passage.heading}\n${passage.text}`;
  };
  const found = new Map<PlanQuestion, readonly string[]>();
  const timing = await timeWarm(questions, (question) => {
    const { text, place } = question;
    const isThere = (id: string) => byId.get(id)?.place === place;
    found.set(question, engine.search(text, 3, isThere));
  });
  const among = (count: number) =>
    questions.filter((question) =>
      (found.get(question) ?? [])
        .slice(0, count)
        .some((id) => says(read(id), question)),
    );
  return [
    engine.name,
    share(among(1).length, questions.length),
    share(among(3).length, questions.length),
    ...shown(timing),
  ];
}

function shown({ median, mean }: Timing): string[] {
  return [median, mean].map((ms) => ms.toFixed(2));
}

function says(text: string, question: PlanQuestion): boolean {
  const read = fold(text).replaceAll(/\s+/gu, " ");
  return question.says.some((words) => read.includes(fold(words)));
}

function share(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}
