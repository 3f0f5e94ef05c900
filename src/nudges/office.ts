import type { Member, Person, Roster } from "../people/roster.ts";
import { fold } from "../text/fold.ts";
import type { Follow } from "./follower.ts";
import type { Followers } from "./followers.ts";
import type { Step } from "./ladder.ts";

type Body = Pick<Follow, "place" | "agency">;

export interface OfficeParts {
  readonly roster: Pick<Roster, "membershipsOf" | "all">;
  readonly followers: Pick<Followers, "get">;
}

/** Whether a role lets a person speak for an agency; without one, what they say counts for themselves. */
export async function officeOf(
  { roster }: { readonly roster: Pick<Roster, "membershipsOf"> },
  person: Person,
  body: Body,
): Promise<{ readonly unit: string | null } | undefined> {
  const members = await roster.membershipsOf(person);
  const found = members.find(
    ({ unit }) => unit === null || isUnitOf(unit, body),
  );
  return found && { unit: found.unit };
}

/** As `officeOf`; an officer who was told of a report as the standing agency speaks for that. */
export async function voiceOf(
  parts: { readonly roster: Pick<Roster, "membershipsOf"> },
  person: Person,
  { follow, step }: { readonly follow: Body; readonly step: Step | null },
): Promise<{ readonly unit: string | null } | undefined> {
  const office = await officeOf(parts, person, follow);
  if (office !== undefined || step !== "standing") return office;
  const members = await parts.roster.membershipsOf(person);
  return members.find(({ role }) => role === "officer");
}

/**
 * Heads of an agency, as admins have named them. A role for "Sở Y tế" alone does not tell of which place: then it counts
 * for those agencies of that name that the person follows, or for the only place that has one.
 * @param placesOf places whose plans name an agency so
 */
export async function headsOf(
  { roster, followers }: OfficeParts,
  body: Body,
  placesOf: (agency: string) => readonly string[],
): Promise<readonly Person[]> {
  const heads = (await roster.all("head")).filter(
    ({ unit }) => unit === null || isUnitOf(unit, body),
  );
  const meant = await Promise.all(heads.map(isMeant));
  return heads.filter((_, at) => meant[at]);

  async function isMeant({ unit, ...person }: Member): Promise<boolean> {
    if (unit !== null && namesPlace(unit, body)) return true;
    const known = await followers.get(person);
    if (known?.follows.some((one) => isSame(one, body)) === true) return true;
    const places = placesOf(body.agency);
    return unit !== null && places.length === 1 && places[0] === body.place;
  }
}

/** Whether an office is an agency, as admins write it: "Sở Y tế", "Sở Y tế Bình Phước", "Sở Y tế tỉnh Bình Phước". */
export function isUnitOf(unit: string, body: Body): boolean {
  return fold(unit) === fold(body.agency) || namesPlace(unit, body);
}

function namesPlace(unit: string, { place, agency }: Body): boolean {
  const [whole, name, of] = [fold(unit).trim(), fold(agency), fold(place)];
  if (!whole.startsWith(`${name} `)) return false;
  const rest = whole.slice(name.length + 1).replace(/^[-–,(]\s*|\)$/gu, "");
  return rest === of || (rest !== "" && of.endsWith(` ${rest}`));
}

function isSame(one: Body, other: Body): boolean {
  return one.place === other.place && one.agency === other.agency;
}
