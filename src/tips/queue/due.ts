import { duesOf, type Due, type TipClocks } from "../clocks.ts";
import {
  eraseAt,
  type Retention,
  sealAt,
  unlinkAt,
} from "../desk/retention.ts";
import { toOfficer } from "../desk/dialogue.ts";
import { unlinked } from "../desk/reporting.ts";
import type { Delivery, Tip } from "../desk/tip.ts";
import { toDestinations } from "../desk/tip-units.ts";
import { clocked } from "../desk/view.ts";
import { superiorsOf, type Unit, type UnitId } from "../unit.ts";
import type { Result } from "./result.ts";

export interface DueParts {
  readonly clocks: TipClocks;
  readonly retention: Retention;
  readonly units: readonly Unit[];
}

/** When something is to be done with a tip next. */
export function dueAt(tip: Tip, { clocks, retention }: DueParts): Date {
  const moments = [
    eraseAt(retention, tip),
    unlinkAt(retention, tip),
    sealAt(retention, tip),
    untold(tip, clocks)[0]?.at,
    ...tip.deliveries
      .filter(({ state }) => state === "pending")
      .map(({ notBefore }) => new Date(notBefore)),
  ].filter((moment) => moment !== undefined);
  return new Date(Math.min(...moments.map((moment) => moment.getTime())));
}

/** The tip with what its clocks and its retention ask for by now, except its erasure. */
export function withDue(tip: Tip, now: Date, parts: DueParts): Tip {
  const { clocks, retention, units } = parts;
  const past = untold(tip, clocks).filter(({ at }) => at <= now);
  // After a standstill only the last moment of each clock is worth a word.
  const last = new Map(past.map((due) => [`${due.clock} ${due.is}`, due]));
  const told =
    past.length === 0
      ? tip
      : {
          ...tip,
          told: [...tip.told, ...past.map(({ key }) => key)],
          deliveries: [
            ...tip.deliveries,
            ...[...last.values()].flatMap((due) =>
              notices(tip, due, clocks, units, now),
            ),
          ],
        };
  const unlink = unlinkAt(retention, told);
  const cut = unlink !== undefined && unlink <= now ? unlinked(told) : told;
  const seal = sealAt(retention, cut);
  return seal !== undefined && seal <= now ? withoutText(cut) : cut;
}

/** The tip without what the desk itself can read of it. */
export function withoutText(tip: Tip): Tip {
  return {
    ...tip,
    open: null,
    lines:
      tip.ended === null
        ? tip.lines
        : tip.lines.map((line) => ({ ...line, text: null })),
  };
}

/** The tip after a try. */
export function withResult(found: Tip, key: string, result: Result): Tip {
  const { topics } = result;
  const tip =
    topics === undefined
      ? found
      : { ...found, topics: [...found.topics, ...topics] };
  const delivery = tip.deliveries.find((each) => each.key === key);
  if (delivery === undefined) return tip;
  const rest = tip.deliveries.filter((each) => each !== delivery);
  const attempts = delivery.attempts + 1;
  const isDestination = delivery.to.is === "destination";
  switch (result.is) {
    case "done":
      return {
        ...tip,
        deliveries: rest,
        delivered: tip.delivered || isDestination,
      };
    case "nobody":
      return {
        ...tip,
        deliveries: rest,
        lines: tip.lines.map((line) =>
          delivery.to.is === "reporter" && line.id === delivery.about
            ? { ...line, way: "kept" }
            : line,
        ),
      };
    case "again":
      return withDelivery(tip, {
        ...delivery,
        attempts,
        notBefore: result.at.toISOString(),
      });
    case "dead":
      return withDelivery(tip, { ...delivery, attempts, state: "dead" });
  }
}

function withDelivery(tip: Tip, delivery: Delivery): Tip {
  return {
    ...tip,
    deliveries: tip.deliveries.map((each) =>
      each.key === delivery.key ? delivery : each,
    ),
  };
}

function untold(tip: Tip, clocks: TipClocks): Due[] {
  return duesOf(clocks, clocked(tip)).filter(
    ({ key }) => !tip.told.includes(key),
  );
}

/** Who is told: by a reminder whoever holds the tip or its units; by each escalation one level more above them. */
function notices(
  tip: Tip,
  due: Due,
  clocks: TipClocks,
  units: readonly Unit[],
  at: Date,
): Delivery[] {
  const told = { what: due.is, about: due.key, name: due.key, at } as const;
  const held = tip.holder === null ? [] : [toOfficer(tip, tip.holder, told)];
  const ids =
    due.is === "escalation" ? above(tip, due, clocks, units) : tip.units;
  if (due.is === "reminder" && held.length > 0) return held;
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

function above(
  tip: Tip,
  due: Due,
  clocks: TipClocks,
  units: readonly Unit[],
): UnitId[] {
  const level = duesOf(clocks, clocked(tip))
    .filter(({ clock, is }) => clock === due.clock && is === "escalation")
    .findIndex(({ key }) => key === due.key);
  const superiors = tip.units.flatMap((id) =>
    superiorsOf(units, id).slice(0, level + 1),
  );
  return [
    ...new Set([...superiors, ...(superiors.length === 0 ? tip.units : [])]),
  ];
}
