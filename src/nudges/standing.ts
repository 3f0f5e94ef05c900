import { type Person, personKey, type Roster } from "../people/roster.ts";
import type { LibraryPlan } from "../plans/plan.ts";
import { type ConcernParts, receives } from "./concerns.ts";
import type { Follow, Follower } from "./follower.ts";
import type { Followers } from "./followers.ts";
import type { PlanningParts } from "./planned.ts";

// standing agency: whom a plan's reports go to; it keeps the table of who has reported.

export interface StandingParts extends Pick<ConcernParts, "directory"> {
  readonly plans: readonly Pick<LibraryPlan, "slug" | "place">[];
  readonly calendar: Pick<PlanningParts["calendar"], "obligations">;
  readonly followers: Pick<Followers, "get">;
  readonly roster: Pick<Roster, "all">;
}

/** Whether an agency is the standing agency of a plan, or of any plan of its place. */
export function isStanding(
  { place, agency }: Pick<Follow, "place" | "agency">,
  { plans, calendar, directory }: Omit<StandingParts, "followers" | "roster">,
  plan?: string,
): boolean {
  const slugs = plans
    .filter((one) => one.place === place)
    .map(({ slug }) => slug)
    .filter((slug) => plan === undefined || slug === plan);
  return calendar.obligations.some(
    (obligation) =>
      slugs.includes(obligation.plan) &&
      obligation.to.length > 0 &&
      receives(obligation, agency, { directory }),
  );
}

/** Officers who follow the standing agency of a place, and of which places they do. */
export async function standingFollowers(
  parts: StandingParts,
): Promise<readonly { readonly follower: Follower; places: Set<string> }[]> {
  // Officers are few beside those who follow.
  const officers = await parts.roster.all("officer");
  const people = new Map(officers.map((one) => [personKey(one), one]));
  const known = await Promise.all(
    [...people.values()].map((one) => parts.followers.get(one)),
  );
  return known
    .filter((follower) => follower !== undefined)
    .map((follower) => {
      const follows = follower.follows.filter((one) => isStanding(one, parts));
      const places = new Set(follows.map((one) => one.place));
      return { follower, places };
    })
    .filter(({ places }) => places.size > 0);
}

/** Whether a person may act for the standing agency: officers, and who looks after the desk. */
export async function mayStand(
  { roster }: { readonly roster: Pick<Roster, "rolesOf"> },
  person: Person,
): Promise<boolean> {
  const roles = await roster.rolesOf(person);
  return roles.has("officer") || roles.has("admin");
}
