import type { Clock } from "../../clock.ts";
import type { Address } from "../../message.ts";

const windowMs = 60 * 60_000;
const mostEach = 8;
const mostOverall = 400;
const firstDelayMs = 1000;
const longestDelayMs = 30_000;

/** Slows down who tries out receipts. In memory, each process for itself; a restart forgives. */
export interface Guesses {
  mayTry(from: Address): boolean;
  /** Counts a wrong one; gives for how many milliseconds its answer is to wait: longer with each. */
  wrong(from: Address): number;
}

/**
 * Wrong receipts count for an hour. With 59.8 bits and 400 guesses an hour from everybody together, a thousand tips are
 * guessed with a chance of one in 300 million within a year. The limit for all is there for the processor as well, as
 * each guess costs 20 ms of it.
 */
export function createGuesses(clock: Clock): Guesses {
  // In the order they were made; more than the limit for all are never kept.
  let guesses: { from: string; at: number }[] = [];
  const own = (from: Address) => {
    const since = clock.now().getTime() - windowMs;
    guesses = guesses.filter(({ at }) => at > since);
    return guesses.filter((guess) => guess.from === nameOf(from));
  };
  return {
    mayTry: (from) =>
      own(from).length < mostEach && guesses.length < mostOverall,
    wrong(from) {
      const before = own(from).length;
      if (guesses.length < mostOverall)
        guesses.push({ from: nameOf(from), at: clock.now().getTime() });
      return Math.min(firstDelayMs * 2 ** before, longestDelayMs);
    },
  };
}

function nameOf({ channel, id }: Address): string {
  return `${channel}:${id}`;
}
