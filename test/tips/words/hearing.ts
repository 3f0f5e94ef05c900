import { join } from "node:path";
import { loadFactCues } from "../../../src/tips/fact-cues.ts";
import type { Hearing } from "../../../src/tips/words/hear.ts";
import { loadTipWords } from "../../../src/tips/words/tip-words.ts";
import { knowledgeFolder } from "../../knowledge.ts";

/** What messages are read with, but for the mending of slips, which has tests of its own. */
export const hearing: Hearing = {
  words: await loadTipWords(join(knowledgeFolder, "tips", "words.yaml")),
  cues: await loadFactCues(join(knowledgeFolder, "tips", "facts.yaml")),
  read: (text) => text,
};
