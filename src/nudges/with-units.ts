import type { Member, Roster } from "../people/roster.ts";
import type { Extensions } from "./extensions.ts";
import type { Units } from "./known-units.ts";
import type { Reports } from "./reports.ts";

interface Kept {
  readonly reports: Reports;
  readonly extensions: Extensions;
  readonly roster: Roster;
}

/** Notes units that something is reported by or granted to, and reads offices by the bodies' names in full. */
export function withUnits(
  units: Pick<Units, "keep" | "written">,
  { reports, extensions, roster }: Kept,
): Kept {
  const named = <One extends Member>(member: One): One =>
    member.unit === null
      ? member
      : { ...member, unit: units.written(member.unit) };
  return {
    reports: {
      ...reports,
      async note(report) {
        await units.keep(report.place, report.agency);
        return reports.note(report);
      },
    },
    extensions: {
      ...extensions,
      async grant(about, grant) {
        await units.keep(about.place, about.agency);
        await extensions.grant(about, grant);
      },
    },
    roster: {
      ...roster,
      membershipsOf: async (person) =>
        (await roster.membershipsOf(person)).map(named),
      all: async (role) => (await roster.all(role)).map(named),
    },
  };
}
