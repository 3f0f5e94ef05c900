import { type Due, duesOf, type TipClocks } from "../clocks.ts";
import { toOfficer } from "../desk/dialogue.ts";
import type { Delivery, Tip } from "../desk/tip.ts";
import { toDestinations } from "../desk/tip-units.ts";
import { clocked } from "../desk/view.ts";
import { superiorsOf, type Unit, type UnitId } from "../unit.ts";

interface ReminderParts {
  readonly clocks: TipClocks;
  readonly units: readonly Unit[];
}

/** The moments of a tip's clocks that nobody was told of, past and to come, in order. */
export function untold(tip: Tip, clocks: TipClocks): Due[] {
  return duesOf(clocks, clocked(tip)).filter(
    ({ key }) => !tip.told.includes(key),
  );
}

/**
 * Tells of moments that have passed. After a standstill several have; then all whom one of them concerns are told the
 * furthest alone, so that nobody hears twice of one tip.
 */
export function reminders(
  tip: Tip,
  past: readonly Due[],
  { clocks, units }: ReminderParts,
  at: Date,
): Delivery[] {
  const due = furthest(past);
  if (due === undefined) return [];
  const what = due.is;
  const told = { what, about: due.key, name: due.key, at } as const;
  const held = tip.holder === null ? [] : [toOfficer(tip, tip.holder, told)];
  const ids = past.flatMap((each) => concerned(tip, each, clocks, units));
  const officers = toDestinations(
    units.map((unit) => ({
      ...unit,
      destinations: [{ to: "officers" as const, content: "notice" as const }],
    })),
    ids,
    { ...told, tip: tip.id },
  );
  return [...held, ...officers];
}

/** What has been told to the unit above says more than what has not; of the same kind the latest does. */
function furthest(past: readonly Due[]): Due | undefined {
  return past.findLast(({ is }) => is === "escalation") ?? past.at(-1);
}

/** The units that are told: by a reminder those that have it, unless an officer holds it; by each escalation one level more above them. */
function concerned(
  tip: Tip,
  due: Due,
  clocks: TipClocks,
  units: readonly Unit[],
): UnitId[] {
  if (due.is === "reminder") return tip.holder === null ? tip.units : [];
  const level = duesOf(clocks, clocked(tip))
    .filter(({ clock, is }) => clock === due.clock && is === "escalation")
    .findIndex(({ key }) => key === due.key);
  const superiors = tip.units.flatMap((id) =>
    superiorsOf(units, id).slice(0, level + 1),
  );
  return superiors.length === 0 ? tip.units : superiors;
}
