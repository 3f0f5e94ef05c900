import { StorageError } from "../src/errors.ts";
import type { Storage } from "../src/storage/storage.ts";

/** A process that dies at some of its acts, counted from 0: before the act, or after it and before it knows. */
export interface Mortal {
  count: number;
  crashes: readonly { readonly at: number; readonly after: boolean }[];
}

/** Lets a process act, and write to a store, until it dies. */
export function mortal(life: Mortal) {
  const act = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    const nth = life.count;
    life.count += 1;
    const crash = life.crashes.find(({ at }) => at === nth);
    if (crash?.after === false) throw new StorageError("killed");
    const result = await work();
    if (crash !== undefined) throw new StorageError("killed");
    return result;
  };
  const failing = (storage: Storage): Storage => ({
    collection(kind, schema) {
      const inner = storage.collection(kind, schema);
      return { ...inner, put: (...given) => act(() => inner.put(...given)) };
    },
    close: () => storage.close(),
  });
  return { act, failing };
}
