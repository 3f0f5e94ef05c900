/** Stands for a name. Tokens are made of letters, so it is one, of which no word is made. */
export const anyName = "\ua78f";

// After these a word with a capital is a name, whatever it means elsewhere: "đường Lý Thường Kiệt" tells of no habit.
const heads =
  "đường|phố|hẻm|ngõ|ngách|cầu|chợ|trường|quán|tiệm|ấp|khóm|thôn|xóm|xã|phường|huyện|quận|thị trấn|khu phố"
    .split("|")
    .map(
      (head) =>
        `[${head.charAt(0).toUpperCase()}${head.charAt(0)}]${head.slice(1)}`,
    )
    .join("|");
const word = String.raw`\p{Lu}\p{Ll}*`;
const name = new RegExp(
  String.raw`(?<=(?<![\p{L}\p{M}])(?:${heads})[ \t]+)${word}(?:[ \t]+${word}){0,3}(?![\p{L}\p{M}])`,
  "gu",
);

/**
 * A text without the proper names of streets and places, as far as capitals tell them. Who writes every word with a
 * capital, or all in capitals, tells none.
 */
export function withoutNames(text: string): string {
  const words = text.match(/\p{L}+/gu) ?? [];
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word));
  return capitals.length * 3 > words.length * 2
    ? text
    : text.replaceAll(name, anyName);
}
