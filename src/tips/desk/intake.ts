import { statfs } from "node:fs/promises";
import type { Clock } from "../../clock.ts";
import type { Logger } from "../../logger.ts";

/** Why no tips are taken. disk: too little room is left. unattended: nobody could be told of a tip for too long. */
export type Closed = "disk" | "unattended";

export interface IntakeParts {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Bytes that are free where tips are kept. */
  readonly free: () => Promise<number>;
  /** Since when the oldest tip waits that nobody could be told of; undefined where there is none. */
  readonly untoldSince: () => Promise<Date | undefined>;
  /** Told once when intake closes, and again after it was open in between. */
  readonly onClose: (why: Closed) => Promise<void>;
}

// Room for some fifty tips with all the files they may have, and for what the desk must still write meanwhile.
export const leastFree = 256 * 1024 * 1024;
// A long weekend. A shorter time would close the desk on a holiday, a longer one would take tips that nobody reads.
const unattendedMs = 5 * 24 * 60 * 60_000;
const lookEachMs = 10_000;

/** Whether tips are taken now. What was found holds for ten seconds, so that a crowd costs no more than one person. */
export function createIntake(parts: IntakeParts): () => Promise<boolean> {
  const { clock, logger, free, untoldSince, onClose } = parts;
  let looked = { at: -Infinity, why: undefined as Closed | undefined };

  return async () => {
    const now = clock.now().getTime();
    if (now - looked.at < lookEachMs && now >= looked.at)
      return looked.why === undefined;
    const why = await closed(now);
    const before = looked.why;
    looked = { at: now, why };
    if (why !== undefined && why !== before)
      try {
        await onClose(why);
      } catch (error) {
        logger.error("nobody could be told that no tips are taken", error);
      }
    return why === undefined;
  };

  async function closed(now: number): Promise<Closed | undefined> {
    if ((await free()) < leastFree) return "disk";
    const since = await untoldSince();
    return since !== undefined && now - since.getTime() > unattendedMs
      ? "unattended"
      : undefined;
  }
}

/** Bytes that this process may still write in a folder's file system. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
