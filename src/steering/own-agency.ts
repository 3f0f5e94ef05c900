import { compose } from "../text/compose.ts";
import { tokenize } from "../text/tokens.ts";
import type { DeskCues } from "./cues.ts";

// A longer message tells by itself who its writer is.
const longest = 160;

/** A text that speaks of the asker's own agency, with that agency in its place; undefined for other texts. */
export function withAgency(
  text: string,
  agency: string,
  cues: DeskCues,
): string | undefined {
  if (text.length > longest) return undefined;
  const composed = compose(text);
  const tokens = tokenize(composed);
  const own = cues.find("own", tokens)[0];
  const first = tokens[own?.from ?? 0];
  const last = tokens[(own?.to ?? 0) - 1];
  if (first === undefined || last === undefined) return undefined;
  const start = composed.slice(0, first.start);
  return `${start}${agency}${composed.slice(last.end)}`;
}
