import { type AgencyDirectory, mayBe } from "../src/agencies/directory.ts";
import type { GrantedTo } from "../src/deadlines/granted-days.ts";
import type { Occurrence } from "../src/deadlines/occurrence.ts";
import { dateOf } from "../src/nudges/days.ts";
import type { Units } from "../src/nudges/known-units.ts";
import type { Extensions } from "../src/nudges/extensions.ts";
import { tagOf } from "../src/nudges/planned.ts";
import type { Reports } from "../src/nudges/reports.ts";
import type { LibraryPlan } from "../src/plans/plan.ts";
import type { AgencyNames } from "../src/steering/agency-name.ts";
import { tokenize } from "../src/text/tokens.ts";

/** Where it is noted how agencies stand with what they are to do. */
export interface Noted {
  readonly reports: Reports;
  readonly extensions: Extensions;
  readonly units: Pick<Units, "isCollective" | "unitIn">;
}

export interface NotedParts {
  readonly plans: readonly LibraryPlan[];
  readonly directory: AgencyDirectory;
  readonly agencies: AgencyNames;
}

/** Tells whether an agency has told the desk that something is done, and which later day it was granted for it. */
export function createNoted(
  { reports, extensions, units }: Noted,
  { plans, directory, agencies }: NotedParts,
): {
  isDone: (occurrence: Occurrence, agency: string) => Promise<boolean>;
  grantedTo: GrantedTo;
} {
  // As people name agencies, which are few.
  const names = new Map<string, string>();
  return {
    isDone: async (occurrence, agency) =>
      (await reports.get(tagFor(occurrence, agency))) !== undefined,
    async grantedTo(occurrence, agency) {
      const granted = await extensions.get(tagFor(occurrence, agency));
      return granted && { to: dateOf(granted.to), reason: granted.reason };
    },
  };

  function tagFor(occurrence: Occurrence, agency: string): string {
    const { plan: slug } = occurrence.obligation;
    const place = plans.find((plan) => plan.slug === slug)?.place ?? "";
    const key = `${place}|${agency}`;
    const name = names.get(key) ?? nameIn(place, agency);
    names.set(key, name);
    return tagOf({ place, agency: name }, occurrence);
  }

  // Reports stand under the name that the place's plans give the agency.
  function nameIn(place: string, agency: string): string {
    const [asked] = directory.find(tokenize(agency));
    const found = agencies
      .of(place)
      .find((one) =>
        directory
          .find(tokenize(one))
          .some((body) => asked !== undefined && mayBe(asked, body)),
      );
    if (found === undefined || units.isCollective(found))
      return units.unitIn(agency, place, found) ?? agency;
    return found;
  }
}
