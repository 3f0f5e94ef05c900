import { once } from "node:events";
import { createServer } from "node:http";
import type { ChatRecord } from "./chats.ts";
import { createDelivery } from "./delivery.ts";
import { createFaults, type Fault } from "./faults.ts";
import { type Call, createFrontDoor } from "./front-door.ts";
import { createLimiter, type Limits } from "./limits.ts";
import type { Sent, State, StoredFile } from "./methods.ts";
import { createPeople } from "./people.ts";
import { readSchema } from "./schema.ts";
import { createUpdates } from "./updates.ts";

export interface TelegramServerOptions {
  readonly token?: string;
  readonly username?: string;
  /** Where the webhook's address leads; https addresses lead nowhere by themselves. */
  readonly route?: (url: URL) => URL;
  /** Undefined: deliveries that failed wait for `redeliver()`. */
  readonly redeliverAfterMs?: number;
  /** Enforced when given. */
  readonly limits?: Limits;
  /** What the limits are counted by. */
  readonly nowMs?: () => number;
  /** Unix time of the next message; by default a second after the one before, from 2023-11-14T22:13:20Z. */
  readonly date?: () => number;
  /** Whether calls are remembered; long runs need not. */
  readonly keepCalls?: boolean;
}

/** Starts a server that behaves like the Bot API, at `root` on this machine. */
export async function startTelegramServer(options: TelegramServerOptions = {}) {
  const { token = "1000:local-token", username = "desk_bot" } = options;
  const { limits, nowMs = () => performance.now() } = options;
  const schema = await readSchema();
  const calls: Call[] = [];
  const violations: string[] = [];
  const faults = createFaults();
  const sent: Sent[] = [];
  const files = new Map<string, StoredFile>();
  const watchers = new Set<() => void>();
  const updates = createUpdates(() => {
    delivery.start();
    changed();
  });
  const delivery = createDelivery({
    updates,
    route: options.route ?? ((url) => url),
    redeliverAfterMs: options.redeliverAfterMs,
    changed,
  });
  let lastMessage = 0;
  let lastDate = 1_700_000_000;
  const state: State = {
    me: { id: Number(token.split(":")[0]), username },
    updates,
    chats: new Map<number, ChatRecord>(),
    files,
    queries: new Set(),
    sent,
    webhook: { get: delivery.setting, set: delivery.set },
    limit:
      limits === undefined ? () => undefined : createLimiter(limits, nowMs),
    nextMessage: () => ++lastMessage,
    date: options.date ?? (() => lastDate++),
  };

  function changed(): void {
    for (const watcher of watchers) watcher();
  }

  const listener = createServer(
    createFrontDoor({
      token,
      schema,
      state,
      takeFault: faults.take,
      note(call) {
        if (options.keepCalls !== false) calls.push(call);
        changed();
      },
      answered: changed,
      violate: (...broken) => violations.push(...broken),
    }),
  );

  async function listen(port: number): Promise<number> {
    listener.listen(port, "127.0.0.1");
    await once(listener, "listening");
    const address = listener.address();
    return typeof address === "object" ? (address?.port ?? port) : port;
  }

  async function close(): Promise<void> {
    listener.closeAllConnections();
    listener.close();
    await once(listener, "close");
  }

  const port = await listen(0);

  function until(isTrue: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const watcher = () => {
        if (!isTrue()) return;
        watchers.delete(watcher);
        resolve();
      };
      watchers.add(watcher);
      watcher();
    });
  }

  return {
    root: `http://127.0.0.1:${port}`,
    token,
    username,
    ...createPeople(state),
    /** Every call, in the order they came. */
    calls,
    /** Every message that was taken, in order. */
    sent,
    /** What calls broke of the Bot API's description. */
    violations,
    /** Tries to deliver to the webhook. */
    deliveries: delivery.tries,
    /** Tries again what could not be delivered. */
    redeliver: delivery.redeliver,
    /** Updates that nobody has confirmed. */
    pending: () => updates.pending().map(({ update_id: id }) => id),
    isPolled: updates.isAwaited,
    endPoll: updates.endPoll,
    callsOf: (method: string) => calls.filter((call) => call.method === method),
    /** Adds an update of any kind; gives its id. */
    add: updates.add,
    /** The next update bears this id, as after a week without any. */
    renumber: updates.renumber,
    fault(method: string, fault: Fault, times = 1): void {
      faults.set(method, fault, times);
    },
    /** Nothing more goes wrong with a method. */
    mend(method: string): void {
      faults.clear(method);
    },
    /** A file to send: gives what stands for it in a message. */
    file(bytes: Uint8Array, { size = bytes.length, name = "file.bin" } = {}) {
      const id = `file${files.size + 1}`;
      files.set(id, { path: `documents/${id}`, size, bytes });
      return {
        file_id: id,
        file_unique_id: `u${id}`,
        file_size: size,
        file_name: name,
        width: 1,
        height: 1,
        duration: 1,
      };
    },
    /** Fulfils when something is so; asked after everything that happens here. */
    until,
    /** Fulfils when a method has been called that often. */
    called: (method: string, times = 1) =>
      until(
        () => calls.filter((call) => call.method === method).length >= times,
      ),
    /** Nobody can reach it, or can again; what waits is kept. */
    goesDown: close,
    comesBack: () => listen(port),
    async stop(): Promise<void> {
      await delivery.stop();
      if (listener.listening) await close();
    },
  };
}
export type TelegramServer = Awaited<ReturnType<typeof startTelegramServer>>;
