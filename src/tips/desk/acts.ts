import { civilDate } from "../../clock.ts";
import { deadlinesOf, type TipClocks } from "../clocks.ts";
import { mayReceive } from "../route.ts";
import type { Unit, UnitId } from "../unit.ts";
import type { SealedText } from "../seal.ts";
import { reopened, withRequest } from "./dialogue.ts";
import {
  type Delivery,
  isJoined,
  type OfficerId,
  type Tip,
  type TipLine,
  type TipOutcomeName,
} from "./tip.ts";
import { toDestinations } from "./tip-units.ts";
import { toTopics } from "./topics.ts";
import { clocked } from "./view.ts";
import type { z } from "zod";

export type Outcome = z.infer<typeof TipOutcomeName>;

/** What an officer does with a tip. */
export type Act =
  | { readonly is: "claim" | "release" | "complex" | "extend" | "reopen" }
  | { readonly is: "hand-over"; readonly unit: UnitId; readonly reason: string }
  | { readonly is: "kinds"; readonly kinds: readonly string[] }
  | { readonly is: "urgent"; readonly urgent: boolean }
  | { readonly is: "note"; readonly text: string }
  | { readonly is: "ask"; readonly text: string; readonly sealed: SealedText }
  | { readonly is: "close"; readonly outcome: Outcome }
  | { readonly is: "merge"; readonly into: Tip["reference"] };

/**
 * done: it has its effect. already: it had it before. taken: another officer has the tip. unheld: nobody has it, so it
 * cannot be given back. ended: it is closed or
 * withdrawn. into-ended: the one that it was to be merged into is. late: an extension can be asked for no more.
 * impossible: this tip does not allow it (an extension of what is not complex, a unit that may not see it).
 */
export type Acted =
  | "done"
  | "already"
  | "taken"
  | "unheld"
  | "ended"
  | "into-ended"
  | "late"
  | "extended"
  | "impossible";

export interface Acting {
  readonly officer: OfficerId;
  /** The id of the message that asked for it. */
  readonly request: string;
  /** Chance, for what is told to the reporter. */
  readonly token: string;
  readonly now: Date;
  /** Whoever has the tip, where they are no officer any more. */
  readonly gone?: OfficerId | undefined;
  readonly units: readonly Unit[];
  readonly clocks: TipClocks;
}

/** What an act makes of a tip. The same request has its effect once. */
export function acted(
  found: Tip,
  act: Act,
  acting: Acting,
): { readonly tip: Tip; readonly result: Acted } {
  const { gone } = acting;
  const tip =
    found.holder !== null && gone && sameOfficer(found.holder, gone)
      ? { ...found, holder: null }
      : found;
  if (tip.requests.includes(acting.request)) return { tip, result: "done" };
  if (tip.ended !== null && !isStillDone(act, tip))
    return { tip, result: "ended" };
  const isOwn = tip.holder !== null && sameOfficer(tip.holder, acting.officer);
  if (act.is === "claim" && isOwn) return { tip, result: "already" };
  // Who acts on a tip that nobody has, has it from then on.
  if (tip.holder !== null && !isOwn && act.is !== "note" && act.is !== "reopen")
    return { tip, result: "taken" };
  if (act.is === "release" && tip.holder === null)
    return { tip, result: "unheld" };
  if (act.is === "extend" && tip.clocks.some(({ is }) => is === "extended"))
    return { tip, result: "extended" };
  if (act.is === "extend" && isLate(tip, acting))
    return { tip, result: "late" };
  // A question to one of several reporters leaves the tip with whoever has the one that it was merged into.
  const isTaken = act.is !== "note" && act.is !== "reopen" && !isJoined(tip);
  const after = apply(isTaken ? taken(tip, act, acting) : tip, act, acting);
  if (after === undefined) return { tip, result: "impossible" };
  const told =
    toldAs(act) ?? (isTaken && tip.holder === null ? "claim" : undefined);
  const deliveries = [...after.deliveries, ...toTopics(tip, told, acting)];
  return {
    tip: withRequest({ ...after, deliveries }, acting.request),
    result: "done",
  };
}

/** As what an act is told where groups follow a tip. */
function toldAs(act: Act): string | undefined {
  switch (act.is) {
    case "close":
      return `close ${act.outcome}`;
    case "release":
    case "reopen":
    case "merge":
    case "hand-over":
      return act.is;
    default:
      return undefined;
  }
}

/** What may be done with a tip that has ended. */
function isStillDone({ is }: Act, tip: Tip): boolean {
  if (is === "note") return true;
  if (is === "ask") return isJoined(tip);
  return is === "reopen" && tip.state === "closed" && tip.merged === null;
}

/** Whether an extension, which must be asked for some days before the end, can be asked for no more. */
function isLate(tip: Tip, { clocks, now }: Acting): boolean {
  const { ask } = deadlinesOf(clocks, clocked(tip));
  return ask !== undefined && civilDate(now) > ask;
}

/** In the hands of whoever acts on it. The reporter is told of that where nothing else is told along with it. */
function taken(tip: Tip, act: Act, acting: Acting): Tip {
  const { officer } = acting;
  const isFirst = !tip.clocks.some(({ is }) => is === "acknowledged");
  return {
    ...tip,
    holder: officer,
    state: "working",
    delivered: true,
    clocks: isFirst ? [...tip.clocks, { is: "acknowledged" }] : tip.clocks,
    deliveries:
      isFirst && act.is === "claim"
        ? [...tip.deliveries, news(tip, "working", acting)]
        : tip.deliveries,
  };
}

function apply(tip: Tip, act: Act, acting: Acting): Tip | undefined {
  const { request, now, units, officer } = acting;
  const at = now.toISOString();
  switch (act.is) {
    case "claim":
      return tip;
    case "release":
      return { ...tip, holder: null, state: "acknowledged" };
    case "reopen":
      return tip.ended === null
        ? undefined
        : taken(reopened(tip, now), act, acting);
    case "complex":
      return tip.clocks.some(({ is }) => is === "complex")
        ? tip
        : { ...tip, clocks: [...tip.clocks, { is: "complex" }] };
    case "extend":
      // Once, and only what is complex (article 147, clause 2).
      return tip.clocks.some(({ is }) => is === "complex") &&
        !tip.clocks.some(({ is }) => is === "extended")
        ? { ...tip, clocks: [...tip.clocks, { is: "extended" }] }
        : undefined;
    case "kinds":
      return { ...tip, routed: { ...tip.routed, kinds: [...act.kinds] } };
    case "urgent":
      return { ...tip, routed: { ...tip.routed, urgent: act.urgent } };
    case "note":
      return {
        ...tip,
        notes: [...tip.notes, { at, unit: officer.unit, text: act.text }],
      };
    case "hand-over": {
      const unit = units.find(({ id }) => id === act.unit);
      if (unit === undefined || !mayReceive(units, unit, tip.routed))
        return undefined;
      return {
        ...tip,
        units: [unit.id],
        holder: null,
        state: "handed-over",
        notes: [...tip.notes, { at, unit: officer.unit, text: act.reason }],
        deliveries: [
          ...tip.deliveries.filter(({ to }) => to.is === "reporter"),
          ...toDestinations(units, [unit.id], {
            what: "new",
            about: at,
            name: `handed ${request}`,
            tip: tip.id,
            at: now,
          }),
          news(tip, `handed ${request}`, acting),
        ],
      };
    }
    case "ask": {
      const line: TipLine = {
        id: request,
        from: "officer",
        at,
        text: act.text,
        sealed: act.sealed,
        files: 0,
        asks: true,
        way: tip.link === null ? "kept" : "waiting",
        token: tip.link === null ? null : `${acting.token} question ${request}`,
      };
      return {
        ...tip,
        asked: line.id,
        lines: [...tip.lines, line],
        deliveries: [
          ...tip.deliveries,
          ...(tip.link === null
            ? []
            : [
                {
                  ...news(tip, `question ${request}`, acting),
                  what: "question" as const,
                  about: line.id,
                },
              ]),
        ],
      };
    }
    case "close":
      return ended(tip, act.outcome, acting);
    case "merge":
      // What its reporter was asked stays asked, and how it ends is how the other one does.
      return act.into === tip.reference
        ? undefined
        : {
            ...ended(tip, null, acting),
            asked: tip.asked,
            merged: act.into,
          };
  }
}

function ended(tip: Tip, outcome: Outcome | null, acting: Acting): Tip {
  const { now, request } = acting;
  return {
    ...tip,
    state: "closed",
    outcome,
    ended: now.toISOString(),
    asked: null,
    clocks: [...tip.clocks, { is: "closed" }],
    deliveries: [...tip.deliveries, news(tip, `closed ${request}`, acting)],
  };
}

/** Something for the reporter to look at. */
function news(tip: Tip, name: string, { now, token }: Acting): Delivery {
  return {
    key: `${tip.id}.${name}`,
    to: { is: "reporter", token: `${token} ${name}` },
    what: "state",
    about: null,
    attempts: 0,
    notBefore: now.toISOString(),
    state: "pending",
  };
}

export function sameOfficer(one: OfficerId, other: OfficerId): boolean {
  return one.channel === other.channel && one.sender === other.sender;
}

/** The units that a tip may be handed over to: those that may see it, apart from the one that has it. */
export function receiversOf(tip: Tip, units: readonly Unit[]): readonly Unit[] {
  return units.filter(
    (unit) =>
      mayReceive(units, unit, tip.routed) &&
      !(tip.units.length === 1 && tip.units[0] === unit.id),
  );
}
