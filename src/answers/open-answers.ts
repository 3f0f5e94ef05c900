import { join } from "node:path";
import { loadAgencies } from "../agencies/agency-list.ts";
import { createDirectory } from "../agencies/directory.ts";
import { createDueDayReader, loadDueWords } from "../deadlines/due-day.ts";
import type { Gazetteer } from "../places/gazetteer.ts";
import type { LibraryPlan } from "../plans/plan.ts";
import type { Reader } from "../text/reader.ts";
import { type Answerer, createAnswerer } from "./answerer.ts";
import { createCorpus } from "./corpus.ts";
import { loadQuestionCues } from "./question-cues.ts";

export interface AnswerParts {
  readonly knowledgeFolder: string;
  readonly plans: readonly LibraryPlan[];
  readonly reader: Reader;
  readonly places: Gazetteer;
}

/** Loads what is known of bodies and questions, indexes the plans. Throws {@link InputError} for knowledge that cannot be used. */
export async function openAnswers({
  knowledgeFolder,
  plans,
  reader,
  places,
}: AnswerParts): Promise<Answerer> {
  const [list, cues, dueWords] = await Promise.all([
    loadAgencies(join(knowledgeFolder, "agencies.yaml")),
    loadQuestionCues(join(knowledgeFolder, "questions.yaml")),
    loadDueWords(join(knowledgeFolder, "deadlines.yaml")),
  ]);
  const assigned = plans.flatMap(({ assignments }) =>
    assignments.flatMap(({ agencies }) => agencies),
  );
  const agencies = createDirectory(list, assigned);
  const corpus = createCorpus(plans, agencies, cues.recipientsHeading, {
    expand: (text) => reader.plain(text),
  });
  const dueDay = createDueDayReader(dueWords);
  return createAnswerer(corpus, {
    cues,
    agencies,
    places,
    excludes: (deadline) => dueDay(deadline)?.excluded ?? false,
  });
}
