import { createInterface } from "node:readline";
import { join } from "node:path";
import { abilities } from "../../src/channels/abilities.ts";
import { type Channel, FetchError } from "../../src/channels/channel.ts";
import { systemClock, systemTimers } from "../../src/clock.ts";
import { openHouse } from "../../src/house.ts";
import { createLogger } from "../../src/logger.ts";
import { noMetrics } from "../../src/metrics/metrics.ts";
import { openStore } from "../../src/store.ts";
import { benchUnits } from "./bench-units.ts";

// The whole desk in a process of its own, to be killed. In: {"from","id","text"} a line. Out: {"taken":id} once a message
// is safe, {"to","text"} for what is sent, {"ready":ms} when it has started.

const [folder = "", hook = ""] = process.argv.slice(2);
const began = performance.now();
const clock = systemClock;
const logger = createLogger("error", clock);
const store = await openStore({ folder, deskKey: undefined }, logger);
const tell = (line: object) =>
  process.stdout.write(`${JSON.stringify(line)}\n`);
const channel: Channel = {
  name: "telegram",
  abilities: abilities.telegram,
  rates: {
    perSecond: Infinity,
    perConversationMs: 0,
    perGroupMinute: Infinity,
    repeatUnknown: true,
  },
  run: () => Promise.resolve(),
  send(to, piece) {
    tell({ to, text: piece.kind === "text" ? piece.text : "" });
    return Promise.resolve();
  },
  typing: () => Promise.resolve(),
  fetch: () => Promise.reject(new FetchError("gone")),
  stop: () => Promise.resolve(),
};
const house = await openHouse({
  knowledgeFolder: join(import.meta.dirname, "../../knowledge"),
  store,
  dataFolder: folder,
  adminCode: "benchmark code",
  clock,
  timers: systemTimers,
  logger,
  metrics: noMetrics,
  gated: false,
  units: benchUnits(hook),
  wait: (ms) => new Promise((resolve) => systemTimers.after(ms, resolve)),
  openChannels: () => [channel],
});
await house.resume();
tell({ ready: performance.now() - began });
for await (const line of createInterface({ input: process.stdin })) {
  const { from, id, text } = JSON.parse(line) as Record<
    "from" | "id" | "text",
    string
  >;
  void house.conversations
    .receive({
      id,
      channel: "telegram",
      conversation: from,
      sender: from,
      at: clock.now(),
      text,
      attachments: [],
      group: false,
      named: true,
    })
    .then(() => tell({ taken: id }));
}
await house.close();
