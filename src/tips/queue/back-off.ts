const firstMs = 10_000;
const longestMs = 6 * 60 * 60_000;
// With the growth below: a bit more than two days.
const mostAttempts = 16;

/** For how long to wait after so many failed tries; undefined: no more tries. @param random 0 to 1, spreads tries that failed together */
export function backOff(attempts: number, random: number): number | undefined {
  if (attempts >= mostAttempts) return undefined;
  const grown = Math.min(firstMs * 3 ** (attempts - 1), longestMs);
  return Math.round(grown * (0.75 + random / 2));
}
