import { join } from "node:path";
import { passagesOf } from "../../src/answers/plan-passages.ts";
import { loadQuestionCues } from "../../src/answers/question-cues.ts";
import { loadLibrary } from "../../src/plans/library.ts";
import { openReader, type Reader } from "../../src/text/reader.ts";
import { readPlanQuestions, type PlanQuestion } from "./labelled.ts";

export const knowledgeFolder = join(import.meta.dirname, "../../knowledge");

/** A plan's paragraph as every engine gets it, with the headings and bodies that stand over it. */
export interface PlanCorpusPassage {
  readonly id: string;
  readonly heading: string;
  readonly text: string;
  readonly place: string | null;
}

export interface PlanCorpus {
  readonly passages: readonly PlanCorpusPassage[];
  readonly questions: readonly PlanQuestion[];
  readonly reader: Reader;
  readonly plans: number;
}

/** The passages of the plans at hand and the questions on them. */
export async function loadPlanCorpus(): Promise<PlanCorpus> {
  const [library, cues, asked] = await Promise.all([
    loadLibrary(knowledgeFolder),
    loadQuestionCues(join(knowledgeFolder, "questions.yaml")),
    readPlanQuestions(join(import.meta.dirname, "data/questions.jsonl")),
  ]);
  const parts = library.flatMap((plan) =>
    passagesOf(plan, cues.recipientsHeading),
  );
  const passages = parts.map(({ id, headings, assigned, text, plan }) => ({
    id,
    heading: [...headings, ...assigned].join(". "),
    text,
    place: plan.place,
  }));
  // Questions name the line that answers them, since ids of sections are the parser's; a passage spans lines.
  const questions = asked.map((question) => ({
    ...question,
    relevant: question.relevant.flatMap((label) => {
      const [slug, line] = label.split(":");
      return parts
        .filter(({ plan, section, index }) => {
          const span = section.spans[index];
          return (
            plan.slug === slug &&
            span !== undefined &&
            span.from <= Number(line) &&
            span.to >= Number(line)
          );
        })
        .map(({ id }) => id);
    }),
  }));
  const texts = passages.map(({ heading, text }) => `${heading}\n${text}`);
  const reader = await openReader(knowledgeFolder, texts);
  return { passages, questions, reader, plans: library.length };
}
