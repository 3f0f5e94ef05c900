import { join } from "node:path";
import { loadCatalogs } from "../../src/catalog.ts";
import { FetchError } from "../../src/channels/channel.ts";
import { systemClock, systemTimers } from "../../src/clock.ts";
import { createLogger } from "../../src/logger.ts";
import { createRoster } from "../../src/people/roster.ts";
import { openStore } from "../../src/store.ts";
import { openTips } from "../../src/tips/desk/open-tips.ts";
import { benchUnits } from "./bench-units.ts";

/** The tips of a data folder, past conversations and channels: nothing is sent. */
export async function openBenchTips(folder: string) {
  const knowledgeFolder = join(import.meta.dirname, "../../knowledge");
  const logger = createLogger("error", systemClock);
  const { storage, key } = await openStore(
    { folder, deskKey: undefined },
    logger,
  );
  const roster = createRoster(storage, systemClock);
  const tips = await openTips({
    storage,
    folder,
    key,
    knowledgeFolder,
    units: benchUnits(""),
    catalogs: await loadCatalogs(join(knowledgeFolder, "messages")),
    clock: systemClock,
    timers: systemTimers,
    random: Math.random,
    roster,
    post: () => Promise.resolve(),
    fetch: () => Promise.reject(new FetchError("gone")),
    hasButtons: () => true,
    logger,
  });
  return { ...tips, roster, storage };
}
