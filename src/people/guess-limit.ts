import type { Clock } from "../clock.ts";

const windowMs = 60 * 60 * 1000;
const mostEach = 5;
const mostOverall = 200;

/** Slows down who tries out codes: wrong ones count for an hour, each sender's and all together. */
export interface GuessLimit {
  mayTry(sender: string): boolean;
  failed(sender: string): void;
}

/** Kept in memory, each process for itself: a restart forgives. */
export function createGuessLimit(clock: Clock): GuessLimit {
  // In the order they were made; more than the overall limit are never kept.
  let guesses: { sender: string; at: number }[] = [];
  return {
    mayTry(sender) {
      const since = clock.now().getTime() - windowMs;
      guesses = guesses.filter(({ at }) => at > since);
      const own = guesses.filter((guess) => guess.sender === sender);
      return guesses.length < mostOverall && own.length < mostEach;
    },
    failed(sender) {
      guesses.push({ sender, at: clock.now().getTime() });
    },
  };
}
