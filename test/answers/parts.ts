import { join } from "node:path";
import { createQuestionHandler } from "../../handlers/question.ts";
import { loadAgencies } from "../../src/agencies/agency-list.ts";
import { createDirectory } from "../../src/agencies/directory.ts";
import type { AgencyDirectory } from "../../src/agencies/directory.ts";
import type { Answered, Answerer } from "../../src/answers/answerer.ts";
import { openAnswers } from "../../src/answers/open-answers.ts";
import { loadQuestionCues } from "../../src/answers/question-cues.ts";
import type { Query, Understanding } from "../../src/answers/query.ts";
import { understand } from "../../src/answers/understand.ts";
import type { Handler } from "../../handlers/handler.ts";
import { CivilDate } from "../../src/clock.ts";
import {
  createGazetteer,
  type Gazetteer,
  loadPlaces,
} from "../../src/places/gazetteer.ts";
import { loadLibrary } from "../../src/plans/library.ts";
import type { LibraryPlan } from "../../src/plans/plan.ts";
import type { Thread } from "../../src/session.ts";
import { openReader, type Reader } from "../../src/text/reader.ts";
import { catalogs, knowledgeFolder } from "../knowledge.ts";

/** A question as tests put it; `today` is a civil date. */
export interface Put {
  readonly place?: string | null;
  readonly today?: string;
  readonly thread?: Thread | null;
  readonly language?: "vi" | "en";
}

/** The parts that answer, on the knowledge that the desk runs on. */
export interface Parts {
  readonly library: readonly LibraryPlan[];
  readonly reader: Reader;
  readonly places: Gazetteer;
  readonly agencies: AgencyDirectory;
  readonly understanding: Understanding;
  readonly answerer: Answerer;
  readonly handler: Handler;
  readonly plan: (slug: string) => LibraryPlan;
  /** What a person typed, read and understood. */
  readonly understood: (text: string) => Query;
  readonly answer: (text: string, put?: Put) => Answered;
}

/** Opens them once for a test file. */
export async function openParts(): Promise<Parts> {
  const [library, placeList, agencyList, cues] = await Promise.all([
    loadLibrary(knowledgeFolder),
    loadPlaces(join(knowledgeFolder, "places.yaml")),
    loadAgencies(join(knowledgeFolder, "agencies.yaml")),
    loadQuestionCues(join(knowledgeFolder, "questions.yaml")),
  ]);
  const names = [...new Set(library.flatMap(({ place }) => place ?? []))];
  const places = createGazetteer(placeList, names);
  const writings = library.map(({ title, sections }) =>
    [
      title,
      ...sections.flatMap(({ heading, paragraphs }) => [
        heading,
        ...paragraphs,
      ]),
    ].join("\n"),
  );
  const reader = await openReader(knowledgeFolder, writings, names);
  const agencies = createDirectory(
    agencyList,
    library.flatMap(({ assignments }) =>
      assignments.flatMap((assignment) => assignment.agencies),
    ),
  );
  const understanding: Understanding = {
    cues,
    agencies,
    places,
    excludes: () => false,
  };
  const answerer = await openAnswers({
    knowledgeFolder,
    plans: library,
    reader,
    places,
  });

  return {
    library,
    reader,
    places,
    agencies,
    understanding,
    answerer,
    handler: createQuestionHandler({
      answerer,
      catalogs,
      read: (text) => reader.read(text).text,
    }),
    plan(slug) {
      const plan = library.find((one) => one.slug === slug);
      if (plan === undefined) throw new RangeError(`no plan ${slug}`);
      return plan;
    },
    understood: (text) => understand(reader.read(text).text, understanding),
    answer: (
      text,
      {
        place = null,
        today = "2023-05-10",
        thread = null,
        language = "vi",
      } = {},
    ) =>
      answerer.answer({
        text: reader.read(text).text,
        place,
        plan: null,
        thread,
        today: CivilDate.parse(today),
        catalog: catalogs[language],
      }),
  };
}
