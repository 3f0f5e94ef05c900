/** A long text that is asked again and again whether words follow one another in it. */
export interface WordRows {
  /** Whether all these words stand in the text side by side, in this order. */
  has(row: readonly string[]): boolean;
}

/**
 * Notes where each word stands, so that a look-up goes through the places of the row's rarest word only.
 * @param texts words with one space between; no row reaches from one text into the next
 */
export function createWordRows(texts: readonly string[]): WordRows {
  const numbers = new Map<string, number>();
  const border = numberOf("\n");
  const words = joined(
    texts.map((text) => Uint32Array.from(text.split(" "), numberOf)),
    border,
  );
  const { starts, places } = placesOf(words, numbers.size);

  return {
    has(row) {
      const sought = row.map((word) => numbers.get(word) ?? border);
      if (sought.length === 0 || sought.includes(border)) return false;
      const rarest = sought.reduce(
        (best, word, at) =>
          times(word) < times(sought[best] ?? word) ? at : best,
        0,
      );
      const word = sought[rarest] ?? border;
      for (let at = starts[word] ?? 0; at < (starts[word + 1] ?? 0); at += 1) {
        const first = (places[at] ?? 0) - rarest;
        if (sought.every((one, offset) => words[first + offset] === one))
          return true;
      }
      return false;
    },
  };

  function times(word: number): number {
    return (starts[word + 1] ?? 0) - (starts[word] ?? 0);
  }

  function numberOf(word: string): number {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    numbers.set(word, numbers.size);
    return numbers.size - 1;
  }
}

function joined(texts: readonly Uint32Array[], border: number): Uint32Array {
  const length = texts.reduce((sum, text) => sum + text.length + 1, 0);
  const all = new Uint32Array(length).fill(border);
  let at = 0;
  for (const text of texts) {
    all.set(text, at);
    at += text.length + 1;
  }
  return all;
}

/** The places of a word stand from `starts[word]` up to, not including, `starts[word + 1]`. */
function placesOf(words: Uint32Array, count: number) {
  const starts = new Uint32Array(count + 1);
  for (const word of words) starts[word + 1] = (starts[word + 1] ?? 0) + 1;
  for (let word = 1; word < starts.length; word += 1)
    starts[word] = (starts[word] ?? 0) + (starts[word - 1] ?? 0);
  const free = starts.slice();
  const places = new Uint32Array(words.length);
  words.forEach((word, at) => {
    places[free[word] ?? 0] = at;
    free[word] = (free[word] ?? 0) + 1;
  });
  return { starts, places };
}
