import { join } from "node:path";
import { loadCatalogs } from "../../src/catalog.ts";
import { FetchError } from "../../src/channels/channel.ts";
import { systemClock, systemTimers } from "../../src/clock.ts";
import { createLogger } from "../../src/logger.ts";
import { createRoster } from "../../src/people/roster.ts";
import { openStore } from "../../src/store.ts";
import { openTips } from "../../src/tips/desk/open-tips.ts";
import { benchUnits } from "./bench-units.ts";

const together = 16;

/** Files tips as reporters' handlers do, past the conversations, which would take longer. */
export async function fillTips(
  folder: string,
  first: number,
  count: number,
): Promise<void> {
  const knowledgeFolder = join(import.meta.dirname, "../../knowledge");
  const logger = createLogger("error", systemClock);
  const { storage, key } = await openStore(
    { folder, deskKey: undefined },
    logger,
  );
  const { reporting } = await openTips({
    storage,
    folder,
    key,
    knowledgeFolder,
    units: benchUnits(""),
    catalogs: await loadCatalogs(join(knowledgeFolder, "messages")),
    clock: systemClock,
    timers: systemTimers,
    random: Math.random,
    roster: createRoster(storage, systemClock),
    post: () => Promise.resolve(),
    fetch: () => Promise.reject(new FetchError("gone")),
    hasButtons: () => true,
    logger,
  });
  let next = first;
  const fill = async () => {
    while (next < first + count) {
      const at = next++;
      await reporting.file(
        {
          id: `filled ${at}`,
          text: `Nhóm trộm chó số ${at} hay tụ ở bãi đất trống, tối nào cũng có.`,
          facts: { what: "trộm chó", where: "bãi đất trống" },
          routed: { kinds: ["theft"], urgent: false, againstPolice: false },
          locality: null,
          files: [],
          pins: [],
          contact: null,
        },
        { channel: "telegram", id: `filled ${at}`, group: false },
      );
    }
  };
  await Promise.all(Array.from({ length: together }, fill));
  await storage.close();
}
