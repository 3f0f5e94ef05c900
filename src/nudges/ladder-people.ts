import { type CivilDate } from "../clock.ts";
import type { Person, Roster } from "../people/roster.ts";
import { type Follow, type Follower, isAway } from "./follower.ts";
import type { Followers } from "./followers.ts";
import type { Ladder, Step } from "./ladder.ts";
import { headsOf } from "./office.ts";
import { type PlanningParts, stepKey } from "./planned.ts";
import {
  isStanding,
  standingFollowers,
  type StandingParts,
} from "./standing.ts";

export interface LadderPeopleParts extends Pick<
  StandingParts,
  "directory" | "plans"
> {
  readonly roster: Roster;
  readonly planning: PlanningParts;
  readonly followers: Followers;
  /** Places whose plans name an agency so. */
  readonly placesOf: (agency: string) => readonly string[];
}

/** Whether a head of an agency, and an officer of the standing agency, are known to the desk. */
export interface Above {
  readonly hasHead: boolean;
  readonly hasStanding: boolean;
}

/** Who is told of what is overdue at each step of a ladder. */
export function createLadderPeople(parts: LadderPeopleParts) {
  const { followers, planning, placesOf } = parts;
  return {
    toldAt: (
      step: Step,
      { place, agency }: Pick<Ladder, "place" | "agency">,
      plan: string,
    ): Promise<readonly (Person & { readonly conversation?: string })[]> =>
      step === "head"
        ? headsOf(parts, { place, agency }, placesOf)
        : standingOf(place, plan),

    async above(
      body: Pick<Follow, "place" | "agency">,
      plan: string,
    ): Promise<Above> {
      const [heads, standing] = await Promise.all([
        headsOf(parts, body, placesOf),
        standingOf(body.place, plan),
      ]);
      return { hasHead: heads.length > 0, hasStanding: standing.length > 0 };
    },

    /** Whether a head that the ladder came to is still to be told on a day, and can be. */
    async isHeadUntold(
      { tag, place, agency, taken }: Ladder,
      lastDay: string,
      today: CivilDate,
    ): Promise<boolean> {
      const last = taken.at(-1);
      if (last?.step !== "head" || last.lastDay !== lastDay) return false;
      const heads = await headsOf(parts, { place, agency }, placesOf);
      const known = await Promise.all(heads.map((one) => followers.get(one)));
      const key = stepKey(tag, { ...last, lastDay });
      return known.some(
        (one) =>
          one !== undefined &&
          !isAway(one, today) &&
          !one.declined.includes(tag) &&
          one.steps.some((told) => stepKey(told.tag, told) === key) &&
          one.ledger.every(
            (entry) => entry.key !== key || entry.state === "entered",
          ),
      );
    },
  };

  /** Officers of the standing agency of a plan. */
  async function standingOf(
    place: string,
    plan: string,
  ): Promise<readonly Follower[]> {
    const standing = { ...parts, calendar: planning.calendar };
    const all = await standingFollowers(standing);
    return all
      .map(({ follower }) => follower)
      .filter(({ follows }) =>
        follows.some(
          (one) => one.place === place && isStanding(one, standing, plan),
        ),
      );
  }
}
