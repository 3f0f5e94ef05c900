import type { Gazetteer, Unit } from "../places/gazetteer.ts";
import { fold } from "../text/fold.ts";
import type { LibraryPlan } from "../plans/plan.ts";
import type { CityOrProvince } from "./question-cues.ts";
import { sameNumber } from "./document-number.ts";
import { holds, isCalled } from "./numbered-part.ts";
import type { Query } from "./query.ts";

/** Which plans a question may be about. */
export type Resolution =
  /** `named`: the question or the asker's setting says so; else every plan is as likely as the others. */
  | {
      readonly kind: "plans";
      readonly plans: readonly LibraryPlan[];
      readonly named: boolean;
    }
  | { readonly kind: "unknown-place"; readonly name: string }
  | { readonly kind: "unknown-plan"; readonly number: string };

/**
 * What the text names comes first, then the asker's own place, then all plans.
 * @param place the official name of the asker's place, or null
 */
export function resolvePlans(
  query: Query,
  place: string | null,
  plans: readonly LibraryPlan[],
  gazetteer: Gazetteer,
): Resolution {
  const own = place === null ? undefined : gazetteer.unit(place);
  // The first place that has a plan; a place inside another is covered by it.
  const mentioned = query.places.map(({ units }) => coveredBy(plans, units));
  const found = mentioned.find((covered) => covered.length > 0);
  const stray = query.places[0]?.units[0];
  if (stray !== undefined && found === undefined)
    return { kind: "unknown-place", name: stray.name };
  const near =
    own === undefined
      ? []
      : plans.filter((plan) => provinceOf(plan, gazetteer) === own.province);
  const numbered = plans.filter((plan) => isNumbered(plan, query, near));
  if (numbered.length > 0)
    return { kind: "plans", plans: numbered, named: true };
  const strange = query.documents.find(
    ({ plan, number }) =>
      plan && number.includes("/") && !isCited(number, plans),
  );
  if (strange !== undefined)
    return { kind: "unknown-plan", number: strange.written };
  if (found !== undefined)
    return {
      kind: "plans",
      plans: narrow(found, query.level, own, gazetteer),
      named: true,
    };

  if (own !== undefined) {
    const level = narrow(near, query.level, own, gazetteer);
    if (level.length > 0) return { kind: "plans", plans: level, named: true };
  }
  if (place !== null && own === undefined) {
    const same = plans.filter((plan) => plan.place === place);
    if (same.length > 0) return { kind: "plans", plans: same, named: true };
  }
  if (place !== null) return { kind: "unknown-place", name: place };
  return {
    kind: "plans",
    plans: narrow(plans, query.level, undefined, gazetteer),
    named: false,
  };
}

/** The plans of a place named in a question. */
export function plansOf(
  { units }: Query["places"][number],
  { level }: Query,
  plans: readonly LibraryPlan[],
  gazetteer: Gazetteer,
): readonly LibraryPlan[] {
  return narrow(coveredBy(plans, units), level, undefined, gazetteer);
}

function coveredBy(
  plans: readonly LibraryPlan[],
  units: readonly Unit[],
): LibraryPlan[] {
  const names = new Set(units.map((unit) => fold(unit.name)));
  const exact = plans.filter((plan) => names.has(fold(plan.place ?? "")));
  if (exact.length > 0) return exact;
  const provinces = new Set(units.map((unit) => fold(unit.province)));
  return plans.filter((plan) => provinces.has(fold(plan.place ?? "")));
}

// "của thành phố" and "tỉnh mình" tell which of a province's plans; else the asker's own unit does.
function narrow(
  plans: readonly LibraryPlan[],
  level: CityOrProvince | null,
  own: Unit | undefined,
  gazetteer: Gazetteer,
): readonly LibraryPlan[] {
  if (level !== null) {
    const fitting = plans.filter(
      (plan) => isCity(plan, gazetteer) === (level === "city"),
    );
    if (fitting.length > 0) return fitting;
  }
  const owned = plans.filter(
    (plan) => fold(plan.place ?? "") === fold(own?.name ?? "-"),
  );
  return owned.length > 0 ? owned : plans;
}

// A plan's place is a city when its own name is not its province's, or its province is a city itself.
function isCity(plan: LibraryPlan, gazetteer: Gazetteer): boolean {
  const unit = plan.place === null ? undefined : gazetteer.unit(plan.place);
  return unit !== undefined && gazetteer.isCity(unit);
}

function provinceOf(
  plan: LibraryPlan,
  gazetteer: Gazetteer,
): string | undefined {
  return plan.place === null ? undefined : gazetteer.unit(plan.place)?.province;
}

function isNumbered(
  plan: LibraryPlan,
  query: Query,
  near: readonly LibraryPlan[],
): boolean {
  return query.documents.some(
    (document) =>
      document.plan &&
      (sameNumber(plan.number, document.number) ||
        // The asker's own plans may have a project of that number.
        (isCalled(plan, document) &&
          (near.includes(plan) || !near.some((own) => holds(own, document))))),
  );
}

function isCited(number: string, plans: readonly LibraryPlan[]): boolean {
  return plans.some((plan) =>
    plan.legalBases.some((basis) => sameNumber(basis.number, number)),
  );
}
