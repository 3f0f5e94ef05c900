import { z } from "zod";
import { change } from "../people/change.ts";
import type { LibraryPlan } from "../plans/plan.ts";
import type { Storage } from "../storage/storage.ts";
import { fold } from "../text/fold.ts";
import type { UnitNames } from "./units.ts";

// Of each place one document: units are few, and tables need all.
const Known = z.object({ v: z.literal(1), names: z.array(z.string()) });

/** A place's bodies, one by one. */
export interface NamedBodies {
  readonly names: readonly string[];
  /** Names that stand for more bodies than are known. */
  readonly unnamed: readonly string[];
}

/** Units as they have been named by those who follow them or report for them. */
export interface Units extends UnitNames {
  /** A unit as it is known, however its marks were typed. */
  spelled(place: string, agency: string): Promise<string>;
  /** Notes a unit; nothing of a name that the place's plans have. */
  keep(place: string, agency: string): Promise<void>;
  /** A place's bodies with the units that are known in place of those that are named all at once. */
  bodies(place: string): Promise<NamedBodies>;
}

export function createUnits(
  storage: Storage,
  plans: readonly LibraryPlan[],
  names: UnitNames,
): Units {
  const collection = storage.collection("agency-units", Known);
  return {
    ...names,
    async spelled(place, agency) {
      if (namesAt(place).includes(agency)) return agency;
      const known = await knownOf(place);
      return known.find((one) => fold(one) === fold(agency)) ?? agency;
    },
    async keep(place, agency) {
      if (namesAt(place).includes(agency)) return;
      await change(collection, keyOf(place), (old) => {
        const known = old?.names ?? [];
        return known.some((one) => fold(one) === fold(agency))
          ? old
          : { v: 1 as const, names: [...known, agency] };
      });
    },
    async bodies(place) {
      const named = namesAt(place);
      const known = await knownOf(place);
      return {
        names: [...named, ...known],
        unnamed: named.filter((name) => names.isCollective(name)),
      };
    },
  };

  async function knownOf(place: string): Promise<readonly string[]> {
    return (await collection.get(keyOf(place)))?.value.names ?? [];
  }

  function namesAt(place: string): string[] {
    const all = plans
      .filter((plan) => plan.place === place)
      .flatMap(({ assignments }) =>
        assignments.flatMap(({ agencies }) => agencies),
      );
    return [...new Set(all)];
  }
}

function keyOf(place: string): string {
  return fold(place).replace(/[^a-z0-9]+/gu, "-");
}

/** Finds the places whose plans name an agency, by its own name or as one of many. */
export function placesNaming(
  plans: readonly LibraryPlan[],
  units: UnitNames,
): (agency: string) => string[] {
  return (agency) => {
    const naming = plans.filter(({ place, ...plan }) =>
      namesOf([plan]).some(
        (name) =>
          name === agency ||
          (place !== null &&
            units.isCollective(name) &&
            units.unitIn(agency, place, name) === agency),
      ),
    );
    return [...new Set(naming.flatMap(({ place }) => place ?? []))];
  };
}

/** All names that plans assign work to. */
export function namesOf(
  plans: readonly Pick<LibraryPlan, "assignments">[],
): string[] {
  return plans.flatMap(({ assignments }) =>
    assignments.flatMap(({ agencies }) => agencies),
  );
}
