/**
 * Makes a queue of work for each key: work on one key runs in the order it came, one at a time; keys do not wait for
 * each other. Work that rejects hands its error to its own caller and does not stop what comes after it.
 */
export function sequentialize(): <Result>(
  key: string,
  work: () => Promise<Result>,
) => Promise<Result> {
  const lasts = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = lasts.get(key) ?? Promise.resolve();
    const result = before.then(work);
    const done = result.catch(() => undefined);
    lasts.set(key, done);
    try {
      return await result;
    } finally {
      if (lasts.get(key) === done) lasts.delete(key);
    }
  };
}
