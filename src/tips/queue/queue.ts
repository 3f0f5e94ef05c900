import type { Logger } from "../../logger.ts";
import type { Duty } from "../../scheduler.ts";
import type { Erasing } from "../desk/erasing.ts";
import { blobId } from "../desk/held-files.ts";
import type { TipParts } from "../desk/parts.ts";
import { eraseAt } from "../desk/retention.ts";
import type { Tip } from "../desk/tip.ts";
import { readsInChat } from "../desk/tip-units.ts";
import { backOff } from "./back-off.ts";
import type { Deliver } from "./deliver.ts";
import { type DueParts, withDue, withoutText, withResult } from "./due.ts";
import type { Result } from "./result.ts";
import type { DueTip } from "./due-words.ts";
import type { Round } from "./rounds.ts";

export interface QueueParts extends TipParts, DueParts {
  readonly deliver: Deliver;
  readonly rounds: () => Round<DueTip>;
  readonly erasing: Erasing;
  readonly logger: Logger;
  readonly random: () => number;
  /** Told of a delivery that was given up. */
  readonly onDead: (tip: Tip) => Promise<void>;
}

const batch = 32;
// At once. A webhook that does not answer holds up its own tip for a while, and no other.
const mostAtOnce = 256;
// Longer than one delivery takes, after which the tip is written; a process that dies leaves it to the next. A webhook
// that is called again knows the call by its key, and a conversation the notice by its reference.
const leaseMs = 30_000;

/**
 * Works on tips that are due: their deliveries, clocks and ends. Whatever was done is noted by one write afterwards, so
 * that a process that dies in between does it again, by the same key.
 */
export function createQueue(parts: QueueParts): Duty {
  const {
    store,
    blobs,
    clock,
    clocks,
    retention,
    units,
    erasing,
    logger,
    secrets,
  } = parts;

  // Of those that are worked on: whether something has changed meanwhile, so that they are worked on again.
  const changed = new Map<string, boolean>();
  const working = new Set<Promise<void>>();

  return {
    async run() {
      let isLast = false;
      while (!isLast) {
        while (working.size >= mostAtOnce) await Promise.race(working);
        isLast = await beginRound();
      }
    },
    async settled() {
      while (working.size > 0) await Promise.all(working);
    },
    next: () => store.nextDue(),
  };

  /** Begins as many as may be worked on at once. True where no more are due. */
  async function beginRound(): Promise<boolean> {
    const round = parts.rounds();
    const release = round.hold();
    try {
      while (working.size < mostAtOnce) {
        const due = await store.due(clock.now(), leaseMs, batch);
        for (const tip of due) begin(tip, round);
        if (due.length < batch) return true;
      }
      return false;
    } finally {
      release();
    }
  }

  function begin(tip: Tip, round: Round<DueTip>): void {
    if (changed.has(tip.id)) {
      changed.set(tip.id, true);
      return;
    }
    const release = round.hold();
    const work = workSafely(tip, round).finally(() => {
      release();
      working.delete(work);
      // When it is due next was not known while it was worked on.
      parts.wake();
    });
    working.add(work);
  }

  async function workSafely({ id }: Tip, round: Round<DueTip>): Promise<void> {
    try {
      do {
        changed.set(id, false);
        const tip = await store.get(id);
        if (tip !== undefined) await work(tip, round);
      } while (changed.get(id) === true);
    } catch (error) {
      // It stays due, and is taken up when its lease has passed.
      logger.error("a tip could not be worked on", error);
    } finally {
      changed.delete(id);
    }
  }

  async function work(found: Tip, round: Round<DueTip>): Promise<void> {
    const { id } = found;
    if (eraseAt(retention, found) <= clock.now()) {
      await erasing.erase(id, "retention");
      return;
    }
    let tip = await settle(id, (now) =>
      withDue(now, clock.now(), { clocks, retention, units }),
    );
    const waiting = tip?.deliveries.filter(
      ({ state, notBefore }) =>
        state === "pending" && Date.parse(notBefore) <= clock.now().getTime(),
    );
    for (const { key } of waiting ?? []) {
      const delivery = tip?.deliveries.find((each) => each.key === key);
      if (tip === undefined || delivery === undefined) continue;
      const result = await tried(tip, delivery, round);
      tip = await settle(id, (now) => withResult(now, key, result));
      if (result.is === "dead" && tip !== undefined) await parts.onDead(tip);
    }
  }

  async function tried(
    tip: Tip,
    delivery: Tip["deliveries"][number],
    round: Round<DueTip>,
  ): Promise<Result> {
    try {
      return await parts.deliver(tip, delivery, round);
    } catch (error) {
      logger.error("a delivery failed", error);
      const ms = backOff(delivery.attempts + 1, parts.random());
      if (ms === undefined) return { is: "dead" };
      return { is: "again", at: new Date(clock.now().getTime() + ms) };
    }
  }

  /** Changes a tip, and lets go of the transit copy where nobody needs it any more: its files first, which it names. So with the link. */
  async function settle(
    id: string,
    to: (now: Tip) => Tip,
  ): Promise<Tip | undefined> {
    const now = await store.get(id);
    if (now === undefined) return undefined;
    const next = withoutUnneeded(to(now));
    if (now.open !== null && next.open === null)
      for (const file of now.files)
        await blobs.delete(blobId(id, file, "transit"));
    if (now.link !== null && next.link === null)
      await store.unlink(secrets.link(now.link), id);
    return store.change(id, (tip) => withoutUnneeded(to(tip)));
  }

  function withoutUnneeded(tip: Tip): Tip {
    const isNeeded =
      readsInChat(units, tip.units) ||
      tip.deliveries.some(({ to }) => to.is === "destination");
    return isNeeded || tip.open === null ? tip : withoutText(tip);
  }
}
