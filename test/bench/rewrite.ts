// A plan's words as another locality might have written them: other names, places and numbers.

const onsets = ["b", "c", "d", "g", "h", "l", "m", "n", "ph", "s", "t", "v"];
const rhymes = ["a", "an", "ao", "ich", "inh", "o", "on", "ong", "u", "uy"];

/** Rewrites texts of one plan alike. The same seed gives the same names and numbers on every machine. */
export function createRewriter(
  place: string | null,
  seed: number,
): (text: string) => string {
  const random = seeded(seed);
  const names = new Map<string, string>();
  const own = place?.split(" ").slice(1).join(" ") ?? "";
  if (own !== "") names.set(own, newName());
  return (text) =>
    text
      .replaceAll(own === "" ? "\u0000" : own, (found) => named(found))
      // Two capitalised words in mid-sentence are a name, in the text's own way of writing.
      .replaceAll(/(?<=[\p{Ll},] )\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/gu, named)
      .replaceAll(/\d+/gu, altered);

  function named(found: string): string {
    const known = names.get(found) ?? newName();
    names.set(found, known);
    return known;
  }

  function altered(digits: string): string {
    return Array.from(digits, (digit, at) =>
      at === 0 ? digit : String(Math.floor(random() * 10)),
    ).join("");
  }

  function newName(): string {
    return `${newWord()} ${newWord()}`;
  }

  function newWord(): string {
    const pick = (all: readonly string[]) =>
      all[Math.floor(random() * all.length)] ?? "";
    const word = pick(onsets) + pick(rhymes);
    return word.charAt(0).toUpperCase() + word.slice(1);
  }
}

/** Park and Miller's generator. */
function seeded(seed: number): () => number {
  let state = (seed * 7919 + 1) % 2147483647;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
