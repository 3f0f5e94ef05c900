import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  startTelegramServer,
  type TelegramServer,
  type TelegramServerOptions,
} from "../channels/telegram/server/server.ts";
import { table } from "./table.ts";

const child = join(import.meta.dirname, "telegram-child.ts");
const token = "123456789:local-token-of-the-benchmark-0000";
const crowds = [1, 10, 100] as const;
const messagesEach = 1000;
const warmUp = 100;

/**
 * From a platform's update to its answer over HTTP, on this machine: each chat asks its next question when the last
 * was answered. Then notices against a server that enforces Telegram's 30 a second.
 */
export async function benchTelegram(notices = 10_000): Promise<void> {
  const file = join(import.meta.dirname, "data/questions.jsonl");
  const questions = (await readFile(file, "utf8"))
    .trim()
    .split("\n")
    .map((line) => String((JSON.parse(line) as { text: unknown }).text));
  console.log(`Update in to reply out, ${messagesEach} questions each\n`);
  const rows: string[][] = [];
  for (const chats of crowds) {
    const desk = await conversing("desk", chats, questions);
    const peer = await conversing("grammy", chats, questions);
    const ratio = desk.median / peer.median;
    rows.push(
      [`${chats} chats, the desk`, ...shown(desk), `${ratio.toFixed(1)}x`],
      [`${chats} chats, grammY echo`, ...shown(peer), "1.0x"],
    );
  }
  const heading = ["", "updates/s", "median ms", "p99 ms", "median ratio"];
  console.log(table(heading, rows));
  console.log(`\n${notices} notices at 30 a second\n`);
  console.log(table(["", "figure"], await notifying(notices)));
}

interface Pace {
  readonly perSecond: number;
  readonly median: number;
  readonly p99: number;
}

function shown({ perSecond, median, p99 }: Pace): string[] {
  return [perSecond.toFixed(0), median.toFixed(1), p99.toFixed(1)];
}

async function conversing(
  mode: "desk" | "grammy",
  chats: number,
  questions: readonly string[],
): Promise<Pace> {
  return against(mode, 0, {}, async (server) => {
    const times: number[] = [];
    const asked = new Map<number, number>();
    let next = 0;
    const ask = (chat: number) => {
      asked.set(chat, performance.now());
      server.user(chat).sends(questions[next++ % questions.length] ?? "");
    };
    const total = warmUp + messagesEach;
    let seen = 0;
    let began = 0;
    // Telegram holds what is sent while a bot starts; the measure begins when it polls.
    await server.called("getUpdates");
    for (let chat = 1; chat <= chats; chat += 1) ask(chat);
    while (times.length < total) {
      await server.until(() => server.sent.length > seen);
      for (const { chat } of server.sent.slice(seen)) {
        seen += 1;
        const id = chat;
        const since = asked.get(id);
        // A long answer comes in several messages; the first one counts.
        if (since === undefined) continue;
        asked.delete(id);
        if (times.length === warmUp) began = performance.now();
        times.push(performance.now() - since);
        ask(id);
      }
    }
    const seconds = (performance.now() - began) / 1000;
    const kept = times.slice(warmUp).sort((a, b) => a - b);
    const at = (share: number) => kept[Math.floor(kept.length * share)] ?? 0;
    return {
      perSecond: kept.length / seconds,
      median: at(0.5),
      p99: at(0.99),
    };
  });
}

async function notifying(count: number): Promise<string[][]> {
  const limits = { perSecond: 30, perChatSecond: 1, perGroupMinute: 20 };
  return against("notices", count, { limits }, async (server) => {
    await server.until(() => server.sent.length > 0);
    const began = performance.now();
    await server.until(() => server.sent.length >= count);
    const seconds = (performance.now() - began) / 1000;
    const rate = (count - 1) / seconds;
    const reached = new Set(server.sent.map(({ chat }) => chat)).size;
    const calls = server.callsOf("sendMessage").length;
    return [
      ["sent a second", rate.toFixed(2)],
      ["of the allowed rate", `${((rate / 30) * 100).toFixed(1)} %`],
      ["chats reached", String(reached)],
      ["sent twice", String(server.sent.length - reached)],
      ["429 answers", String(calls - server.sent.length)],
    ];
  });
}

/** Runs the child against a server of its own. */
async function against<Result>(
  mode: string,
  count: number,
  options: TelegramServerOptions,
  measure: (server: TelegramServer) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "trucban-bench-"));
  const server = await startTelegramServer({ ...options, token });
  for (let id = 1; id <= Math.max(count, 100); id += 1) server.user(id);
  const running = start([mode, token, server.root, folder, String(count)]);
  try {
    return await measure(server);
  } finally {
    running.kill("SIGTERM");
    await once(running, "exit");
    await server.stop();
    await rm(folder, { recursive: true });
  }
}

function start(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [child, ...args], { stdio: "inherit" });
}
