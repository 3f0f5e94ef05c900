/** A text of a group without the mention of the bot, which says who is meant and nothing of what is meant. */
export function withoutMention(text: string, names: readonly string[]): string {
  const mentions = names
    .map((name) => name.normalize("NFC").trim())
    .filter((name) => name !== "")
    .sort((one, other) => other.length - one.length)
    .map((name) => `@${escaped(name)}`);
  if (mentions.length === 0) return text;
  const mention = new RegExp(
    `\\s*(?:${mentions.join("|")})(?![\\p{L}\\p{N}_])[,:]?`,
    "giu",
  );
  const composed = text.normalize("NFC");
  const left = composed.replaceAll(mention, "");
  return left === composed ? text : left.trim();
}

function escaped(words: string): string {
  return words.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
