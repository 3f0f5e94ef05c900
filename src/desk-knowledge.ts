import { join } from "node:path";
import { type Catalogs, loadCatalogs } from "./catalog.ts";
import { loadPlaces } from "./places/gazetteer.ts";
import { loadLibrary } from "./plans/library.ts";
import { loadCues } from "./residents/cues.ts";
import { loadReporting } from "./residents/reporting.ts";
import {
  createDeskCues,
  type DeskCues,
  loadDeskWords,
} from "./steering/cues.ts";
import { loadCommands } from "./steering/commands.ts";
import { loadEnglish } from "./steering/english.ts";
import { loadOfficerWords } from "./tips/desk/officer-words.ts";
import { loadFactCues } from "./tips/fact-cues.ts";
import { loadTipWords } from "./tips/words/tip-words.ts";

/** What is needed to greet and to understand a wish to leave, before the rest is loaded. */
export interface Opening {
  readonly catalogs: Catalogs;
  readonly cues: DeskCues;
}

/** All that the desk reads from its knowledge folder at the start. */
export type DeskKnowledge = Awaited<ReturnType<typeof loadDeskKnowledge>>;

/** Loads the little that an {@link Opening} takes. */
export async function loadOpening(folder: string): Promise<Opening> {
  const [catalogs, words] = await Promise.all([
    loadCatalogs(join(folder, "messages")),
    loadDeskWords(join(folder, "desk.yaml")),
  ]);
  return { catalogs, cues: createDeskCues(words) };
}

/** Reads everything side by side. Throws {@link InputError} for knowledge that cannot be used. */
export async function loadDeskKnowledge(
  folder: string,
  opening: Opening | undefined,
) {
  const [
    { catalogs, cues },
    commands,
    english,
    placeList,
    library,
    intentCues,
    reporting,
    tipWords,
    factCues,
    officerWords,
  ] = await Promise.all([
    opening ?? loadOpening(folder),
    loadCommands(join(folder, "commands.yaml")),
    loadEnglish(join(folder, "english.yaml")),
    loadPlaces(join(folder, "places.yaml")),
    loadLibrary(folder),
    loadCues(join(folder, "intents")),
    loadReporting(join(folder, "reporting.yaml")),
    loadTipWords(join(folder, "tips", "words.yaml")),
    loadFactCues(join(folder, "tips", "facts.yaml")),
    loadOfficerWords(join(folder, "tips", "officers.yaml")),
  ]);
  return {
    ...{ catalogs, cues, commands, english, placeList, library },
    ...{ intentCues, reporting, tipWords, factCues, officerWords },
  };
}
