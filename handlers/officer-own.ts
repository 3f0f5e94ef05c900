import { sameOfficer } from "../src/tips/desk/acts.ts";
import type { Officering } from "../src/tips/desk/officering.ts";
import type { OfficerId } from "../src/tips/desk/tip.ts";
import type { Reference } from "../src/tips/reference.ts";

/** Whether there is such a tip for the officer. */
export async function sees(
  officer: OfficerId,
  reference: Reference | undefined,
  officering: Officering,
): Promise<boolean> {
  if (reference === undefined) return false;
  return (await officering.glance(officer, reference)) !== "unknown";
}

/** The tip that the officer has, where it is one alone. */
export async function onlyHeld(
  officer: OfficerId,
  officering: Officering,
): Promise<Reference | undefined> {
  const own = (await officering.list(officer)).filter(
    ({ holder }) => holder !== null && sameOfficer(holder, officer),
  );
  return own.length === 1 ? own[0]?.reference : undefined;
}
