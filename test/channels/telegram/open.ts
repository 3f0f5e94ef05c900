import { expect, onTestFinished } from "vitest";
import type { Channel } from "../../../src/channels/channel.ts";
import type { Piece } from "../../../src/channels/piece.ts";
import {
  createTelegram,
  type TelegramParts,
} from "../../../src/channels/telegram/telegram.ts";
import { fixedClock } from "../../../src/clock.ts";
import type { Incoming } from "../../../src/message.ts";
import {
  startTelegramServer,
  type TelegramServer,
  type TelegramServerOptions,
} from "./server/server.ts";

export const moment = new Date("2023-11-08T08:00:00+07:00");

export const commands = {
  vi: [{ command: "help", description: "Trợ giúp" }],
  en: [{ command: "help", description: "Help" }],
};

/** A server that every test leaves without a call that breaks the Bot API's description. */
export async function startServer(
  options?: TelegramServerOptions,
): Promise<TelegramServer> {
  const server = await startTelegramServer(options);
  onTestFinished(async () => {
    await server.stop();
    expect(server.violations).toEqual([]);
  });
  return server;
}

export interface Opened {
  readonly channel: Channel;
  /** What was handed over, in order. */
  readonly heard: Incoming[];
  /** What was logged. */
  readonly log: string[];
  /** Waits that were asked for, in ms; they end at once. */
  readonly waits: number[];
  readonly running: Promise<void>;
  /** Fulfils when so much was handed over. */
  readonly hears: (count: number) => Promise<void>;
}

export interface Opening extends Partial<TelegramParts> {
  /** Called before a message counts as heard; rejects to say it is not safe. */
  readonly keep?: (incoming: Incoming) => Promise<void> | void;
}

/** The channel, not running: it can send and fetch. */
export function openIdle(
  server: TelegramServer,
  parts: Partial<TelegramParts> = {},
) {
  const log: string[] = [];
  const waits: number[] = [];
  const channel = createTelegram({
    token: server.token,
    apiRoot: server.root,
    commands,
    clock: fixedClock(moment),
    logger: {
      info: (event) => void log.push(event),
      warn: (event) => void log.push(event),
      error: (event) => void log.push(event),
    },
    sleep: (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
    ...parts,
  });
  return { channel, log, waits };
}

/** The channel, run against a server until the test ends. */
export function open(server: TelegramServer, opening: Opening = {}): Opened {
  const { keep, ...parts } = opening;
  const { channel, log, waits } = openIdle(server, parts);
  const heard: Incoming[] = [];
  const waiting = new Set<() => void>();
  const running = channel.run(async (incoming) => {
    await keep?.(incoming);
    heard.push(incoming);
    for (const check of waiting) check();
  });
  // A test that expects it to reject awaits it itself.
  running.catch(() => undefined);
  onTestFinished(() => channel.stop());
  return {
    channel,
    heard,
    log,
    waits,
    running,
    hears: (count) =>
      new Promise((resolve) => {
        const check = () => {
          if (heard.length >= count) resolve();
        };
        waiting.add(check);
        check();
      }),
  };
}

/** A piece of text. */
export function words(
  text: string,
  rest: Partial<Extract<Piece, { kind: "text" }>> = {},
): Piece {
  return {
    kind: "text",
    text,
    emphasis: [],
    choices: [],
    request: null,
    ...rest,
  };
}
