import type { NudgeCues } from "./words.ts";

const longestReason = 200;
// In letters: longer than any word that leads a reason in, with a sign behind it.
const longestLead = 12;

/** What stands behind the day of a text, without the word that leads it in; empty where nothing does. */
export function reasonIn(said: string, cues: NudgeCues): string {
  const rest = said.replace(
    /^.*?\d\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?/su,
    "",
  );
  const plain = rest.replace(/^[\s,.;:–-]+/u, "").trim();
  const behind = cues.after("reason", plain);
  const isLed = behind !== undefined && plain.endsWith(behind);
  const lead = isLed ? plain.length - behind.length : 0;
  // Only a word at the beginning leads in.
  const reason = lead > 0 && lead <= longestLead ? (behind ?? "") : plain;
  return reason.replace(/^[\s,.;:–-]+/u, "").slice(0, longestReason);
}

/** Whether the last word or two of a text make it a question. */
export function endsAsking(text: string, cues: NudgeCues): boolean {
  const [last = "", before = ""] = text.trim().split(/\s+/u).reverse();
  return [last, `${before} ${last}`].some((words) =>
    cues.is("askingEnd", words),
  );
}
