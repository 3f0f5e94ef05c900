import { shorten } from "./quote.ts";

const shortest = 60;

/**
 * Lines within a limit of characters: room is taken from the last of the plan's words, which answer least, and never
 * from the line that names the source.
 */
export function fitted(lines: readonly string[], limit: number): string {
  const text = lines.join("\n");
  const over = text.length - limit;
  if (over <= 0) return text;
  const at = lines.findLastIndex(
    (line) => /^[\u2022\u201c]/u.test(line) && line.length > shortest,
  );
  const line = lines[at];
  if (line === undefined) return shorten(text, limit);
  const close = line.endsWith("\u201d") ? "\u201d" : "";
  const left = Math.max(shortest, line.length - over) - close.length;
  return fitted(lines.with(at, `${shorten(line, left)}${close}`), limit);
}
