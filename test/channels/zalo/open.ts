import { onTestFinished } from "vitest";
import type { Channel } from "../../../src/channels/channel.ts";
import type { Sleep } from "../../../src/channels/zalo/sleep.ts";
import { createZalo, type ZaloParts } from "../../../src/channels/zalo/zalo.ts";
import { fixedClock } from "../../../src/clock.ts";
import { createLogger, type Logger } from "../../../src/logger.ts";
import type { Incoming, Message } from "../../../src/message.ts";
import { startZaloServer, type ZaloServer } from "./server/zalo-server.ts";

export const moment = new Date("2026-11-02T08:00:00+07:00");

/** A server of the test's own. */
export async function openServer(
  ...options: Parameters<typeof startZaloServer>
): Promise<ZaloServer> {
  const server = await startZaloServer(...options);
  onTestFinished(() => server.close());
  return server;
}

/** A logger that keeps its lines. */
export function keptLogger(): { logger: Logger; lines: string[] } {
  const lines: string[] = [];
  const write = (line: string) => {
    lines.push(line);
  };
  return {
    logger: createLogger("debug", fixedClock(moment), { write }),
    lines,
  };
}

export interface Opened {
  readonly server: ZaloServer;
  readonly channel: Channel;
  /** What was handed over. */
  readonly received: Message[];
  /** Pauses that were asked for, in ms. None of them takes time. */
  readonly pauses: number[];
  readonly lines: readonly string[];
  /** Runs the channel until the test is over; the result is that of `run`. */
  readonly run: (
    receive?: (incoming: Incoming) => Promise<void>,
  ) => Promise<void>;
  /** Fulfils when so many messages were handed over. */
  readonly until: (count: number) => Promise<void>;
}

/** A server, and the channel on it. */
export async function openZalo(
  parts: Partial<ZaloParts> | ((server: ZaloServer) => Partial<ZaloParts>) = {},
  ...options: Parameters<typeof startZaloServer>
): Promise<Opened> {
  const server = await openServer(...options);
  const { logger, lines } = keptLogger();
  const received: Message[] = [];
  const waiting: { count: number; done: () => void }[] = [];
  const pauses: number[] = [];
  const sleep: Sleep = (ms) => {
    pauses.push(ms);
    return Promise.resolve();
  };
  const channel = createZalo({
    token: server.token,
    apiBase: server.base,
    clock: fixedClock(moment),
    logger,
    sleep,
    random: () => 1,
    anyMediaAddress: true,
    ...(typeof parts === "function" ? parts(server) : parts),
  });
  onTestFinished(() => channel.stop());

  function keep(incoming: Incoming): void {
    if ("text" in incoming) received.push(incoming);
    for (const { count, done } of waiting) if (received.length >= count) done();
  }

  return {
    server,
    channel,
    received,
    pauses,
    lines,
    run: (receive = () => Promise.resolve()) =>
      channel.run(async (incoming) => {
        await receive(incoming);
        keep(incoming);
      }),
    until: (count) =>
      new Promise((done) => {
        if (received.length >= count) done();
        else waiting.push({ count, done });
      }),
  };
}
