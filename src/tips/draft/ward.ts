import type { Gazetteer } from "../../places/gazetteer.ts";
import { compose } from "../../text/compose.ts";
import { tokenize } from "../../text/tokens.ts";
import { cuesIn, type FactCues } from "../fact-cues.ts";
import { readNames } from "../place-names.ts";

/** "p7": ward seven. */
const short = /^([a-z])(\d{1,2})$/;

/** The ward or commune that a text names, as official lists have it: "Ward 7". Undefined where it names none. */
export function wardIn(
  told: string,
  parts: { readonly gazetteer: Gazetteer; readonly cues: FactCues },
): string | undefined {
  const text = compose(told);
  const tokens = tokenize(text);
  const mentions = parts.gazetteer.find(tokens, text);
  const names = readNames(tokens, text, parts.cues, mentions);
  const kindAt = cuesIn(tokens, parts.cues.wards);
  const rankAt = cuesIn(tokens, parts.cues.ranks);
  let at = 0;
  while (at < tokens.length) {
    const from = at;
    // A town that is a district: its kind ends in the word for a commune.
    const town = mentions.find((one) => !one.borrowed && one.from === from);
    const kind = town === undefined ? kindAt(from) : undefined;
    at = town?.to ?? kind?.to ?? from + 1;
    const joined = short.exec(tokens[from]?.folded ?? "");
    const letter = tokenize(joined?.[1] ?? "");
    const shortKind = cuesIn(letter, parts.cues.wards)(0)?.name;
    if (shortKind !== undefined) return `${shortKind} ${joined?.[2] ?? ""}`;
    if (kind === undefined) continue;
    const end = names.end(at, names.usesCapitals, true);
    const name = text.slice(tokens[at]?.start, tokens[end - 1]?.end);
    const rank = rankAt(at);
    if (end > at) return `${kind.name} ${rank?.to === end ? rank.name : name}`;
  }
  return undefined;
}
