import { createServer, type IncomingMessage, type Server } from "node:http";
import type { ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { type Delivery, deliveries, type Receiver } from "./deliveries.ts";
import { envelope, type Fault, page } from "./faults.ts";
import { Platform, Refusal } from "./platform.ts";
import { isMethod, type Method, mistakesIn } from "./rules.ts";
import { type Person, type Sending, updateOf } from "./updates.ts";

export interface ZaloServerOptions {
  readonly token?: string;
  /** Messages a month, both ways; and people a bot. */
  readonly quota?: { readonly messages: number; readonly users: number };
  /** Milliseconds since 1970 of the first message; each further one is a second later. */
  readonly date?: number;
}

export interface Recorded {
  readonly method: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** A person (in a group, or alone with the bot) as tests move them. */
export interface Sender {
  readonly id: string;
  /** The same person in a group. */
  in(group: string): Sender;
  /** Fulfils when it was handed out, or stands in the queue. Text, or what else can be sent. */
  sends(sending: string | Sending): Promise<void>;
}

/**
 * The Zalo Bot Platform at its nastiest, on a port of this machine. It answers refusals with HTTP 200, empty polls with
 * 408, hands each update out once and one at a time, delivers to webhooks flat and wrapped by turns, and knows every
 * fault in faults.ts. Time is the test's: a poll stays open until something comes or {@link expirePolls}.
 */
export class ZaloServer {
  readonly token: string;
  readonly calls: Recorded[] = [];
  /** Calls that no documentation allows. Tests assert that there are none. */
  readonly violations: string[] = [];
  readonly platform: Platform;
  /** The address for clients, without the token. */
  base = "";
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #faults: { method: string | undefined; fault: Fault }[] = [];
  readonly #polls = new Set<ServerResponse>();
  readonly #waiting: (() => void)[] = [];
  readonly #webhook: ReturnType<typeof deliveries>;
  readonly #files = new Map<string, Buffer | number | string>();
  #next: number;
  #messages = 0;
  #pollsLeft = Infinity;

  constructor(options: ZaloServerOptions = {}) {
    this.token = options.token ?? "1234567890123456789:aSecret_Of-The.Bot";
    this.#next = options.date ?? Date.parse("2026-11-02T08:00:00+07:00");
    this.platform = new Platform(
      options.quota ?? { messages: 3_000, users: 50 },
    );
    this.#webhook = deliveries();
    this.#server = createServer((request, response) => {
      void this.#answer(request, response);
    });
    this.#server.on("connection", (socket) => {
      this.#sockets.add(socket);
      socket.once("close", () => this.#sockets.delete(socket));
    });
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => {
      this.#server.listen(0, "127.0.0.1", resolve);
    });
    const { port } = this.#server.address() as AddressInfo;
    this.base = `http://127.0.0.1:${port}`;
    return this;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** What the bot sent, in order: messages, pictures, stickers, voices. */
  get sent(): Platform["sent"] {
    return this.platform.sent;
  }

  /** Pictures that the platform fetched, by address. */
  get fetched(): Platform["fetched"] {
    return this.platform.fetched;
  }

  /** Polls that are open. */
  get openPolls(): number {
    return this.#polls.size;
  }

  user(id: string, name = `Person ${id}`): Sender {
    return this.#sender({ id, name, group: undefined });
  }

  #sender(person: Person): Sender {
    return {
      id: person.id,
      in: (group) => this.#sender({ ...person, group }),
      sends: (sending) =>
        this.#arrives(
          person,
          typeof sending === "string" ? { text: sending } : sending,
        ),
    };
  }

  async #arrives(person: Person, sending: Sending): Promise<void> {
    if (!this.platform.admits(person)) return;
    this.#messages += 1;
    this.#next += 1_000;
    const id = this.#messages.toString(16).padStart(16, "0");
    await this.inject(updateOf(person, sending, id, this.#next));
  }

  /** An update of any shape, even none that the platform is known to write. */
  async inject(update: unknown): Promise<void> {
    if (this.platform.webhook.url !== "") {
      await this.#webhook.deliver(update, this.platform.webhook.secret);
      return;
    }
    this.platform.queue.push(update);
    this.#handOut();
  }

  /** Where webhook deliveries go, in place of the public address that was set. */
  deliverTo(receiver: Receiver): void {
    this.#webhook.receiver = receiver;
  }

  /** Deliveries that were not answered with 2xx, oldest first. */
  get undelivered(): readonly Delivery[] {
    return this.#webhook.undelivered;
  }

  /** Tries again what was not taken. */
  redeliver(): Promise<void> {
    return this.#webhook.again();
  }

  /** Looks whether anybody is at the webhook: nothing in the body, and no secret. */
  probe(): Promise<number> {
    return this.#webhook.probe();
  }

  /** Makes the next calls (of a method) fail. */
  fault(
    fault: Fault,
    { method, times = 1 }: { method?: Method; times?: number } = {},
  ): void {
    for (let count = 0; count < times; count += 1)
      this.#faults.push({ method, fault });
  }

  /** No more faults. */
  mend(): void {
    this.#faults.length = 0;
  }

  /** Lets so many polls come in; the gateway turns those beyond away with HTTP 429. Again for another second. */
  allowPolls(count: number): void {
    this.#pollsLeft = count;
  }

  /** Lets the time of the open polls pass. */
  expirePolls(): void {
    for (const response of this.#polls) {
      this.#polls.delete(response);
      envelope(response, timedOut);
    }
  }

  /** Fulfils when a poll is open (or the next one is). */
  async polled(): Promise<void> {
    if (this.#polls.size > 0) return;
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Serves bytes, as a person's picture or voice is served; a number is a status, a string an address to go to instead. */
  file(name: string, content: Buffer | number | string): string {
    this.#files.set(`/files/${name}`, content);
    return `${this.base}/files/${name}`;
  }

  async #answer(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const path = request.url ?? "";
    if (path.startsWith("/files/")) {
      this.#serve(path, response);
      return;
    }
    const body = await bodyOf(request);
    const [, token, method = ""] = /^\/bot([^/]*)\/(\w+)$/.exec(path) ?? [];
    if (token === undefined) {
      page(response, 404, path);
      return;
    }
    const parameters = this.#checked(request, method, body);
    this.calls.push({ method, parameters });
    const at = this.#faults.findIndex(
      (entry) => entry.method === undefined || entry.method === method,
    );
    const [entry] = at < 0 ? [] : this.#faults.splice(at, 1);
    const fault = entry?.fault;
    if (fault !== undefined && "answer" in fault)
      envelope(response, {
        ok: false,
        description: fault.description,
        error_code: fault.answer,
      });
    else if (fault !== undefined && "page" in fault)
      page(response, fault.page, path);
    else if (fault !== undefined && "reset" in fault) {
      if (fault.reset === "after") await this.#work(method, parameters);
      response.socket?.resetAndDestroy();
    } else if (fault !== undefined) {
      if (fault.done === true) await this.#work(method, parameters);
    } else if (token !== this.token)
      envelope(response, {
        ok: false,
        description: "Unauthorized",
        error_code: 401,
      });
    else if (method === "getUpdates") this.#poll(response, path);
    else envelope(response, await this.#work(method, parameters));
  }

  #checked(
    request: IncomingMessage,
    method: string,
    body: string,
  ): Record<string, unknown> {
    if (request.method !== "POST")
      this.violations.push(`${method}: ${request.method ?? ""}, not POST`);
    const type = request.headers["content-type"] ?? "";
    if (!/^application\/json\b/.test(type))
      this.violations.push(`${method}: ${type}, not JSON`);
    const parameters = JSON.parse(body === "" ? "{}" : body) as Record<
      string,
      unknown
    >;
    if (isMethod(method))
      this.violations.push(...mistakesIn(method, parameters));
    else this.violations.push(`${method}: no such method`);
    return parameters;
  }

  async #work(
    method: string,
    parameters: Record<string, unknown>,
  ): Promise<unknown> {
    try {
      const result = await this.platform.work(method, parameters, this.#next);
      return result === undefined ? { ok: true } : { ok: true, result };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { message: description, code } = error;
      return { ok: false, description, error_code: code };
    }
  }

  #poll(response: ServerResponse, path: string): void {
    this.#pollsLeft -= 1;
    if (this.#pollsLeft < 0) {
      page(response, 429, path);
      return;
    }
    if (this.platform.webhook.url !== "") {
      envelope(response, {
        ok: false,
        description: "Bad request: webhook is set",
        error_code: 400,
      });
      return;
    }
    // A poll whose client went away is not noticed: what it is answered with is lost.
    this.#polls.add(response);
    response.once("close", () => this.#polls.delete(response));
    this.#handOut();
    if (this.#polls.has(response))
      for (const waiting of this.#waiting.splice(0)) waiting();
  }

  /** One update for one poll, then it is forgotten. */
  #handOut(): void {
    const [response] = this.#polls;
    if (response === undefined || this.platform.queue.length === 0) return;
    this.#polls.delete(response);
    envelope(response, { ok: true, result: this.platform.queue.shift() });
  }

  #serve(path: string, response: ServerResponse): void {
    const content = this.#files.get(path);
    if (typeof content === "string")
      response.writeHead(302, { location: content }).end();
    else if (content === undefined || typeof content === "number")
      response.writeHead(content ?? 404).end();
    else response.writeHead(200).end(content);
  }
}

const timedOut = {
  ok: false,
  description: "Request timeout",
  error_code: 408,
};

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** Starts one; close it when done. */
export function startZaloServer(
  options: ZaloServerOptions = {},
): Promise<ZaloServer> {
  return new ZaloServer(options).start();
}
