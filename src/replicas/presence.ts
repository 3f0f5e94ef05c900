import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Clock, Timers } from "../clock.ts";
import { ConflictError } from "../errors.ts";
import type { Logger } from "../logger.ts";
import type { Storage } from "../storage/storage.ts";

/** How many processes share a store, so that they keep a platform's rate together. */
export interface Presence {
  /** The part of a rate that is this process's: 0 until the others know of it, then 1 by their number. */
  readonly share: () => number;
  /** Says that this process is there, and goes on saying so. Never rejects. */
  begin(): Promise<void>;
  /** Leaves its part to the others. Never rejects. */
  end(): Promise<void>;
}

const Replica = z.object({ id: z.string(), seen: z.number() });
type Replica = z.infer<typeof Replica>;

const beatMs = 5000;
/** Whoever has not been heard of for so long counts no more. */
const goneMs = 3 * beatMs;
/** All others have looked since, so they have made room. */
const knownMs = 2 * beatMs;

export interface PresenceParts {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
}

export function createPresence(parts: PresenceParts): Presence {
  const { storage, clock, timers, logger } = parts;
  const replicas = storage.collection("replicas", Replica);
  const id = randomUUID();
  let revision = 0;
  let count = 1;
  let begun: number | undefined;
  let cancel: () => void = () => undefined;
  let ended = false;

  return {
    share() {
      const known =
        begun !== undefined && clock.now().getTime() - begun >= knownMs;
      return known ? 1 / count : 0;
    },
    begin: beat,
    async end() {
      ended = true;
      cancel();
      await replicas.delete(id, revision).catch(() => undefined);
    },
  };

  async function beat(): Promise<void> {
    try {
      const now = clock.now().getTime();
      const written = await replicas.put(id, { id, seen: now }, revision);
      revision = written.revision;
      count = await countAt(now);
      begun ??= now;
    } catch (error) {
      logger.error("how many processes there are cannot be told", error);
    }
    if (!ended) cancel = timers.after(beatMs, () => void beat());
  }

  async function countAt(now: number): Promise<number> {
    let living = 0;
    for await (const { value, revision: last } of replicas.each())
      if (now - value.seen < goneMs) living += 1;
      else await forget(value, last);
    return Math.max(living, 1);
  }

  async function forget({ id: gone }: Replica, last: number): Promise<void> {
    try {
      await replicas.delete(gone, last);
    } catch (error) {
      // Another has done so, or it is back.
      if (!(error instanceof ConflictError)) throw error;
    }
  }
}
