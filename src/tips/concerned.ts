import { compose } from "../text/compose.ts";
import { createPhraseTable } from "../text/phrases.ts";
import { tokenize } from "../text/tokens.ts";
import { covers, levels, type Routed } from "./route.ts";
import type { Unit } from "./unit.ts";

/**
 * A tip against police with the unit that it is about, so that this one and those below it never see it: of the units
 * that are named in it by their name, or by what such bodies are called in its place, one that looks into police before
 * one of the police, which sees none of these anyway; then the one that serves more, so that too many are kept out
 * rather than too few. A body that is only spoken of is kept out as well.
 */
export function withConcerned(
  routed: Routed,
  text: string,
  units: readonly Unit[],
): Routed {
  if (!routed.againstPolice || routed.concerned !== undefined) return routed;
  const tokens = tokenize(compose(text));
  const says = (phrases: readonly string[]) =>
    createPhraseTable(
      phrases.map((phrase): [string, true] => [phrase, true]),
    ).find(tokens).length > 0;
  const byName = units.filter((unit) => says([unit.name]));
  const byCall = nearest(
    units.filter((unit) => covers(unit, routed) && says(unit.called)),
  );
  const named = [...byName, ...byCall];
  const oversight = named.filter(({ role }) => role === "oversight");
  const [concerned] = (oversight.length > 0 ? oversight : named).toSorted(
    (one, other) => levels(one) - levels(other),
  );
  return concerned === undefined
    ? routed
    : { ...routed, concerned: concerned.id };
}

/** Of those that are called the same the one of the place itself, rather than those above it. */
function nearest(units: readonly Unit[]): readonly Unit[] {
  return units.filter((unit) =>
    units.every(
      (other) =>
        levels(other) <= levels(unit) ||
        other.called.every((called) => !unit.called.includes(called)),
    ),
  );
}
