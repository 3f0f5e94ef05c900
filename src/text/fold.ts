/**
 * The form that search compares: lower case, without marks, barred d as d. Idempotent. As long as the text for
 * composed Vietnamese and Latin letters; offsets of other scripts may move.
 */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replaceAll("\u0111", "d")
    .normalize("NFC");
}

/** Whether any letter carries a tone, a hat, a hook or a bar: whether its writer types marks at all. */
export function hasMarks(text: string): boolean {
  return /[\u0110\u0111\u0300-\u0323]/u.test(text.normalize("NFD"));
}
