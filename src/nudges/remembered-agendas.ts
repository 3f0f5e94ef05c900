import { type CivilDate, noon } from "../clock.ts";
import type { Agenda, Wishes } from "./agenda.ts";
import type { Follow } from "./follower.ts";
import { lookBack } from "./planned.ts";

// Wishes differ little; who makes up many of them fills no memory.
const mostOfAgency = 200;
// Days off in a row, and the days of a week, by which a nudge may come before its lead.
const mostDaysEarly = 30;
const dayMs = 86_400_000;

interface Alike {
  readonly follow: Follow;
  readonly wishes: Wishes;
  /** The day since which they follow, counted from today; null where that is so long ago that it changes nothing. */
  readonly since: number | null;
  readonly agenda: Agenda;
}

/** Agendas of one day, by agency and wishes. */
export interface RememberedAgendas {
  /**
   * The known one of who follows alike; else that which is reckoned.
   * @param begun since when they follow, in ms since 1970
   */
  find(
    follow: Follow,
    begun: number,
    wishes: Wishes,
    today: CivilDate,
    reckon: () => Agenda,
  ): Agenda;
  forget(): void;
}

export function rememberAgendas(): RememberedAgendas {
  const places = new Map<string, Map<string, Alike[]>>();
  let day: CivilDate | undefined;
  let noonMs = 0;
  return {
    find(follow, begun, wishes, today, reckon) {
      if (day !== today) {
        places.clear();
        day = today;
        noonMs = noon(today).getTime();
      }
      const known = ofAgency(follow);
      const since = sinceDay(follow, begun);
      for (const one of known)
        if (one.since === since && isAlike(one, follow, wishes))
          return one.agenda;
      const agenda = reckon();
      if (known.length < mostOfAgency)
        known.push({ follow, wishes, since, agenda });
      return agenda;
    },
    forget() {
      places.clear();
    },
  };

  function ofAgency({ place, agency }: Follow): Alike[] {
    let agencies = places.get(place);
    if (agencies === undefined) {
      agencies = new Map<string, Alike[]>();
      places.set(place, agencies);
    }
    let known = agencies.get(agency);
    if (known === undefined) {
      known = [];
      agencies.set(agency, known);
    }
    return known;
  }

  // Days in Vietnam are of 24 hours all year, so that they are counted from noon to noon.
  function sinceDay({ leads }: Follow, begun: number): number | null {
    let longest = 0;
    for (const lead of leads) if (lead > longest) longest = lead;
    const day = Math.floor((begun - noonMs) / dayMs + 0.5);
    return day < -(lookBack + longest + mostDaysEarly) ? null : day;
  }
}

function isAlike(one: Alike, follow: Follow, wishes: Wishes): boolean {
  const { leads, wide } = one.follow;
  return (
    wide === follow.wide &&
    one.wishes.rhythm === wishes.rhythm &&
    one.wishes.hours.from === wishes.hours.from &&
    leads.length === follow.leads.length &&
    leads.every((lead, at) => lead === follow.leads[at])
  );
}
