import { compose } from "../../text/compose.ts";
import { createPhraseTable } from "../../text/phrases.ts";
import { type Token, tokenize } from "../../text/tokens.ts";
import type { Unit } from "../unit.ts";

/** To which unit a tip is to be handed over, and why, as an officer typed both in one message. */
export interface HandedTo {
  /** Undefined where the text begins with no unit; then all of it is the reason. */
  readonly unit: Unit | undefined;
  readonly reason: string;
}

/** How officers speak of units besides their names. */
export interface UnitTalk {
  /** Units of the tip's own place, which need not be told apart from those elsewhere. */
  readonly near: readonly Unit[];
  /** Words before a unit: "to". */
  readonly toward: readonly string[];
  /** What places are, as their names begin: "province". */
  readonly levels: readonly string[];
}

const between = /^[\s,;:.–-]+/u;
const silent: UnitTalk = { near: [], toward: [], levels: [] };

/**
 * Reads "Công an Tỉnh Trà Vinh: xảy ra nơi khác", with the unit at the beginning: by its name, by its id, or by what such
 * bodies of the tip's place are called, where one alone is called so. The longest name counts.
 */
export function handedTo(
  typed: string,
  units: readonly Unit[],
  talk: UnitTalk = silent,
): HandedTo {
  const text = compose(typed).trim();
  // An id is one word to people, and several tokens.
  const id = /^[a-z0-9-]+/.exec(text)?.[0];
  const byId = units.find((unit) => unit.id === id);
  if (id !== undefined && byId !== undefined)
    return { unit: byId, reason: text.slice(id.length).replace(between, "") };
  const names = createPhraseTable([
    ...units.map((unit): [string, Unit] => [unit.name, unit]),
    ...shortNames(talk),
  ]);
  const tokens = tokenize(text);
  const toward = createPhraseTable(
    talk.toward.map((word): [string, true] => [word, true]),
  );
  const match = names.at(tokens, toward.at(tokens, 0)?.to ?? 0);
  const last = tokens[(match?.to ?? 0) - 1];
  return match === undefined || last === undefined
    ? { unit: undefined, reason: text }
    : {
        unit: match.value,
        reason: text.slice(last.end).replace(between, "").trim(),
      };
}

/** "the procuracy", "the city police": what one unit alone of those near is called. */
function shortNames({ near, levels }: UnitTalk): [string, Unit][] {
  const all = near.flatMap((unit) =>
    namesOf(unit, levels).map((name): [string, Unit] => [name, unit]),
  );
  return all.filter(
    ([name, unit]) =>
      !all.some(([other, which]) => other === name && which !== unit),
  );
}

function namesOf(unit: Unit, levels: readonly string[]): string[] {
  const place = unit.ward ?? unit.district ?? unit.province ?? "";
  const level = levels.find((each) => begins(tokenize(place), tokenize(each)));
  return unit.called.flatMap((called) => [
    called,
    `${called} ${place}`,
    ...(level === undefined ? [] : [`${called} ${level}`]),
  ]);
}

function begins(whole: readonly Token[], part: readonly Token[]): boolean {
  return part.every(({ folded }, at) => whole[at]?.folded === folded);
}
