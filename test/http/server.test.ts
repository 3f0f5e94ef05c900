import { createServer, request as httpRequest } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { Webhook, WebhookRequest } from "../../src/channels/channel.ts";
import { fixedClock } from "../../src/clock.ts";
import { InputError } from "../../src/errors.ts";
import { createFiles } from "../../src/http/files.ts";
import {
  createHttpServer,
  type HttpServerParts,
} from "../../src/http/server.ts";
import { createLogger, type Logger } from "../../src/logger.ts";
import { quiet } from "../quiet.ts";

const clock = fixedClock(new Date("2023-11-08T08:00:00+07:00"));

/** A server on a free port of this machine, closed after the test. */
async function open(parts: Partial<HttpServerParts> = {}) {
  const server = createHttpServer({
    host: "127.0.0.1",
    port: 0,
    webhooks: [],
    checks: [],
    metrics: { contentType: "text/plain", text: () => Promise.resolve("up 1") },
    logger: quiet,
    ...parts,
  });
  onTestFinished(() => server.close());
  return { server, address: await server.listen() };
}

/** A webhook that keeps what it got and answers with the status given. */
function webhook(path: string, status = 200) {
  const got: WebhookRequest[] = [];
  const hook: Webhook = {
    path,
    accept(request) {
      got.push(request);
      return Promise.resolve(status);
    },
  };
  return { hook, got };
}

/** A log that keeps its lines. */
function keeping(): { logger: Logger; lines: string[] } {
  const lines: string[] = [];
  const write = (line: string) => lines.push(line);
  return { logger: createLogger("debug", clock, { write }), lines };
}

describe("a webhook", () => {
  it("gets headers and the body's bytes, and its status is the answer", async () => {
    const { hook, got } = webhook("/telegram", 401);
    const { address } = await open({ webhooks: [hook] });
    const body = Buffer.from([0x7b, 0x00, 0xff, 0xc3, 0x7d]);
    const answer = await fetch(`${address}/telegram?x=1`, {
      method: "POST",
      headers: { "X-Telegram-Bot-Api-Secret-Token": "a" },
      body,
    });
    expect(answer.status).toBe(401);
    expect(await answer.text()).toBe("");
    expect(got[0]?.headers["x-telegram-bot-api-secret-token"]).toBe("a");
    expect(Buffer.from(got[0]?.body ?? [])).toEqual(body);
  });

  it.each([
    ["application/json"],
    ["application/json; charset=utf-8"],
    ["text/plain"],
    ["nonsense"],
    [""],
    ["multipart/form-data; boundary=x"],
    [undefined],
  ])("takes content of type %j as it is", async (type) => {
    const { hook, got } = webhook("/zalo");
    const { address } = await open({ webhooks: [hook] });
    const headers = type === undefined ? {} : { "content-type": type };
    const sent = httpRequest(`${address}/zalo`, { method: "POST", headers });
    sent.end('{"broken');
    const answer = await response(sent);
    expect(answer.statusCode).toBe(200);
    expect(String(Buffer.from(got[0]?.body ?? []))).toBe('{"broken');
  });

  it("is handed an empty body where a probe has none", async () => {
    const { hook, got } = webhook("/zalo");
    const { address } = await open({ webhooks: [hook] });
    const answer = await fetch(`${address}/zalo`, { method: "POST" });
    expect(answer.status).toBe(200);
    expect(got[0]?.body).toHaveLength(0);
  });

  it("takes 1 MiB and no more", async () => {
    const { hook, got } = webhook("/zalo");
    const { address } = await open({ webhooks: [hook] });
    const send = async (bytes: number) =>
      (
        await fetch(`${address}/zalo`, {
          method: "POST",
          body: Buffer.alloc(bytes),
        })
      ).status;
    expect(await send(1024 * 1024)).toBe(200);
    expect(await send(1024 * 1024 + 1)).toBe(413);
    expect(got.map(({ body }) => body.length)).toEqual([1024 * 1024]);
  });

  it("that breaks gives a bare 500, and the log says nothing of the request", async () => {
    const { logger, lines } = keeping();
    const hook: Webhook = {
      path: "/telegram",
      accept: () => Promise.reject(new Error("said 0912 345 678")),
    };
    const { address } = await open({ webhooks: [hook], logger });
    const answer = await fetch(`${address}/telegram?token=secret`, {
      method: "POST",
      body: "0912 345 678",
    });
    expect(answer.status).toBe(500);
    expect(await answer.text()).toBe("");
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("an HTTP request failed");
    expect(lines[0]).not.toMatch(/secret|345 678|\/telegram/);
  });
});

describe("the desk over HTTP", () => {
  it("is alive at /healthz", async () => {
    const { address } = await open();
    const answer = await fetch(`${address}/healthz`);
    expect([answer.status, await answer.text()]).toEqual([200, "ok"]);
  });

  it.each([
    [true, true, 200, { ready: true, failed: [] }],
    [true, false, 503, { ready: false, failed: ["backlog"] }],
    [false, false, 503, { ready: false, failed: ["storage", "backlog"] }],
  ])(
    "is ready at /readyz where all holds: %j, %j",
    async (storage, backlog, status, body) => {
      const { address } = await open({
        checks: [
          { name: "channels", holds: () => true },
          { name: "storage", holds: () => Promise.resolve(storage) },
          { name: "backlog", holds: () => backlog },
        ],
      });
      const answer = await fetch(`${address}/readyz`);
      expect(answer.status).toBe(status);
      expect(await answer.json()).toEqual(body);
    },
  );

  it("is measured at /metrics", async () => {
    const { address } = await open();
    const answer = await fetch(`${address}/metrics`);
    expect(answer.headers.get("content-type")).toMatch(/^text\/plain/);
    expect(await answer.text()).toBe("up 1");
  });

  it.each([
    ["GET", "/", 404],
    ["POST", "/nowhere", 404],
    ["GET", "/files/none.png", 404],
    ["GET", "/telegram/", 404],
    ["GET", "/%", 400],
    ["GET", "/telegram", 405],
    ["PUT", "/telegram?x=1", 405],
    ["POST", "/healthz", 405],
    ["DELETE", "/metrics", 405],
    ["HEAD", "/healthz", 200],
  ])("answers %s %s with a bare %i", async (method, path, status) => {
    const { hook } = webhook("/telegram");
    const { logger, lines } = keeping();
    const { address } = await open({ webhooks: [hook], logger });
    const answer = await fetch(`${address}${path}`, { method });
    expect(answer.status).toBe(status);
    expect(await answer.text()).toBe("");
    expect(answer.headers.has("allow")).toBe(status === 405);
    expect([...answer.headers.keys()]).not.toContain("server");
    expect([...answer.headers.keys()]).not.toContain("x-powered-by");
    expect(lines).toEqual([]);
  });

  it("hands a published file out, and says how it is to be taken", async () => {
    const files = createFiles("https://desk.example.vn", clock);
    const { address } = await open({ files });
    const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
    const url = new URL(await files.publish({ mediaType: "image/png", bytes }));
    for (const method of ["GET", "HEAD", "GET"]) {
      const answer = await fetch(`${address}${url.pathname}`, { method });
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toBe("image/png");
      expect(answer.headers.get("content-length")).toBe("4");
      expect(answer.headers.get("cache-control")).toBe("no-store");
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(
        method === "HEAD" ? Buffer.alloc(0) : bytes,
      );
    }
  });
});

describe("a server that may not listen says so in one line", () => {
  it("on a port that is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void other.close());
    await once(other, "listening");
    const { port } = addressOf(other.address());
    const taken = open({ port });
    await expect(taken).rejects.toThrow(InputError);
    await expect(taken).rejects.toThrow(
      `HOST and PORT: another program listens on 127.0.0.1 port ${port}; stop it or set another PORT`,
    );
  });

  it("at an address that this machine does not have", async () => {
    // TEST-NET-1, RFC 5737: no machine has it.
    const strange = open({ host: "192.0.2.1" });
    await expect(strange).rejects.toThrow(InputError);
    await expect(strange).rejects.toThrow(/^HOST: 192\.0\.2\.1 is no address/);
  });
});

describe("closing", () => {
  it("lets a request under way finish and takes no new one", async () => {
    const { promise: entered, resolve: enter } = Promise.withResolvers<true>();
    const { promise: stored, resolve: store } = Promise.withResolvers<number>();
    const hook: Webhook = {
      path: "/telegram",
      accept() {
        enter(true);
        return stored;
      },
    };
    const { server, address } = await open({ webhooks: [hook] });
    const asked = fetch(`${address}/telegram`, { method: "POST", body: "x" });
    await entered;
    const closed = server.close();
    store(200);
    expect((await asked).status).toBe(200);
    await closed;
    await expect(fetch(`${address}/healthz`)).rejects.toThrow();
  });

  it("cuts off who does not come to an end", async () => {
    const { server, address } = await open({
      webhooks: [webhook("/telegram").hook],
    });
    const { hostname, port } = new URL(address);
    const socket = connect(Number(port), hostname);
    socket.on("error", () => undefined);
    await once(socket, "connect");
    socket.write("POST /telegram HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n");
    await fetch(`${address}/healthz`);
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const cut = once(socket, "close");
    const closed = server.close();
    await vi.advanceTimersByTimeAsync(3000);
    await closed;
    await cut;
    expect(socket.destroyed).toBe(true);
  });
});

async function response(sent: ReturnType<typeof httpRequest>) {
  const { promise, resolve, reject } = Promise.withResolvers<
    Parameters<typeof text>[0] & { statusCode?: number }
  >();
  sent.on("response", resolve).on("error", reject);
  const answer = await promise;
  await text(answer);
  return answer;
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === "string")
    throw new Error("listens on no port");
  return address;
}
