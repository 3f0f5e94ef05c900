import { deadlinesOf, type TipClocks } from "../clocks.ts";
import type { TipView } from "../tips.ts";
import type { Unit } from "../unit.ts";
import { isJoined, type Tip } from "./tip.ts";

export interface ViewParts {
  readonly units: readonly Unit[];
  readonly clocks: TipClocks;
}

/** A tip as its reporter may see it: nothing of officers and notes, and of one that it was merged into only that it goes on there. */
export function viewOf(tip: Tip, { units, clocks }: ViewParts): TipView {
  const joined = isJoined(tip);
  const asked = tip.asked !== null && (tip.ended === null || joined);
  return {
    reference: tip.reference,
    state: asked ? "asked" : joined ? "joined" : tip.state,
    outcome: tip.outcome,
    unit: unitNames(tip, units),
    received: new Date(tip.received),
    expected: expectedBy(tip, clocks),
    lines: tip.lines.flatMap(({ from, at, text }) =>
      text === null ? [] : [{ from, at: new Date(at), text }],
    ),
    asked,
  };
}

export function unitNames(
  { units: ids }: Pick<Tip, "units">,
  units: readonly Unit[],
): string {
  const names = ids.map((id) => units.find((unit) => unit.id === id)?.name);
  return names.map((name, at) => name ?? String(ids[at])).join(", ");
}

/** A tip as its clocks see it. */
export function clocked(tip: Tip) {
  return {
    crime: true,
    received: new Date(tip.since ?? tip.received),
    events: tip.clocks,
  };
}

function expectedBy(tip: Tip, clocks: TipClocks): Date | undefined {
  if (tip.ended !== null) return undefined;
  const { acknowledge, decide } = deadlinesOf(clocks, clocked(tip));
  return (
    acknowledge ??
    (decide === undefined ? undefined : new Date(`${decide}T17:00:00+07:00`))
  );
}
