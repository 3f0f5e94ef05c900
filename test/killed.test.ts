import { once } from "node:events";
import { createServer, request } from "node:http";
import { buffer } from "node:stream/consumers";
import { describe, expect, it, onTestFinished } from "vitest";
import { startServer } from "./channels/telegram/open.ts";
import { faults } from "./channels/telegram/server/faults.ts";
import type { TelegramServer } from "./channels/telegram/server/server.ts";
import { running } from "./running.ts";
import { temporaryFolder } from "./temporary-folder.ts";

// The whole program is killed with SIGKILL between what comes and what goes, and started again on the same folder.

const token = "123456789:AAExampleExampleExampleExampleExampl";
const asks = [
  "Sở Y tế tỉnh Trà Vinh phải làm gì?",
  "Kế hoạch của thành phố Trà Vinh do ai ký?",
  "Hội Phụ nữ Hà Nội làm gì?",
];

describe("a desk that is killed while it polls Telegram", () => {
  it("between receipt and answer: answers afterwards, once", async () => {
    const server = await startServer({ token });
    const desk = polling(server, await temporaryFolder());
    const first = await desk.start();
    server.fault("sendMessage", faults.hang, asks.length);
    for (const [at, text] of asks.entries()) server.user(at + 1).sends(text);
    await server.called("sendMessage", asks.length);
    await first.kill();
    expect(server.sent).toEqual([]);

    const second = await desk.start();
    await server.until(() => new Set(reached(server)).size === asks.length);
    expect(await second.stop()).toBe(0);
    expect(new Set(reached(server))).toEqual(new Set([1, 2, 3]));
    expect(repeated(server)).toEqual([]);
  });

  it("between answer and acknowledgement: does not answer again what it is handed again", async () => {
    const server = await startServer({ token });
    const desk = polling(server, await temporaryFolder());
    const first = await desk.start();
    await server.until(server.isPolled);
    // The poll that would confirm what was handed out never arrives.
    server.fault("getUpdates", faults.reset("before"), 1000);
    const update = server.user(1).sends("xin chào");
    await server.until(() => server.sent.length > 0);
    await atRest(first);
    await first.kill();
    expect(server.pending()).toEqual([update]);

    server.mend("getUpdates");
    const second = await desk.start();
    await server.until(() => server.pending().length === 0);
    server.user(1).sends("cảm ơn");
    await server.until(() => server.sent.length > 1);
    expect(await second.stop()).toBe(0);
    expect(server.sent).toHaveLength(2);
  });
});

describe("a desk that is killed while Telegram delivers to it", () => {
  it("between receipt and answer: answers afterwards, once", async () => {
    const { server, desk } = await delivered();
    const first = await desk.start();
    server.fault("sendMessage", faults.hang);
    server.user(1).sends(asks[0] ?? "");
    await server.called("sendMessage");
    await first.kill();
    expect(server.pending()).toEqual([]);

    const second = await desk.start();
    await server.until(() => server.sent.length > 0);
    expect(await second.stop()).toBe(0);
    expect(repeated(server)).toEqual([]);
  });

  it("between answer and acknowledgement: does not answer again what it is handed again", async () => {
    const { server, desk, losing } = await delivered();
    const first = await desk.start();
    losing.answers = true;
    const update = server.user(1).sends("xin chào");
    await server.until(() => server.sent.length > 0);
    await atRest(first);
    await first.kill();
    expect(server.pending()).toEqual([update]);

    losing.answers = false;
    const second = await desk.start();
    server.redeliver();
    await server.until(() => server.pending().length === 0);
    server.user(1).sends("cảm ơn");
    await server.until(() => server.sent.length > 1);
    expect(await second.stop()).toBe(0);
    expect(server.sent).toHaveLength(2);
  });
});

/** Fulfils when what was sent is noted: a kill before that may repeat it, as the documentation says. */
async function atRest(desk: Awaited<ReturnType<typeof running>>) {
  const address = await desk.prints(/(http:\/\/127\.0\.0\.1:\d+)/);
  for (;;) {
    const answer = await fetch(`${address}/metrics`);
    const text = await answer.text();
    if (/trucban_backlog_messages\{queue="outbox"\} 0/.test(text)) return;
  }
}

/** Chats that something was sent to. */
function reached({ sent }: TelegramServer): number[] {
  return sent.map(({ chat }) => chat);
}

/** What was sent to the same chat more than once. */
function repeated({ sent }: TelegramServer): string[] {
  const all = sent.map(({ chat, text }) => `${chat} ${text}`);
  return all.filter((one, at) => all.indexOf(one) !== at);
}

function polling(server: TelegramServer, folder: string) {
  const settings = {
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_ROOT: server.root,
  };
  return {
    async start() {
      const desk = await running(settings, folder);
      await desk.prints(/^telegram: /m);
      return desk;
    },
  };
}

/** A server that delivers through a proxy, which loses the desk's answers when told to. */
async function delivered() {
  const losing = { answers: false };
  let port = "";
  const proxy = createServer((incoming, response) => {
    void (async () => {
      const { method, url, headers } = incoming;
      const body = await buffer(incoming);
      const onwards = request({
        port,
        method: method ?? "",
        path: url ?? "",
        headers,
      });
      onwards.on("error", () => response.destroy());
      onwards.on("response", (answer) => {
        answer.resume();
        if (losing.answers) response.destroy();
        else response.writeHead(answer.statusCode ?? 502).end();
      });
      onwards.end(body);
    })();
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  onTestFinished(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  const address = proxy.address();
  const proxyPort = typeof address === "object" ? (address?.port ?? 0) : 0;
  const server = await startServer({
    token,
    route: ({ pathname }) =>
      new URL(`http://127.0.0.1:${proxyPort}${pathname}`),
  });
  const folder = await temporaryFolder();
  const settings = {
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_ROOT: server.root,
    TELEGRAM_WEBHOOK_URL: "https://desk.example.vn/telegram",
    TELEGRAM_WEBHOOK_SECRET: "webhook-secret-of-a-test",
  };
  let starts = 0;
  return {
    server,
    losing,
    desk: {
      async start() {
        const desk = await running(settings, folder);
        port = await desk.prints(/http:\/\/127\.0\.0\.1:(\d+)/);
        starts += 1;
        await server.called("setWebhook", starts);
        return desk;
      },
    },
  };
}
