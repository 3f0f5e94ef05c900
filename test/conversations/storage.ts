import type { z } from "zod";
import { StorageError } from "../../src/errors.ts";
import type { Collection, Storage } from "../../src/storage/storage.ts";

type Call = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** A storage whose every call goes through `call`, reads and writes told apart. */
function through(storage: Storage, read: Call, write: Call): Storage {
  return {
    collection<Schema extends z.ZodType>(kind: string, schema: Schema) {
      const inner = storage.collection(kind, schema);
      const outer: Collection<z.infer<Schema>> = {
        ...inner,
        get: (id) => read(() => inner.get(id)),
        put: (...put) => write(() => inner.put(...put)),
        delete: (...gone) => write(() => inner.delete(...gone)),
        claimDue: (...due) => read(() => inner.claimDue(...due)),
      };
      return outer;
    },
    close: () => storage.close(),
  };
}

/** A disk that takes nothing while it is full, and can still be read. */
export function fillable(storage: Storage): Storage & { full: boolean } {
  const full = () =>
    Promise.reject(new StorageError("a document cannot be written"));
  const disk: Storage & { full: boolean } = {
    ...through(
      storage,
      (read) => read(),
      (write) => (disk.full ? full() : write()),
    ),
    full: false,
  };
  return disk;
}

/** What dies with a process: from the n-th step on, nothing that is begun ever ends, and nothing happens any more. */
export interface Life {
  readonly ended: boolean;
  /** Counts a step; false when it does not happen, as the process is dead. */
  step(): boolean;
}

/** @param steps after how many steps the process dies */
export function lifeOf(steps: number): Life {
  let left = steps;
  return {
    get ended() {
      return left < 0;
    },
    step() {
      left -= 1;
      return left >= 0;
    },
  };
}

export function never<Result>(): Promise<Result> {
  return new Promise(() => undefined);
}

/** The storage as a process sees it that may die before or after each write, or before a read. */
export function mortal(storage: Storage, life: Life): Storage {
  return through(
    storage,
    (work) => (life.step() ? work() : never()),
    async (work) => {
      if (!life.step()) return never();
      const result = await work();
      return life.step() ? result : never();
    },
  );
}
