import type { Channel } from "../channels/channel.ts";
import type { Usage } from "../channels/zalo/usage.ts";
import { civilDate, systemClock, systemTimers } from "../clock.ts";
import type { Config } from "../config.ts";
import { type House, openHouse } from "../house.ts";
import { createFiles } from "../http/files.ts";
import { createSharedFiles } from "../http/shared-files.ts";
import { createHttpServer, type HttpServer } from "../http/server.ts";
import { createLogger } from "../logger.ts";
import { wordsOf } from "../message.ts";
import { createPrometheus } from "../metrics/prometheus.ts";
import { listenForStop, stopInOrder } from "../stopping.ts";
import { openStore } from "../store.ts";
import { type Io, writeLine } from "./io.ts";
import { openPlatforms } from "./platforms.ts";

// A container engine gives 10 s before it kills.
const stopMs = 9500;
// More waiting than this is not worked off while people are still there.
const longestBacklog = 1000;

/** Runs the channels that there are tokens for until asked to stop. Fulfils with the exit code. */
export async function serve(
  config: Config,
  { output, knowledgeFolder }: Io,
): Promise<number> {
  // A wish to stop that comes while all is still being loaded counts too.
  const stop = listenForStop(process);
  const clock = systemClock;
  const logger = createLogger(config.logLevel ?? "info", clock);
  const metrics = createPrometheus({ processToo: true });
  const say = (line: string) => writeLine(output, line);
  const running = new Set<Channel>();
  const { publicUrl } = config;
  let usage: Usage | undefined;
  let http: HttpServer | undefined;
  const { dataFolder: folder, deskKey, databaseUrl, adminCode } = config;
  const store = await openStore({ folder, deskKey, databaseUrl }, logger);
  const { storage } = store;
  const files =
    publicUrl === undefined
      ? undefined
      : storage.holds === undefined
        ? createFiles(publicUrl, clock)
        : createSharedFiles(publicUrl, clock, storage);
  const house = await openHouse({
    knowledgeFolder,
    store,
    dataFolder: folder,
    adminCode,
    publicUrl,
    wait: (ms) => new Promise((resolve) => systemTimers.after(ms, resolve)),
    clock,
    timers: systemTimers,
    logger,
    metrics,
    gated: true,
    async openChannels(desk, fetching) {
      const platforms = await openPlatforms({
        config,
        store,
        commands: desk.menu,
        clock,
        logger,
        files,
        fetching,
        onThreshold: (percent, kind) => tellAdmins(house, percent, kind),
      });
      usage = platforms.usage;
      return platforms.channels;
    },
  });
  const { channels, conversations } = house;
  const backlog = (queue: "inbox" | "outbox") => conversations.backlog(queue);
  metrics.watchBacklog("inbox", () => backlog("inbox"));
  metrics.watchBacklog("outbox", () => backlog("outbox"));
  metrics.watchUsage(() => ({
    messages: (usage?.percent("messages") ?? 0) / 100,
    users: (usage?.percent("users") ?? 0) / 100,
  }));
  try {
    http = createHttpServer({
      ...config.http,
      webhooks: channels.flatMap(({ webhook }) => webhook ?? []),
      checks: [
        { name: "channels", holds: () => running.size === channels.length },
        { name: "storage", holds: () => store.writable() },
        {
          name: "backlog",
          holds: () =>
            backlog("inbox").waiting + backlog("outbox").waiting <
            longestBacklog,
        },
      ],
      metrics,
      logger,
      calendar: house.serveCalendar,
      ...(files !== undefined && { files }),
    });
    await say(`http: ${await http.listen()} (/healthz, /readyz, /metrics)`);
    await house.resume();
    const ends = channels.map((channel) => run(channel));
    await Promise.race([stop.asked, Promise.all(ends)]);
  } finally {
    await shutDown();
  }
  return process.exitCode === 1 ? 1 : 0;

  async function run(channel: Channel): Promise<void> {
    try {
      await channel.run(
        (incoming) => conversations.receive(incoming),
        () => {
          running.add(channel);
          void say(lineOf(channel)).then(sayAdminCode);
        },
      );
    } finally {
      running.delete(channel);
    }
  }

  // Worth nothing before somebody can type it.
  async function sayAdminCode(): Promise<void> {
    if (house.firstAdminCode !== undefined && running.size === channels.length)
      await say(
        `admin: send the desk the code ${house.firstAdminCode}, shown once`,
      );
  }

  async function shutDown(): Promise<void> {
    const clean = await stopInOrder({
      steps: [
        async () => {
          const stops = channels.map((channel) => channel.stop());
          await Promise.all([...stops, http?.close()]);
        },
        () => house.close(),
        async () => usage?.flush(),
      ],
      limitMs: stopMs,
      logger,
      giveUp: () => {
        process.stderr.write(
          `trucban: not all has stopped within ${stopMs / 1000} s; what was received is on the disk and goes on at the next start\n`,
        );
        process.exit(1);
      },
    });
    if (!clean) process.exitCode = 1;
  }
}

async function tellAdmins(
  { desk, roster, conversations }: House,
  percent: number,
  kind: "messages" | "users",
): Promise<void> {
  const month = civilDate(systemClock.now()).slice(0, 7);
  const reference = `usage:${month}:${kind}:${percent}`;
  const text = desk.catalogs.vi.say(`channels.usage-${kind}`, { percent });
  for (const { channel, sender } of await roster.all("admin")) {
    const address = { channel, id: sender, group: false };
    // A notice would be held back by the very allowance that it warns of.
    await conversations.post(address, wordsOf(text), reference, "answer");
  }
}

function lineOf({ name, webhook }: Channel): string {
  return webhook === undefined
    ? `${name}: fetching messages`
    : `${name}: webhook at ${webhook.path}`;
}
