import { fold } from "../text/fold.ts";
import { superiorsOf, type Unit, type UnitId } from "./unit.ts";

/** What of a tip decides who receives it. Places by the names of knowledge/places.yaml, as far as they are known. */
export interface Routed {
  readonly province?: string;
  readonly district?: string;
  readonly ward?: string;
  /** Kinds of crime, by the names in knowledge/reporting.yaml; empty where none is known. */
  readonly kinds: readonly string[];
  readonly urgent: boolean;
  /** Somebody of the police, or of a body that looks into police, is complained about. */
  readonly againstPolice: boolean;
  /** The unit complained about, where it is known: it and those below it never see the tip. */
  readonly concerned?: UnitId;
}

/** Whether a unit may ever see the tip: whether it may be routed or handed over to it, counts and search included. */
export function mayReceive(
  units: readonly Unit[],
  unit: Unit,
  tip: Routed,
): boolean {
  if (tip.againstPolice && unit.role !== "oversight") return false;
  if (tip.concerned === undefined) return true;
  return (
    unit.id !== tip.concerned &&
    !superiorsOf(units, unit.id).includes(tip.concerned)
  );
}

/**
 * The units that receive a tip: those nearest to its place that take its kind, for an urgent one also those that want
 * to know of it; otherwise the first that takes what is left. Never empty where {@link UnitList} has accepted the units,
 * and never one that may not see it.
 */
export function route(units: readonly Unit[], tip: Routed): UnitId[] {
  const role = tip.againstPolice ? "oversight" : "police";
  const able = units.filter((unit) => mayReceive(units, unit, tip));
  const apt = able.filter((unit) => unit.role === role);
  const serving = apt.filter(
    (unit) => !unit.fallback && covers(unit, tip) && takes(unit, tip),
  );
  const nearest = Math.max(...serving.map(levels));
  const chosen = serving.filter(
    (unit) => levels(unit) === nearest || (tip.urgent && unit.urgent),
  );
  if (chosen.length > 0) return chosen.map(({ id }) => id);
  // Whoever takes what is left may be complained about itself: then the next one does, and in the end any that may.
  const left =
    apt.find(({ fallback }) => fallback) ??
    apt[0] ??
    able.find((unit) => unit.role === "oversight");
  return left === undefined ? [] : [left.id];
}

const placed = ["province", "district", "ward"] as const;

/** Whether a unit serves where it happened. */
export function covers(unit: Unit, tip: Routed): boolean {
  return placed.every((level) => {
    const own = unit[level];
    const there = tip[level];
    return (
      own === undefined || (there !== undefined && fold(own) === fold(there))
    );
  });
}

function takes({ kinds }: Unit, tip: Routed): boolean {
  return kinds === undefined || tip.kinds.some((kind) => kinds.includes(kind));
}

/** How near to a place a unit is: a ward's more than a province's. */
export function levels(unit: Unit): number {
  return placed.filter((level) => unit[level] !== undefined).length;
}
