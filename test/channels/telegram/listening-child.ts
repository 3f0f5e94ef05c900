import { setTimeout as wait } from "node:timers/promises";
import { createTelegram } from "../../../src/channels/telegram/telegram.ts";
import { systemClock } from "../../../src/clock.ts";
import { createLogger } from "../../../src/logger.ts";

// A desk that only listens: prints the id of what it is handed. `hold` never says that it is safe.
const [apiRoot = "", token = "", hold] = process.argv.slice(2);

const channel = createTelegram({
  token,
  apiRoot,
  commands: { vi: [], en: [] },
  clock: systemClock,
  logger: createLogger("silent", systemClock),
});

await channel.run(async ({ id }) => {
  process.stdout.write(`${id}\n`);
  // For as long as anyone cares; a promise alone would not keep the process.
  if (hold !== undefined) await wait(60 * 60 * 1000);
});
