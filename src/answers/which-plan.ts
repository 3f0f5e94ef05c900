import type { LibraryPlan } from "../plans/plan.ts";
import type { Answer, Setting } from "./answer.ts";
import type { PlanPassage } from "./plan-passages.ts";
import { planLabel, sectionLabel } from "./labels.ts";

/** Asks back which plan is meant, with one choice a plan. `best` tells where each one speaks of the matter. */
export function askWhichPlan(
  plans: readonly LibraryPlan[],
  best: ReadonlyMap<string, PlanPassage>,
  { catalog }: Setting,
): Answer {
  const items = plans.map((plan) => {
    const passage = best.get(plan.slug);
    return catalog.say("answers.which_item", {
      place: plan.place ?? plan.title,
      plan: planLabel(plan, catalog),
      section:
        passage === undefined
          ? ""
          : catalog.say("answers.in_section", {
              section: sectionLabel(passage.section, catalog),
            }),
    });
  });
  return {
    text: [
      catalog.say("answers.which_plan", { count: plans.length }),
      ...items,
    ].join("\n"),
    answered: true,
    citations: [],
    offers: plans.map((plan) => ({
      label: plan.place ?? plan.title,
      offer: { kind: "place", plan: plan.slug },
    })),
    plan: null,
  };
}
