import { type CivilDate, noon } from "../clock.ts";
import type { Agenda, Wishes } from "./agenda.ts";
import { dayTimeOf } from "./days.ts";
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
  /** The day since which they follow; null where that is so long ago that it changes nothing. */
  readonly since: CivilDate | null;
  readonly agenda: Agenda;
}

/** Agendas of one day, by agency and wishes. */
export interface RememberedAgendas {
  /** The known one of who follows alike; else that which is reckoned. */
  find(
    follow: Follow,
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
    find(follow, wishes, today, reckon) {
      if (day !== today) {
        places.clear();
        day = today;
        noonMs = noon(today).getTime();
      }
      const known = ofAgency(follow);
      const since = sinceDay(follow);
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

  function sinceDay({ since, leads }: Follow): CivilDate | null {
    const first = lookBack + Math.max(0, ...leads) + mostDaysEarly;
    const begun = Date.parse(since);
    return begun < noonMs - first * dayMs
      ? null
      : dayTimeOf(new Date(begun)).date;
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
