import type { Holds } from "../../src/storage/holds.ts";
import { openMemory } from "../../src/storage/memory.ts";
import type { Storage } from "../../src/storage/storage.ts";

/** One store, as each of several processes sees it. */
export function sharedStore(): { process(name: string): Storage } {
  const memory = openMemory();
  const held = new Map<string, { by: string; until: number }>();
  return {
    process: (by) => ({
      ...memory,
      holds: holdsOf(by, held),
      close: () => Promise.resolve(),
    }),
  };
}

function holdsOf(
  by: string,
  held: Map<string, { by: string; until: number }>,
): Holds {
  return {
    take(name, now, ms) {
      const before = held.get(name);
      const isFree =
        before === undefined ||
        before.by === by ||
        before.until <= now.getTime();
      if (isFree) held.set(name, { by, until: now.getTime() + ms });
      return Promise.resolve(isFree);
    },
    release(name) {
      if (held.get(name)?.by === by) held.delete(name);
      return Promise.resolve();
    },
  };
}
