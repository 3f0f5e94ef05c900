import type { Channel } from "../channels/channel.ts";
import { systemClock, systemTimers } from "../clock.ts";
import type { Config } from "../config.ts";
import { openConversations } from "../conversations/conversations.ts";
import { createDesk } from "../desk.ts";
import { createFiles } from "../http/files.ts";
import { createHttpServer } from "../http/server.ts";
import { writable } from "../http/writable.ts";
import { createLogger } from "../logger.ts";
import { wordsOf } from "../message.ts";
import { createPrometheus } from "../metrics/prometheus.ts";
import { createRoster } from "../people/roster.ts";
import { listenForStop, stopInOrder } from "../stopping.ts";
import { type Io, writeLine } from "./io.ts";
import { openPlatforms } from "./platforms.ts";
import { openStore } from "./store.ts";

// A container engine gives 10 s before it kills.
const stopMs = 9500;
// More waiting than this is not worked off while people are still there.
const longestBacklog = 1000;

/** Runs the channels that there are tokens for until asked to stop. Fulfils with the exit code. */
export async function serve(
  config: Config,
  { output, knowledgeFolder }: Io,
): Promise<number> {
  const clock = systemClock;
  const timers = systemTimers;
  const logger = createLogger(config.logLevel ?? "info", clock);
  const { dataFolder: folder, deskKey } = config;
  const store = await openStore({ folder, deskKey }, logger);
  const metrics = createPrometheus({ processToo: true });
  const desk = await createDesk({ knowledgeFolder, logger });
  const roster = createRoster(store.storage, clock);
  const files =
    config.publicUrl === undefined
      ? undefined
      : createFiles(config.publicUrl, clock);
  const { channels, usage } = await openPlatforms({
    config,
    store,
    catalogs: desk.catalogs,
    commands: desk.menu,
    clock,
    logger,
    files,
    onThreshold: tellAdmins,
  });
  const conversations = openConversations({
    storage: store.storage,
    channels,
    router: desk,
    catalogs: desk.catalogs,
    clock,
    timers,
    random: Math.random,
    logger,
    metrics,
    gated: true,
  });
  for (const queue of ["inbox", "outbox"] as const)
    metrics.watchBacklog(queue, () => conversations.backlog(queue));
  if (usage !== undefined)
    metrics.watchUsage(() => ({
      messages: usage.percent("messages") / 100,
      users: usage.percent("users") / 100,
    }));

  const running = new Set<Channel>();
  const http = createHttpServer({
    ...config.http,
    webhooks: channels.flatMap(({ webhook }) => webhook ?? []),
    checks: [
      { name: "channels", holds: () => running.size === channels.length },
      { name: "storage", holds: () => writable(folder) },
      {
        name: "backlog",
        holds: () => conversations.backlog("inbox").waiting < longestBacklog,
      },
    ],
    metrics,
    logger,
    ...(files !== undefined && { files }),
  });
  const stop = listenForStop(process);
  const say = (line: string) => writeLine(output, line);
  try {
    await say(`http: ${await http.listen()} (/healthz, /readyz, /metrics)`);
    await conversations.resume();
    const ends = channels.map((channel) => run(channel));
    for (const channel of channels) await say(lineOf(channel));
    await Promise.race([stop.asked, Promise.all(ends)]);
  } finally {
    await shutDown();
  }
  return process.exitCode === 1 ? 1 : 0;

  async function run(channel: Channel): Promise<void> {
    running.add(channel);
    try {
      await channel.run((incoming) => conversations.receive(incoming));
    } finally {
      running.delete(channel);
    }
  }

  async function shutDown(): Promise<void> {
    const clean = await stopInOrder({
      steps: [
        async () => {
          await Promise.all(channels.map((channel) => channel.stop()));
        },
        () => http.close(),
        () => conversations.settled(),
        async () => {
          conversations.stop();
          await usage?.flush();
        },
        () => store.storage.close(),
      ],
      limitMs: stopMs,
      logger,
      giveUp: () => {
        process.exit(1);
      },
    });
    if (!clean) process.exitCode = 1;
  }

  async function tellAdmins(
    percent: number,
    kind: "messages" | "users",
  ): Promise<void> {
    const month = clock.now().toISOString().slice(0, 7);
    for (const { channel, sender } of await roster.all("admin")) {
      const address = { channel, id: sender, group: false };
      const text = desk.catalogs.vi.say(`channels.usage-${kind}`, { percent });
      const reference = `usage:${month}:${kind}:${percent}`;
      await conversations.post(address, wordsOf(text), reference);
    }
  }
}

function lineOf({ name, webhook }: Channel): string {
  return webhook === undefined
    ? `${name}: fetching messages`
    : `${name}: webhook at ${webhook.path}`;
}
