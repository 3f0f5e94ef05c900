import { type AgencyDirectory, mayBe } from "../src/agencies/directory.ts";
import type { Occurrence } from "../src/deadlines/occurrence.ts";
import { tagOf } from "../src/nudges/planned.ts";
import type { Reports } from "../src/nudges/reports.ts";
import type { LibraryPlan } from "../src/plans/plan.ts";
import type { AgencyNames } from "../src/steering/agency-name.ts";
import { tokenize } from "../src/text/tokens.ts";

/** Tells whether an agency has told the desk that something is done. */
export function createIsDone(
  reports: Reports,
  {
    plans,
    directory,
    agencies,
  }: {
    readonly plans: readonly LibraryPlan[];
    readonly directory: AgencyDirectory;
    readonly agencies: AgencyNames;
  },
) {
  return async (occurrence: Occurrence, agency: string): Promise<boolean> => {
    const { plan: slug } = occurrence.obligation;
    const place = plans.find((plan) => plan.slug === slug)?.place ?? "";
    // Reports stand under the name that the place's plans give the agency.
    const [asked] = directory.find(tokenize(agency));
    const name = agencies
      .of(place)
      .find((one) =>
        directory
          .find(tokenize(one))
          .some((body) => asked !== undefined && mayBe(asked, body)),
      );
    const tag = tagOf({ place, agency: name ?? agency }, occurrence);
    return (await reports.get(tag)) !== undefined;
  };
}
