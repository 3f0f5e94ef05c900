import type { Clock, Timers } from "../clock.ts";
import type { Logger } from "../logger.ts";
import type { Address } from "../message.ts";
import type { Holds } from "../storage/holds.ts";
import { keyOf } from "./conversation.ts";
import type { Documents } from "./documents.ts";

/** Which process works on a conversation, where several share a store: one at a time. */
export interface Turns {
  /**
   * Works while the conversation is this process's. Where it is another's, nothing is done: the other looks again when it
   * is done. Throws what the work throws.
   */
  during(address: Address, work: () => Promise<void>): Promise<void>;
}

// Whoever dies with a conversation in hand leaves it to the others after this, before what waits there falls due
// (`graceMs` of ./documents.ts); whoever lives takes it again in time.
const holdMs = 20_000;
const againMs = 6000;

export interface TurnsParts {
  /** Undefined where no other process shares the store. */
  readonly holds: Holds | undefined;
  readonly documents: Documents;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
  /** Goes on with a conversation that another process has added to. */
  readonly goOn: (address: Address) => void;
  /** Whether it must stay with this process, which alone knows what was sent. */
  readonly isToStay: (address: Address) => boolean;
  /** Whether this process will look by itself at what waits there, and at what is outgoing. */
  readonly isToLook: (address: Address) => {
    readonly waiting: boolean;
    readonly outgoing: boolean;
  };
}

/** One hold, which all work on the conversation in this process shares. */
interface Turn {
  users: number;
  readonly mine: Promise<boolean>;
  letGo: () => void;
}

export function createTurns(parts: TurnsParts): Turns {
  const { holds, documents, clock, timers, logger } = parts;
  const { goOn, isToLook, isToStay } = parts;
  if (holds === undefined) return { during: (_, work) => work() };
  const turns = new Map<string, Turn>();
  // What is let go of must not be what was taken anew meanwhile.
  const ends = new Map<string, Promise<void>>();

  return {
    async during(address, work) {
      const key = keyOf(address);
      const turn = turns.get(key) ?? begin(key, address, holds);
      turn.users += 1;
      try {
        if (await turn.mine) await work();
      } finally {
        turn.users -= 1;
        if (turn.users === 0 && turns.get(key) === turn) {
          turns.delete(key);
          turn.letGo();
          if (await turn.mine.catch(() => false))
            await end(key, address, holds);
        }
      }
    },
  };

  function begin(key: string, address: Address, held: Holds): Turn {
    const turn: Turn = {
      users: 0,
      // What is known here may be old.
      mine: (ends.get(key) ?? Promise.resolve())
        .then(() => held.take(key, clock.now(), holdMs))
        .finally(() => {
          documents.forget(address);
        }),
      letGo: () => undefined,
    };
    turns.set(key, turn);
    keep(turn, key, held);
    return turn;
  }

  function keep(turn: Turn, key: string, held: Holds): void {
    turn.letGo = timers.after(againMs, () => {
      if (turns.get(key) !== turn) return;
      held.take(key, clock.now(), holdMs).catch((error: unknown) => {
        logger.error("a conversation cannot be held on to", error);
      });
      keep(turn, key, held);
    });
  }

  async function end(key: string, address: Address, held: Holds) {
    // It takes it again in a moment; without it, it is nobody's.
    if (isToStay(address)) return;
    const released = held.release(key);
    const done = released.catch(() => undefined);
    ends.set(key, done);
    try {
      await released;
    } finally {
      if (ends.get(key) === done) ends.delete(key);
    }
    // Somebody may have added to it and left it to this process, which had looked before, or read it and did not look.
    const { now, isChanged } = await documents.review(address);
    const looks = isToLook(address);
    const isLeft =
      (now.waiting.length > 0 && !looks.waiting) ||
      (now.outgoing.length > 0 && !looks.outgoing);
    if (isChanged || isLeft) goOn(address);
  }
}
