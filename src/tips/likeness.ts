import { tokenize } from "../text/tokens.ts";

// Words of a tip are not kept where the desk can read them. What tells whether another text says nearly the same is a
// sketch: short keyed hashes of its pairs of words and of its figures, from which no text can be had.

/** What is kept of a text to know it again. */
interface Sketch {
  /** Of the pairs of neighbouring words, the smallest hashes. */
  readonly pairs: ReadonlySet<number>;
  /** Of numbers, plates and the like: two reports of one thing do not differ in them. */
  readonly figures: ReadonlySet<number>;
}

// Of a long text a sample is enough.
const mostPairs = 64;
const mostFigures = 32;
// So many of the shorter text's pairs stand in the other as well: one word in ten may be another.
const sameShare = 0.6;
const fewestPairs = 4;

/** A text's sketch as it is stored. @param hash keyed; gives 32 bits */
export function sketchOf(
  text: string,
  hash: (feature: string) => number,
): string {
  const words = tokenize(text).map(({ folded }) => folded);
  const pairs = words.slice(1).map((word, at) => `${words[at] ?? ""} ${word}`);
  const figures = words.filter((word) => /\d/u.test(word));
  return [smallest(pairs, mostPairs), smallest(figures, mostFigures)]
    .map((numbers) => numbers.map((one) => one.toString(36)).join(","))
    .join("/");

  function smallest(features: readonly string[], most: number): number[] {
    const hashes = new Set(features.map(hash));
    return [...hashes].sort((a, b) => a - b).slice(0, most);
  }
}

/** Whether two stored sketches are of texts that say nearly the same. */
export function isLike(one: string, other: string): boolean {
  const [a, b] = [readSketch(one), readSketch(other)];
  const least = Math.min(a.pairs.size, b.pairs.size);
  if (least < fewestPairs) return false;
  const shared = [...a.pairs].filter((pair) => b.pairs.has(pair)).length;
  return (
    shared / least >= sameShare &&
    (isWithin(a.figures, b.figures) || isWithin(b.figures, a.figures))
  );
}

function isWithin(some: ReadonlySet<number>, all: ReadonlySet<number>) {
  return [...some].every((one) => all.has(one));
}

function readSketch(stored: string): Sketch {
  const [pairs = "", figures = ""] = stored.split("/");
  return { pairs: numbersIn(pairs), figures: numbersIn(figures) };
}

function numbersIn(list: string): ReadonlySet<number> {
  return new Set(
    list
      .split(",")
      .filter((one) => one !== "")
      .map((one) => Number.parseInt(one, 36)),
  );
}
