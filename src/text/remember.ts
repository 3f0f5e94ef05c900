// Short texts repeat the same few thousand words over and over. The bound keeps a flood of made-up words from filling
// the memory.
const mostWords = 20_000;
const longestWord = 40;

/** The same function of a word, worked out once for words that come again. It must depend on the word alone. */
export function remember<Value>(
  make: (word: string) => Value,
): (word: string) => Value {
  const made = new Map<string, Value>();
  return (word) => {
    const known = made.get(word);
    if (known !== undefined) return known;
    const value = make(word);
    if (made.size >= mostWords) made.clear();
    if (word.length <= longestWord) made.set(word, value);
    return value;
  };
}
