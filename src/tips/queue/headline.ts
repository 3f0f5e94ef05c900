import type { Catalog } from "../../catalog.ts";
import type { Tip } from "../desk/tip.ts";
import { unitNames } from "../desk/view.ts";
import type { Unit, UnitId } from "../unit.ts";

/** Ids of the choices that officers are offered; a tip's reference follows. */
export const officerChoice = {
  open: "tip-open:",
  claim: "tip-claim:",
  ask: "tip-ask:",
  reopen: "tip-reopen:",
} as const;

export interface Noticing {
  readonly say: Catalog["say"];
  readonly catalog: Catalog;
  readonly units: readonly Unit[];
}

export function nameOf(id: UnitId, { units }: Pick<Noticing, "units">): string {
  return units.find((unit) => unit.id === id)?.name ?? id;
}

/** "KHM397, theft, Tra Vinh City, urgent". */
export function headline(
  tip: Pick<Tip, "reference" | "units" | "routed" | "locality">,
  { say, catalog, units }: Noticing,
): string {
  return [
    tip.reference,
    kindWords(tip, catalog),
    placeOf(tip) ?? say("officers.no-place"),
    unitNames(tip, units),
    ...(tip.routed.urgent ? [say("officers.urgent")] : []),
    ...(tip.routed.againstPolice ? [say("officers.restricted")] : []),
  ].join(" · ");
}

/** The kinds of crime in words; what has no words stands as it is. */
export function kindWords(
  { routed }: Pick<Tip, "routed">,
  catalog: Catalog,
): string {
  const kinds = routed.againstPolice
    ? ["against-police", ...routed.kinds]
    : routed.kinds;
  const names = [...new Set(kinds)].map((kind) => {
    const key = `residents.kind-name-${kind}`;
    return catalog.keys.includes(key) ? catalog.say(key) : kind;
  });
  return names.length === 0
    ? catalog.say("officers.no-kind")
    : names.join(", ");
}

export function placeOf({
  routed,
  locality,
}: Pick<Tip, "routed" | "locality">): string | undefined {
  const named = [routed.ward, routed.district, routed.province].filter(
    (place) => place !== undefined,
  );
  return named.length > 0 ? named.join(", ") : (locality ?? undefined);
}
