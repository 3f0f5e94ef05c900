import { once } from "node:events";
import { createServer } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { startServer } from "./channels/telegram/open.ts";
import { openServer } from "./channels/zalo/open.ts";
import { trucban } from "./commands/run.ts";
import { running } from "./running.ts";
import { temporaryFolder } from "./temporary-folder.ts";

// The program as an operator starts it: a process with settings, and platforms on this machine.

const telegramToken = "123456789:AAExampleExampleExampleExampleExampl";
const zaloToken = "987654321:zaloExampleExample";
const secret = "webhook-secret-of-a-test";

const telegram = {
  TELEGRAM_BOT_TOKEN: telegramToken,
  TELEGRAM_WEBHOOK_URL: "https://desk.example.vn/telegram",
  TELEGRAM_WEBHOOK_SECRET: secret,
};
const zalo = {
  ZALO_BOT_TOKEN: zaloToken,
  ZALO_WEBHOOK_URL: "https://desk.example.vn/zalo",
  ZALO_WEBHOOK_SECRET: secret,
};

/** Starts with settings that cannot work; gives the one line that says so. */
async function refusal(settings: NodeJS.ProcessEnv): Promise<string> {
  const folder = await temporaryFolder();
  const ended = await trucban(["start"], "", {
    folder,
    settings: { PORT: "0", ...settings },
  });
  expect(ended.code).toBe(1);
  const everything = ended.output + ended.errors;
  for (const part of [telegramToken, zaloToken, secret, "AAExample", "zaloEx"])
    expect(everything).not.toContain(part);
  const lines = ended.errors.trimEnd().split("\n");
  expect(lines).toHaveLength(1);
  return lines[0] ?? "";
}

/** A port of this machine where nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" ? (address?.port ?? 0) : 0;
}

describe("a start that cannot work says why in one line, without a secret, and ends with code 1", () => {
  it.each([
    [
      "a token of another shape",
      { TELEGRAM_BOT_TOKEN: "AAExample" },
      /setting TELEGRAM_BOT_TOKEN cannot be used: expected a token/,
    ],
    [
      "a webhook of Telegram that is not https",
      { ...telegram, TELEGRAM_WEBHOOK_URL: "http://desk.example.vn/telegram" },
      /setting TELEGRAM_WEBHOOK_URL cannot be used: .*https:/,
    ],
    [
      "a webhook of Zalo that is not https",
      { ...zalo, ZALO_WEBHOOK_URL: "http://desk.example.vn/zalo" },
      /setting ZALO_WEBHOOK_URL cannot be used: .*https:/,
    ],
    [
      "a webhook of Telegram without its secret",
      { ...telegram, TELEGRAM_WEBHOOK_SECRET: "" },
      /TELEGRAM_WEBHOOK_URL is set without TELEGRAM_WEBHOOK_SECRET;/,
    ],
    [
      "a webhook of Zalo without its secret",
      { ...zalo, ZALO_WEBHOOK_SECRET: "" },
      /ZALO_WEBHOOK_URL is set without ZALO_WEBHOOK_SECRET;/,
    ],
    [
      "a secret without a webhook",
      { ...telegram, TELEGRAM_WEBHOOK_URL: "" },
      /TELEGRAM_WEBHOOK_SECRET is set without TELEGRAM_WEBHOOK_URL;/,
    ],
  ])("for %s", async (_, settings, line) => {
    expect(await refusal(settings)).toMatch(line);
  });

  it("for a token that Telegram refuses", async () => {
    const { root } = await startServer();
    const settings = {
      TELEGRAM_BOT_TOKEN: telegramToken,
      TELEGRAM_API_ROOT: root,
    };
    expect(await refusal(settings)).toMatch(/TELEGRAM_BOT_TOKEN/);
  });

  it("for a token that Zalo refuses", async () => {
    const { base } = await openServer();
    const settings = { ZALO_BOT_TOKEN: zaloToken, ZALO_API_BASE: base };
    expect(await refusal(settings)).toMatch(/ZALO_BOT_TOKEN/);
  });

  it("for a Telegram that cannot be reached", async () => {
    const port = await closedPort();
    const settings = {
      TELEGRAM_BOT_TOKEN: telegramToken,
      TELEGRAM_API_ROOT: `http://127.0.0.1:${port}`,
    };
    expect(await refusal(settings)).toMatch(
      new RegExp(
        `Telegram cannot be reached at .*127\\.0\\.0\\.1:${port}.*ECONNREFUSED`,
      ),
    );
  });

  it("for a Zalo that cannot be reached", async () => {
    const port = await closedPort();
    const settings = {
      ZALO_BOT_TOKEN: zaloToken,
      ZALO_API_BASE: `http://127.0.0.1:${port}`,
    };
    expect(await refusal(settings)).toMatch(
      new RegExp(`Zalo at 127\\.0\\.0\\.1:${port} cannot be reached`),
    );
  });

  it("for a port that is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void other.close());
    await once(other, "listening");
    const address = other.address();
    const port = typeof address === "object" ? (address?.port ?? 0) : 0;
    const settings = { ZALO_BOT_TOKEN: zaloToken, PORT: String(port) };
    expect(await refusal(settings)).toMatch(
      /HOST and PORT: another program listens on/,
    );
  });
});

describe("a running desk", () => {
  it("names what runs, tells how it is, and answers what it took before it stops", async () => {
    const telegramServer = await startServer({ token: telegramToken });
    const zaloServer = await openServer({ token: zaloToken });
    const desk = await running({
      TELEGRAM_BOT_TOKEN: telegramToken,
      TELEGRAM_API_ROOT: telegramServer.root,
      ...zalo,
      ZALO_API_BASE: zaloServer.base,
    });
    const address = await desk.prints(/(http:\/\/127\.0\.0\.1:\d+)/);
    await desk.prints(/^telegram: .*$/m);
    await desk.prints(/^zalo: webhook at \/zalo$/m);

    telegramServer.user(7_012_345_678).sends("0912 345 678: xin chào");
    await telegramServer.until(() => telegramServer.sent.length > 0);

    const ask = async (path: string) => {
      const answer = await fetch(`${address}${path}`);
      return { status: answer.status, text: await answer.text() };
    };
    expect((await ask("/healthz")).status).toBe(200);
    const ready = await ask("/readyz");
    expect(JSON.parse(ready.text)).toEqual({ ready: true, failed: [] });
    const metrics = (await ask("/metrics")).text;
    expect(metrics).toContain(
      'trucban_messages_received_total{channel="telegram",kind="text"} 1',
    );
    expect(metrics).toMatch(
      /trucban_replies_sent_total\{channel="telegram",outcome="sent"\} [1-9]/,
    );

    while (zaloServer.platform.webhook.url === "") await ask("/healthz");
    zaloServer.deliverTo(`${address}/zalo`);
    await zaloServer.user("fedcba9876543210abcd").sends("xin chào");
    expect(zaloServer.undelivered).toEqual([]);
    expect(await desk.stop()).toBe(0);
    expect(zaloServer.sent.length).toBeGreaterThan(0);

    for (const text of [desk.printed.out, desk.printed.err, metrics])
      expect(text).not.toMatch(
        /7012345678|fedcba98|345 678|AAExample|zaloEx|webhook-secret|xin chào/,
      );
  });
});
