/** Work that goes on by itself, so that a stop and tests can wait for it. */
export interface UnderWay {
  /** Counts work until it ends, however it ends. */
  track<Result>(work: Promise<Result>): Promise<Result>;
  /** Fulfils when nothing is under way, nor what followed from it. Work that waits for a timer is not under way. */
  settled(): Promise<void>;
}

export function createUnderWay(): UnderWay {
  const all = new Set<Promise<unknown>>();
  return {
    track(work) {
      all.add(work);
      const done = () => all.delete(work);
      work.then(done, done);
      return work;
    },
    async settled() {
      while (all.size > 0) await Promise.allSettled(all);
    },
  };
}
