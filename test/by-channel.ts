import { PassThrough } from "node:stream";
import { onTestFinished } from "vitest";
import type { Channel } from "../src/channels/channel.ts";
import { createTelegram } from "../src/channels/telegram/telegram.ts";
import { createTerminal } from "../src/channels/terminal.ts";
import { createZalo } from "../src/channels/zalo/zalo.ts";
import {
  parseMoment,
  settableClock,
  type SettableClock,
} from "../src/clock.ts";
import { openConversations } from "../src/conversations/conversations.ts";
import type { Desk } from "../src/desk.ts";
import { noMetrics } from "../src/metrics/metrics.ts";
import { openMemory } from "../src/storage/memory.ts";
import { sealed } from "../src/storage/sealed.ts";
import { startServer } from "./channels/telegram/open.ts";
import { openServer } from "./channels/zalo/open.ts";
import { quiet } from "./quiet.ts";
import { freshPostgres, key, openAt } from "./storage/postgres/fresh.ts";

/** Says something as a person would by a channel; fulfils with what is shown for it there. */
export type Say = (text: string, who?: Who) => Promise<string>;

export interface Who {
  /** Which person; the same one where it is not said. */
  readonly as?: string;
  /** In the group that all are in. */
  readonly inGroup?: boolean;
}

// Longer than any pause that a platform's rates ask for.
const pauseMs = 61_000;

export function byTerminal(desk: Desk, now: string): Promise<Say> {
  const input = new PassThrough();
  const output = new PassThrough();
  const clock = standing(now);
  const channel = createTerminal({
    input,
    output,
    clock,
    prompt: "",
    isLeave: () => false,
  });
  const worked = run(desk, channel, clock);
  return Promise.resolve(async (line: string) => {
    const turn = worked();
    input.write(`${line}\n`);
    await turn;
    return String(output.read() ?? "");
  });
}

/** By Telegram, on a database. */
export async function byTelegramOnPostgres(
  desk: Desk,
  now: string,
): Promise<Say> {
  const inner = await openAt(await freshPostgres());
  return byTelegram(desk, now, sealed(inner, key));
}

export async function byTelegram(
  desk: Desk,
  now: string,
  storage = openMemory(),
): Promise<Say> {
  const clock = standing(now);
  const server = await startServer({
    date: () => Math.floor(clock.now().getTime() / 1000),
  });
  const worked = run(
    desk,
    createTelegram({
      token: server.token,
      apiRoot: server.root,
      commands: desk.menu,
      clock,
      logger: quiet,
    }),
    clock,
    storage,
  );
  const group = server.group(-100_500).id;
  return async (text, { as = "A", inGroup = false } = {}) => {
    const before = server.sent.length;
    const turn = worked();
    const person = server.user(84_901_234 + as.charCodeAt(0));
    person.sends(text, inGroup ? { in: group } : {});
    await turn;
    return server.sent
      .slice(before)
      .map(({ text, params }) => withLabels(text, params["reply_markup"]))
      .join("\n\n");
  };
}

export async function byZalo(desk: Desk, now: string): Promise<Say> {
  const clock = standing(now);
  const server = await openServer({ date: clock.now().getTime() });
  const worked = run(
    desk,
    createZalo({
      token: server.token,
      apiBase: server.base,
      clock,
      logger: quiet,
      // A stop does not wait for the poll that is open.
      sleep: () => Promise.resolve(),
    }),
    clock,
  );
  await server.polled();
  return async (text, { as = "A", inGroup = false } = {}) => {
    const before = server.sent.length;
    // Of a group the platform hands over only what names the bot.
    if (inGroup && !text.includes("@")) return "";
    const turn = worked();
    const person = server.user(`0123456789abcdef012${as}`);
    await (inGroup ? person.in("group") : person).sends(text);
    await turn;
    return server.sent
      .slice(before)
      .map(({ text }) => text ?? "")
      .join("\n\n");
  };
}

function standing(now: string): SettableClock {
  const clock = settableClock();
  clock.set(parseMoment(now));
  return clock;
}

/** Runs the desk on one channel until the test ends; gives promises for the next message having been worked on. */
function run(
  desk: Desk,
  channel: Channel,
  clock: SettableClock,
  storage = openMemory(),
): () => Promise<void> {
  const conversations = openConversations({
    storage,
    channels: [channel],
    router: desk,
    catalogs: desk.catalogs,
    clock,
    timers: clock,
    random: () => 0,
    logger: quiet,
    metrics: noMetrics,
    gated: false,
  });
  let answered: () => void = () => undefined;
  const running = channel.run(async (incoming) => {
    await conversations.receive(incoming);
    await conversations.settled();
    const later = new Date(clock.now().getTime() + pauseMs);
    await clock.moveTo(later, () => conversations.settled());
    answered();
  });
  onTestFinished(async () => {
    await channel.stop();
    await running;
  });
  return () => {
    const turn = new Promise<void>((resolve) => {
      answered = resolve;
    });
    return Promise.race([turn, running]);
  };
}

/** A text with its buttons as a numbered list. */
function withLabels(text: string, markup: unknown): string {
  const labels = [
    ...JSON.stringify(markup ?? {}).matchAll(/"text":("(?:[^"\\]|\\.)*")/g),
  ].map(([, label]) => String(JSON.parse(label ?? '""')));
  if (labels.length === 0) return text;
  const list = labels.map((label, at) => `${at + 1}. ${label}`);
  return `${text}\n\n${list.join("\n")}`;
}
