/** Stands for a name. Tokens are made of letters, so it is one, of which no word is made. */
export const anyName = "\ua78f";

const word = String.raw`\p{Lu}\p{Ll}*`;

/**
 * What leaves the proper names of streets and places out of a text, as far as capitals tell them. Who writes every word
 * with a capital, or all in capitals, tells none.
 * @param heads words after which one with a capital is a name, whatever it means elsewhere
 */
export function createNameRemover(heads: readonly string[]) {
  const either = heads
    .map((head) => {
      const first = head.charAt(0);
      return `[${first.toUpperCase()}${first}]${head.slice(1)}`;
    })
    .join("|");
  const name = new RegExp(
    String.raw`(?<=(?<![\p{L}\p{M}])(?:${either})[ \t]+)${word}(?:[ \t]+${word}){0,3}(?![\p{L}\p{M}])`,
    "gu",
  );
  return (text: string): string => {
    const words = text.match(/\p{L}+/gu) ?? [];
    const capitals = words.filter((one) => /^\p{Lu}/u.test(one));
    return heads.length === 0 || capitals.length * 3 > words.length * 2
      ? text
      : text.replaceAll(name, anyName);
  };
}
