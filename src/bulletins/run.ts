import type { Address, ChannelName } from "../message.ts";
import { nameOf } from "./deliveries.ts";

/** What one process knows of a bulletin that is being sent: who comes still, and what is on its way. */
export interface Run {
  /** The next recipient whose channel has fewer than so many on their way; undefined where there is none now. */
  next(most: number): Address | undefined;
  underWay(to: Address): void;
  settled(to: Address): void;
  /** How many come still. */
  left(): number;
  /** How many are on their way. */
  waiting(): number;
  /** For how many ms nothing has gone on. */
  idleMs(now: Date): number;
}

/** @param earlier names of recipients that an earlier run handed it over to, of which nothing was heard */
export function createRun(
  recipients: readonly Address[],
  earlier: Iterable<string>,
  began: Date,
): Run {
  const queues = new Map<ChannelName, Address[]>();
  const open = new Map<ChannelName, Set<string>>();
  // They take nobody's place: what came of some may have been lost with the process.
  const unheard = new Set(earlier);
  let changed = true;
  let last = began;
  for (const to of recipients.toReversed()) {
    const queue = queues.get(to.channel) ?? [];
    queue.push(to);
    queues.set(to.channel, queue);
  }
  return {
    next(most) {
      for (const [channel, queue] of queues)
        if ((open.get(channel)?.size ?? 0) < most) {
          const to = queue.pop();
          if (to !== undefined) return to;
        }
      return undefined;
    },
    underWay(to) {
      changed = true;
      const names = open.get(to.channel) ?? new Set();
      open.set(to.channel, names.add(nameOf(to)));
    },
    settled(to) {
      changed = true;
      open.get(to.channel)?.delete(nameOf(to));
      unheard.delete(nameOf(to));
    },
    left: () => sum([...queues.values()].map((queue) => queue.length)),
    waiting: () =>
      unheard.size + sum([...open.values()].map(({ size }) => size)),
    idleMs(now) {
      if (changed) last = now;
      changed = false;
      return now.getTime() - last.getTime();
    },
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => one + other, 0);
}
