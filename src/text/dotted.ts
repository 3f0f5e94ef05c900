/**
 * Whether a full stop stands within initials or an address of electronic mail, and ends nothing: "S.H.", "a.k@b.org".
 * @param at where the words before it end
 * @param between what stands between them and the next
 */
export function isDotted(text: string, at: number, between: string): boolean {
  if (between !== ".") return false;
  const before = /[^\s,;:!?]*$/u.exec(text.slice(0, at))?.[0] ?? "";
  const after = /^[^\s,;:!?]*/u.exec(text.slice(at + 1))?.[0] ?? "";
  return (
    `${before}.${after}`.includes("@") ||
    (/(?:^|\.)\p{Lu}$/u.test(before) && /^\p{Lu}(?:\.|$)/u.test(after))
  );
}
