import { join } from "node:path";
import { civilDate } from "../src/clock.ts";
import { createAskingReader } from "../src/deadlines/asking.ts";
import { loadDueWords } from "../src/deadlines/due-day.ts";
import type { Message } from "../src/message.ts";
import { joined } from "../src/nudges/joined.ts";
import {
  type NudgeRoom,
  openNudges,
  type OpenNudgesParts,
} from "../src/nudges/open-nudges.ts";
import { createRegularTables } from "../src/nudges/regular-tables.ts";
import { createNudgeHandlers, type Nudging } from "./nudge-handlers.ts";
import type { NudgeParts } from "./nudge-parts.ts";

/** Opens the nudges and makes their handlers; undefined where nobody can be nudged. */
export async function openNudging(
  room: NudgeRoom | undefined,
  parts: Omit<NudgeParts, "nudges" | "asksCalendar"> &
    Omit<OpenNudgesParts, keyof NudgeRoom>,
): Promise<Nudging | undefined> {
  if (room === undefined) return undefined;
  const opened = await openNudges({ ...parts, ...room });
  const tables = createRegularTables(opened, {
    storage: room.storage,
    catalogs: parts.catalogs,
  });
  const nudges = { ...opened, duty: joined([opened.duty, ...tables]) };
  const asking = createAskingReader({
    words: (await loadDueWords(join(parts.knowledgeFolder, "deadlines.yaml")))
      .asking,
    directory: opened.directory,
    gazetteer: parts.gazetteer,
  });
  const asksCalendar = ({ text, at }: Message) =>
    asking(parts.read(text), civilDate(at)) !== undefined;
  return {
    nudges,
    ...createNudgeHandlers({ ...parts, nudges, asksCalendar }),
  };
}
