import { createServer, type IncomingMessage, type Server } from "node:http";
import type { ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { type Delivery, deliveries, type Receiver } from "./deliveries.ts";
import { envelope, type Fault, page, refusal } from "./faults.ts";
import { type FileContent, serveFile } from "./files.ts";
import { Platform, Refusal } from "./platform.ts";
import { callOf, type Recorded } from "./request.ts";
import type { Method } from "./rules.ts";
import { type Person, type Sending, updateOf } from "./updates.ts";

export interface ZaloServerOptions {
  readonly token?: string;
  /** Messages a month, both ways; and people a bot. */
  readonly quota?: { readonly messages: number; readonly users: number };
  /** Milliseconds since 1970 of the first message; each further one is a second later. */
  readonly date?: number;
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
  /** Whether it does not see that the client of a poll went away: the update it is answered with is lost. */
  feedsAbandonedPolls = false;
  /** The address for clients, without the token. */
  base = "";
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #faults: { method: string | undefined; fault: Fault }[] = [];
  readonly #polls = new Set<ServerResponse>();
  readonly #waiting: (() => void)[] = [];
  readonly #webhook: ReturnType<typeof deliveries>;
  readonly #files = new Map<string, FileContent>();
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
      envelope(response, refusal(408, "Request timeout"));
    }
  }

  /** Fulfils when a poll is open (or the next one is). */
  async polled(): Promise<void> {
    if (this.#polls.size > 0) return;
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Serves bytes, as a person's picture or voice is served; a number is a status, a string an address to go to instead. */
  file(name: string, content: FileContent): string {
    this.#files.set(`/files/${name}`, content);
    return `${this.base}/files/${name}`;
  }

  async #answer(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const path = request.url ?? "";
    if (path.startsWith("/files/")) {
      serveFile(response, this.#files.get(path));
      return;
    }
    const call = await callOf(request);
    if (call === undefined) {
      page(response, 404, path);
      return;
    }
    const { token, method, parameters, mistakes } = call;
    this.calls.push({ method, parameters });
    this.violations.push(...mistakes);
    const fault = this.#nextFault(method);
    if (fault !== undefined) {
      const worked =
        "done" in fault || ("reset" in fault && fault.reset === "after");
      if (worked) await this.#work(method, parameters);
      fail(response, fault, path);
    } else if (token !== this.token)
      envelope(response, refusal(401, "Unauthorized"));
    else if (method === "getUpdates") this.#poll(response, path);
    else envelope(response, await this.#work(method, parameters));
  }

  #nextFault(method: string): Fault | undefined {
    const at = this.#faults.findIndex(
      (entry) => entry.method === undefined || entry.method === method,
    );
    return at < 0 ? undefined : this.#faults.splice(at, 1)[0]?.fault;
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
      return refusal(error.code, error.message);
    }
  }

  #poll(response: ServerResponse, path: string): void {
    this.#pollsLeft -= 1;
    if (this.#pollsLeft < 0) {
      page(response, 429, path);
      return;
    }
    if (this.platform.webhook.url !== "") {
      envelope(response, refusal(400, "Bad request: webhook is set"));
      return;
    }
    this.#polls.add(response);
    response.once("close", () => {
      if (!this.feedsAbandonedPolls) this.#polls.delete(response);
    });
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
}

function fail(response: ServerResponse, fault: Fault, path: string): void {
  if ("answer" in fault)
    envelope(response, refusal(fault.answer, fault.description));
  else if ("page" in fault) page(response, fault.page, path);
  else if ("redirect" in fault)
    response.writeHead(307, { location: fault.redirect + path }).end();
  else if ("reset" in fault) response.socket?.resetAndDestroy();
}

/** Starts one; close it when done. */
export function startZaloServer(
  options: ZaloServerOptions = {},
): Promise<ZaloServer> {
  return new ZaloServer(options).start();
}
