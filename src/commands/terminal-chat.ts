import { createTerminal, terminalConversation } from "../channels/terminal.ts";
import { sendAll } from "../channels/send-all.ts";
import { settableClock } from "../clock.ts";
import { loadOpening } from "../desk-knowledge.ts";
import { openHouse } from "../house.ts";
import { noMetrics } from "../metrics/metrics.ts";
import { createLogger, type LogLevel } from "../logger.ts";
import { type Reply, wordsOf } from "../message.ts";
import type { Io } from "./io.ts";
import { openStore } from "../store.ts";

export interface TerminalChat {
  readonly dataFolder: string;
  readonly deskKey: string | undefined;
  /** Undefined: in files under the data folder. */
  readonly databaseUrl?: string | undefined;
  readonly adminCode: string | undefined;
  readonly logLevel: LogLevel;
  /** The moment at which the desk stands; undefined: the real time. */
  readonly now: Date | undefined;
}

/** Holds the chat in this terminal until its end or until the process is asked to stop. */
export async function terminalChat(
  { dataFolder, deskKey, databaseUrl, adminCode, logLevel, now }: TerminalChat,
  { input, output, knowledgeFolder }: Io,
): Promise<void> {
  const clock = settableClock();
  clock.set(now);
  const logger = createLogger(logLevel, clock);
  const store = await openStore(
    { folder: dataFolder, deskKey, databaseUrl },
    logger,
  );
  const opening = await loadOpening(knowledgeFolder);
  const { catalogs, cues } = opening;
  const catalog = catalogs.vi;
  const channel = createTerminal({
    input,
    output,
    clock,
    prompt: `${catalog.say("terminal.prompt")} `,
    isLeave: (line) => cues.says("leave", line),
  });
  const stop = () => void channel.stop();
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  try {
    await say(
      wordsOf(
        `${catalog.say("desk.greeting")}\n${catalog.say("terminal.running", { folder: dataFolder })}`,
      ),
    );
    // The desk loads while the person reads and types.
    const loading = openHouse({
      knowledgeFolder,
      store,
      dataFolder,
      adminCode,
      wait: (ms) => new Promise((resolve) => clock.after(ms, resolve)),
      clock,
      timers: clock,
      logger,
      metrics: noMetrics,
      gated: false,
      opening,
      openChannels: () => [channel],
    }).then(async (house) => {
      await house.resume();
      return house;
    });
    const talking = channel.run(async (message) => {
      const house = await loading;
      await house.conversations.receive(message);
      await house.settled();
    });
    // Knowledge that cannot be loaded ends the chat before anything is asked.
    await Promise.race([talking, loading.then(() => talking)]);
    await say(wordsOf(catalog.say("terminal.bye")));
  } finally {
    process.off("SIGTERM", stop);
    process.off("SIGINT", stop);
    await channel.stop();
    await store.storage.close();
  }

  function say(reply: Reply): Promise<void> {
    return sendAll(channel, terminalConversation, reply);
  }
}
