import { createHmac } from "node:crypto";
import { civilDate, type Clock } from "../../clock.ts";
import { ConflictError } from "../../errors.ts";
import type { Logger } from "../../logger.ts";
import type { Collection } from "../../storage/storage.ts";
import {
  type Allowance,
  type Counts,
  type Crossing,
  crossings,
  emptyMonth,
  merged,
  percentOf,
  type UsageKind,
  type UsageMonth,
  withoutTold,
  withTold,
} from "./usage-month.ts";

// The free plan (bot.zapps.me, read 2026-09-26): 3,000 messages a month and 50 users a bot. Messages of both directions
// count, as one operator found.
export const freeAllowance: Allowance = { messages: 3_000, users: 50 };

// From here on what is left is kept for answers.
const tight = 95;

export interface UsageParts {
  readonly months: Collection<UsageMonth>;
  /** Names the bot in storage; the same when its token is reset. */
  readonly bot: string;
  /** Keys the hashes of users. */
  readonly key: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly allowance?: Allowance;
  /** Called once a month for each threshold and kind. One that rejects is called again. */
  readonly onThreshold: (percent: number, kind: UsageKind) => Promise<void>;
  /** Writes after as many messages: so many may be forgotten by a crash. */
  readonly writeEvery?: number;
}

/** Counts a bot's messages and users of each month, since the platform tells nobody. */
export interface Usage {
  received(user: string): void;
  sent(): void;
  /** Whether there is enough left to write to people who did not just ask. */
  mayProactive(): boolean;
  /** What is used up in the month, in percent. */
  percent(kind: UsageKind): number;
  /** Writes what was counted. Rejects where it cannot be written; it is then still counted here. */
  flush(): Promise<void>;
}

const defaultWriteEvery = 20;

interface Pending extends Counts {
  readonly month: string;
}

/** Goes on counting where the storage stands. */
export async function openUsage(parts: UsageParts): Promise<Usage> {
  const { months, bot, key, clock, logger, onThreshold } = parts;
  const { allowance = freeAllowance, writeEvery = defaultWriteEvery } = parts;
  const monthNow = () => civilDate(clock.now()).slice(0, 7);
  const idOf = (month: string) => `${bot}:${month}`;
  let pending = begin(monthNow());
  let written = await load(pending.month);
  let writing = Promise.resolve();

  async function load(month: string): Promise<UsageMonth> {
    return (await months.get(idOf(month)))?.value ?? emptyMonth(month);
  }

  /** The running month, with what was counted in it. */
  function current(): UsageMonth {
    const month = monthNow();
    if (month !== pending.month) {
      // The month that is over is written by itself; the new one begins here.
      write(pending);
      pending = begin(month);
      written = emptyMonth(month);
    }
    return merged(written, pending);
  }

  function counted(isNew: boolean): void {
    const due = pending.received + pending.sent >= writeEvery;
    const crossed = crossings(merged(written, pending), allowance).length > 0;
    if (due || isNew || crossed) write(pending);
  }

  function write(counts: Pending): void {
    void store(counts).catch((error: unknown) => {
      logger.error("zalo: usage cannot be written", error);
    });
  }

  // One after the other, so that nothing is added twice.
  function store(counts: Pending): Promise<void> {
    const next = writing.catch(() => undefined).then(() => put(counts));
    writing = next;
    return next;
  }

  async function put(counts: Pending): Promise<void> {
    const { month } = counts;
    // More may be counted while this is being written.
    const adding = { ...counts, users: new Set(counts.users) };
    const { value, crossed } = await change(month, (stored) => {
      const value = merged(stored, adding);
      const crossed = crossings(value, allowance);
      return { value: withTold(value, crossed), crossed };
    });
    counts.received -= adding.received;
    counts.sent -= adding.sent;
    if (month === pending.month) written = value;
    for (const crossing of crossed) await tell(month, crossing);
  }

  /** Other processes may count for the same bot. */
  async function change(
    month: string,
    step: (stored: UsageMonth) => { value: UsageMonth; crossed: Crossing[] },
  ): Promise<{ value: UsageMonth; crossed: Crossing[] }> {
    for (;;) {
      const found = await months.get(idOf(month));
      const next = step(found?.value ?? emptyMonth(month));
      try {
        await months.put(idOf(month), next.value, found?.revision ?? 0);
        return next;
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error;
      }
    }
  }

  // Marked as told before it is told, so that of several processes one tells.
  async function tell(month: string, crossing: Crossing): Promise<void> {
    try {
      await onThreshold(crossing.percent, crossing.kind);
    } catch (error) {
      logger.error("zalo: a warning of usage was not taken", error);
      const { value } = await change(month, (stored) => ({
        value: withoutTold(stored, crossing),
        crossed: [],
      }));
      if (month === pending.month) written = value;
    }
  }

  return {
    received(user) {
      const { users } = current();
      const hash = createHmac("sha256", key)
        .update(`${pending.month}:${user}`)
        .digest("base64url")
        .slice(0, 16);
      const isNew = !users.includes(hash);
      pending.received += 1;
      pending.users.add(hash);
      counted(isNew);
    },
    sent() {
      current();
      pending.sent += 1;
      counted(false);
    },
    mayProactive: () => percentOf(current(), "messages", allowance) < tight,
    percent: (kind) => percentOf(current(), kind, allowance),
    flush: () => {
      current();
      return store(pending);
    },
  };
}

function begin(month: string): Pending {
  return { month, received: 0, sent: 0, users: new Set() };
}
