import { openAnswers } from "./answers/open-answers.ts";
import type { DeskKnowledge } from "./desk-knowledge.ts";
import { createGazetteer } from "./places/gazetteer.ts";
import { provincesOf } from "./places/province-names.ts";
import { placesOf } from "./plans/places-of.ts";
import { writingOf } from "./plans/writing.ts";
import { createClassifier } from "./residents/classify.ts";
import { rememberLast } from "./residents/remember-last.ts";
import { openAgencyNames } from "./steering/open-agency-names.ts";
import { createMessageUnderstanding } from "./steering/understand-message.ts";
import { openReader } from "./text/reader.ts";

/** What reads messages: names of places and agencies, intents, questions. */
export type DeskUnderstanding = Awaited<
  ReturnType<typeof openDeskUnderstanding>
>;

/** Puts together what understands, before anything answers. Throws {@link InputError} for knowledge that cannot be used. */
export async function openDeskUnderstanding(
  knowledgeFolder: string,
  knowledge: DeskKnowledge,
) {
  const { library, placeList, intentCues, english, cues } = knowledge;
  const places = placesOf(library);
  const gazetteer = createGazetteer(placeList, places);
  const writings = library.map(writingOf);
  // Residents tell of things that no plan names, so slips are mended against the cues' words too.
  const reader = await openReader(
    knowledgeFolder,
    [...writings, intentCues.writing, provincesOf(placeList)],
    places,
  );
  const read = (text: string) => reader.read(text).text;
  const classifier = rememberLast(
    createClassifier({ cues: intentCues, read, plans: writings }),
  );
  const answerer = await openAnswers({
    knowledgeFolder,
    plans: library,
    reader,
    places: gazetteer,
  });
  const agencies = await openAgencyNames(knowledgeFolder, {
    plans: library,
    gazetteer,
    cues,
  });
  const understand = createMessageUnderstanding({
    classifier,
    answerer,
    read,
    english,
    cues,
  });
  return {
    ...{ places, gazetteer, read, classifier },
    ...{ answerer, agencies, understand },
    /** As {@link read}, of English too. */
    readGlossed: (text: string) => read(english.gloss(text)),
  };
}
