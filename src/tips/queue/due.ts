import type { TipClocks } from "../clocks.ts";
import {
  eraseAt,
  type Retention,
  sealAt,
  unlinkAt,
} from "../desk/retention.ts";
import { unlinked } from "../desk/reporting.ts";
import type { Delivery, Tip } from "../desk/tip.ts";
import type { Unit } from "../unit.ts";
import { reminders, untold } from "./reminders.ts";
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
  const told =
    past.length === 0
      ? tip
      : {
          ...tip,
          told: [...tip.told, ...past.map(({ key }) => key)],
          deliveries: [
            ...tip.deliveries,
            ...reminders(tip, past, { clocks, units }, now),
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
