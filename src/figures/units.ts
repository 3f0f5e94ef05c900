import type { Followers } from "../nudges/followers.ts";
import type { Address } from "../message.ts";
import type { Person, Roster } from "../people/roster.ts";
import { fold } from "../text/fold.ts";
import type { Ask } from "./ask.ts";

/** Who answers for units: people who follow them and whose role lets them speak for them. */
export interface Units {
  /** The people of each unit of an ask; none for a unit that nobody speaks for. */
  peopleOf(ask: Ask): Promise<ReadonlyMap<string, readonly Speaker[]>>;
  /** The units among an ask's that a person speaks for. */
  spokenFor(person: Person, ask: Ask): Promise<readonly string[]>;
}

/** Somebody who speaks for units. */
export interface Speaker extends Address {
  readonly group: false;
  readonly language: "vi" | "en";
}

export function createUnits({
  followers,
  roster,
}: {
  readonly followers: Pick<Followers, "each" | "get">;
  readonly roster: Pick<Roster, "membershipsOf">;
}): Units {
  return {
    async peopleOf(ask) {
      const people = new Map<string, Speaker[]>(
        ask.units.map((unit) => [unit, []]),
      );
      for await (const follower of followers.each()) {
        const { channel, conversation: id, language } = follower;
        const named = follower.follows.filter(
          ({ place, agency }) => place === ask.place && people.has(agency),
        );
        if (named.length === 0) continue;
        for (const { agency } of named)
          if (await speaksFor(follower, agency))
            people.get(agency)?.push({ channel, id, language, group: false });
      }
      return people;
    },
    async spokenFor(person, ask) {
      const follows = (await followers.get(person))?.follows ?? [];
      const named = follows
        .filter(({ place }) => place === ask.place)
        .map(({ agency }) => agency)
        .filter((agency) => ask.units.includes(agency));
      const may = await Promise.all(
        named.map((agency) => speaksFor(person, agency)),
      );
      return named.filter((_, at) => may[at]);
    },
  };

  async function speaksFor(person: Person, agency: string): Promise<boolean> {
    const members = await roster.membershipsOf(person);
    return members.some(({ unit }) => {
      if (unit === null) return true;
      // As admins write it: "Sở Y tế", "Sở Y tế tỉnh Bình Phước".
      const [office, name] = [fold(unit), fold(agency)];
      return office === name || office.startsWith(`${name} `);
    });
  }
}
