import type { FigureParts } from "./figure-parts.ts";

/** A target of a place's plans. */
export interface PlanTarget {
  readonly plan: string;
  readonly section: string;
  readonly text: string;
  readonly percent: number | null;
  readonly count: number | null;
}

/** The targets of a place's plans, in their order. */
export function targetsOf(
  place: string,
  { plans }: FigureParts,
): readonly PlanTarget[] {
  return plans
    .filter((plan) => plan.place === place)
    .flatMap(({ slug, targets }) =>
      targets.map(({ section, text, percent, count }) => ({
        plan: slug,
        ...{ section, text },
        percent: percent ?? null,
        count: count ?? null,
      })),
    );
}
