import { setTimeout as sleep } from "node:timers/promises";
import type { Server } from "../../storage/postgres/server.ts";
import type { Replica } from "./desks.ts";

/** From when to when (of `performance`) something was away. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

export interface Trouble {
  readonly kills: number[];
  readonly outages: Gap[];
  /** Fulfils when all that was planned has happened, or nobody is left whom it could happen to. */
  run(isOver: () => boolean): Promise<void>;
  /** Fulfils when all desks run again. */
  mended(): Promise<void>;
}

export interface TroubleParts {
  readonly replicas: readonly Replica[];
  readonly database: Server;
  readonly kills: number;
  /** For how long the database is away each time, in ms. */
  readonly downMs: readonly number[];
  /** Between one trouble and the next at most, in ms. */
  readonly withinMs: number;
  /** Told when the database has gone. */
  readonly onOutage: () => void;
}

/** Kills desks at random moments, which start again as a service manager would have them, and stops the database. */
export function createTrouble(parts: TroubleParts): Trouble {
  const { replicas, database, withinMs } = parts;
  const kills: number[] = [];
  const outages: Gap[] = [];
  const reviving = new Set<Promise<void>>();

  async function revive(replica: Replica): Promise<void> {
    await sleep(300 + Math.random() * 700);
    for (;;)
      try {
        await replica.start();
        return;
      } catch {
        // Without its database it ends at its start.
        await sleep(300);
      }
  }

  async function kill(): Promise<void> {
    const alive = replicas.filter((one) => one.port() !== undefined);
    const victim = alive[Math.floor(Math.random() * alive.length)];
    if (victim === undefined) return;
    await victim.kill();
    kills.push(performance.now());
    const revived = revive(victim).finally(() => reviving.delete(revived));
    reviving.add(revived);
  }

  async function outage(ms: number): Promise<void> {
    const from = performance.now();
    await database.stop(Math.random() < 0.5 ? "immediate" : "fast");
    parts.onOutage();
    await sleep(ms);
    await database.start();
    outages.push({ from, to: performance.now() });
  }

  return {
    kills,
    outages,
    async run(isOver) {
      const downs = [...parts.downMs];
      let left = parts.kills;
      while (left + downs.length > 0) {
        await sleep(Math.random() * withinMs);
        if (isOver()) return;
        if (Math.random() * (left + downs.length) < left) {
          await kill();
          left -= 1;
        } else await outage(downs.pop() ?? 0);
      }
    },
    async mended() {
      await Promise.all(reviving);
    },
  };
}
