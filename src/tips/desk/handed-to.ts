import { compose } from "../../text/compose.ts";
import { createPhraseTable } from "../../text/phrases.ts";
import { tokenize } from "../../text/tokens.ts";
import type { Unit } from "../unit.ts";

/** To which unit a tip is to be handed over, and why, as an officer typed both in one message. */
export interface HandedTo {
  /** Undefined where the text begins with no unit; then all of it is the reason. */
  readonly unit: Unit | undefined;
  readonly reason: string;
}

const between = /^[\s,;:.–-]+/u;

/** Reads "Công an Tỉnh Trà Vinh: xảy ra nơi khác", with the unit's name or id at the beginning; the longest name counts. */
export function handedTo(typed: string, units: readonly Unit[]): HandedTo {
  const text = compose(typed).trim();
  // An id is one word to people, and several tokens.
  const id = /^[a-z0-9-]+/.exec(text)?.[0];
  const named = units.find((unit) => unit.id === id);
  if (id !== undefined && named !== undefined)
    return { unit: named, reason: text.slice(id.length).replace(between, "") };
  const names = createPhraseTable(
    units.map((unit): [string, Unit] => [unit.name, unit]),
  );
  const tokens = tokenize(text);
  const match = names.at(tokens, 0);
  const last = tokens[(match?.to ?? 0) - 1];
  return match === undefined || last === undefined
    ? { unit: undefined, reason: text }
    : {
        unit: match.value,
        reason: text.slice(last.end).replace(between, "").trim(),
      };
}
