// Tones, hats, hooks and bars as typed. The two tones that half the country does not tell apart count as one.

function marksOf(letter: string | undefined): string {
  return (letter ?? "")
    .normalize("NFD")
    .replace("\u0111", "d-")
    .slice(1)
    .replace("\u0303", "\u0309");
}

/** Whether a form, of the same letters, keeps every mark that was typed. */
export function keepsMarks(typed: string, form: string): boolean {
  const letters = Array.from(form);
  return Array.from(typed).every((letter, at) =>
    Array.from(marksOf(letter)).every((mark) =>
      marksOf(letters[at]).includes(mark),
    ),
  );
}

/** How many of the typed marks a form bears, wherever they stand. */
export function sharedMarks(typed: string, form: string): number {
  const held = marksIn(form);
  return marksIn(typed).filter((mark) => held.includes(mark)).length;
}

/** Whether both bear the same marks, wherever they stand. */
export function sameMarks(typed: string, form: string): boolean {
  return marksIn(typed).join("") === marksIn(form).join("");
}

function marksIn(word: string): string[] {
  return Array.from(word.normalize("NFD").replaceAll("\u0303", "\u0309"))
    .filter((sign) => /[\p{M}\u0111]/u.test(sign))
    .sort();
}
