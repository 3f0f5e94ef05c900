import { randomBytes } from "node:crypto";
import type { Client, Notification } from "pg";
import type { Timers } from "../../clock.ts";
import type { Database } from "./database.ts";

/** Tells other processes of due documents, and hears of theirs, by NOTIFY and LISTEN. */
export interface Wakes {
  /** A document due at `dueAt` (ms since 1970) was written here. */
  readonly tell: (dueAt: number) => void;
  readonly listen: (listener: (dueAt: Date) => void) => () => void;
  close(): Promise<void>;
}

// A transaction that notifies keeps all others that do from committing meanwhile. So no write notifies by itself: what
// was written within this time is told together, in a transaction of its own.
const togetherMs = 50;
const [shortestMs, longestMs] = [100, 5000];

export function createWakes(database: Database, timers: Timers): Wakes {
  const self = randomBytes(6).toString("hex");
  const listeners = new Set<(dueAt: Date) => void>();
  let soonest: number | undefined;
  let client: Client | undefined;
  let pauseMs = shortestMs;
  let cancel: () => void = () => undefined;
  let closed = false;

  function call(dueAt: Date): void {
    for (const listener of listeners) listener(dueAt);
  }

  async function send(): Promise<void> {
    const payload = `${self} ${soonest ?? 0}`;
    soonest = undefined;
    // What fails is made up for: who listens looks from time to time.
    await database.query(notify, [payload]).catch(() => undefined);
  }

  function hear({ payload = "" }: Notification): void {
    const [from, moment] = payload.split(" ");
    if (from !== self) call(new Date(Number(moment)));
  }

  async function connect(): Promise<void> {
    const own = database.client();
    client = own;
    own.on("notification", hear);
    own.on("error", () => {
      again(own);
    });
    own.on("end", () => {
      again(own);
    });
    try {
      await own.connect();
      const { rows } = await own.query<{ channel: string }>(channelName);
      for (const { channel } of rows)
        await own.query(`listen ${own.escapeIdentifier(channel)}`);
      pauseMs = shortestMs;
      // What was told before cannot be known.
      call(new Date(0));
    } catch {
      again(own);
    }
  }

  /** Connects anew after a while that grows, once for each connection that is lost. */
  function again(lost: Client): void {
    if (closed || client !== lost) return;
    client = undefined;
    lost.end().catch(() => undefined);
    cancel = timers.after(pauseMs, () => void connect());
    pauseMs = Math.min(2 * pauseMs, longestMs);
  }

  return {
    tell(dueAt) {
      if (soonest === undefined) timers.after(togetherMs, () => void send());
      soonest = Math.min(soonest ?? dueAt, dueAt);
    },
    listen(listener) {
      listeners.add(listener);
      if (listeners.size === 1 && client === undefined) void connect();
      return () => {
        listeners.delete(listener);
      };
    },
    async close() {
      closed = true;
      cancel();
      await client?.end().catch(() => undefined);
    },
  };
}

// Channels are the database's; desks of other schemas are other desks.
const channel = "'trucban ' || current_schema()";
const channelName = `select ${channel} as channel`;
const notify = {
  name: "notify",
  text: `select pg_notify(${channel}, $1)`,
};
