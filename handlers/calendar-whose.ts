import { sameNumber } from "../src/answers/document-number.ts";
import type { CalendarAsked } from "../src/deadlines/asking.ts";
import type { LibraryPlan } from "../src/plans/plan.ts";
import type { Session } from "../src/session.ts";

/** Whose deadlines are asked for: of which plans, and of which agency; null stands for all. */
export interface WhoseAsked {
  readonly plans: readonly LibraryPlan[];
  readonly agency: string | null;
  /** The only place of those plans. */
  readonly place: string | null;
  /** A place or a plan that was named and that there is no plan of. */
  readonly stray: { readonly kind: "place" | "plan"; name: string } | null;
}

/**
 * What was named counts; the asker's own place and agency only where neither place nor plan is.
 * @param seesAll whether the asker looks after all agencies, so that what is overdue is not narrowed to their own
 */
export function whoseAsked(
  asked: CalendarAsked,
  session: Pick<Session, "place" | "agency">,
  all: readonly LibraryPlan[],
  seesAll: boolean,
): WhoseAsked {
  const { places, provinces, plan, own, kind } = asked;
  const isPast = kind === "overdue" || kind === "owed";
  const isOwn =
    own || (places.length === 0 && plan === null && !(seesAll && isPast));
  const agency = asked.agency ?? (isOwn ? session.agency : null);
  const here = plansOfPlaces();
  const numbered = all.filter(
    ({ number }) => plan !== null && sameNumber(number, plan),
  );
  const both = numbered.filter((one) => here.includes(one));
  const plans = plan === null ? here : both.length > 0 ? both : numbered;
  const of = new Set(plans.map(({ place }) => place));
  const [only = null] = of.size === 1 ? of : [];
  const [place] = places;
  return {
    plans,
    agency,
    place: only ?? (places.length === 1 ? (place ?? null) : null),
    stray: stray(),
  };

  function plansOfPlaces(): readonly LibraryPlan[] {
    if (places.length === 0)
      return session.place === null || plan !== null
        ? all
        : all.filter((one) => one.place === session.place);
    const within = (names: readonly string[]) =>
      all.filter((one) => one.place !== null && names.includes(one.place));
    const exact = within(places);
    // A district's own plan may be none; it goes by its province's.
    return exact.length > 0 ? exact : within(provinces);
  }

  function stray(): WhoseAsked["stray"] {
    if (plan !== null && numbered.length === 0)
      return { kind: "plan", name: plan.toUpperCase() };
    return place !== undefined && here.length === 0
      ? { kind: "place", name: place }
      : null;
  }
}
