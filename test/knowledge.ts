import { join } from "node:path";
import { loadCatalogs } from "../src/catalog.ts";
import { loadCommands } from "../src/steering/commands.ts";
import { createDeskCues, loadDeskWords } from "../src/steering/cues.ts";

/** The knowledge that the desk runs on; tests read the same. */
export const knowledgeFolder = join(import.meta.dirname, "../knowledge");

export const catalogs = await loadCatalogs(join(knowledgeFolder, "messages"));

export const deskCues = createDeskCues(
  await loadDeskWords(join(knowledgeFolder, "desk.yaml")),
);

export const commands = await loadCommands(
  join(knowledgeFolder, "commands.yaml"),
);
