import type { Draft } from "../../session.ts";
import { settle, textOf, toldOf } from "./draft.ts";
import { locate, type Locating } from "./locate.ts";

/**
 * What of a report's place could be in any town, so that nobody would know whom to send it to: the ward, where one is
 * named; null, where none is. Undefined where the town is known, or was asked for, or no place is told at all.
 * @param own official name of the place that the reporter has chosen
 */
export function townless(
  draft: Draft,
  own: string | null,
  parts: Locating,
): string | null | undefined {
  const told = toldOf(draft, "where").join(", ");
  const isOnMap = draft.pins.some(({ scene }) => scene !== false);
  if (draft.town === "settled" || draft.enough || isOnMap || told === "")
    return undefined;
  const { province, ward } = locate(told, own, parts, textOf(draft));
  return province === undefined ? (ward ?? null) : undefined;
}

/** Completes a report's place by a town that the reporter has chosen. @param name its official name */
export function inTown(draft: Draft, name: string): Draft {
  const said: Draft["said"][number] = {
    text: name,
    answers: "where",
    told: [{ slot: "where", text: name }],
    kinds: [],
  };
  const next = settle({ ...draft, said: [...draft.said, said] }, "where");
  return { ...next, town: "settled" };
}
