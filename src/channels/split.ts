/**
 * Cuts text into pieces of at most `limit` UTF-16 units: between paragraphs where that goes, else between lines, else
 * between words, and only then within a word. Never cuts a character, nor its marks from a letter. Joined by what was
 * left out between pieces (white space), the pieces are the text.
 */
export function split(text: string, limit: number): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > limit) {
    const cut = cutAt(rest, limit);
    pieces.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  if (rest !== "") pieces.push(rest);
  return pieces;
}

function cutAt(text: string, limit: number): number {
  const head = text.slice(0, limit + 1);
  for (const border of ["\n\n", "\n", " "]) {
    const at = head.lastIndexOf(border);
    // A border near the beginning would leave a scrap as a message of its own.
    if (at > limit / 3) return at;
  }
  const characters = new Intl.Segmenter("vi", { granularity: "grapheme" });
  let end = 0;
  for (const { index, segment } of characters.segment(text)) {
    if (index + segment.length > limit) break;
    end = index + segment.length;
  }
  return end === 0 ? limit : end;
}
