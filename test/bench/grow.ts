import type { PlanCorpusPassage } from "./plan-corpus.ts";
import { createRewriter } from "./rewrite.ts";

/** Passages of so many plans: the given ones first, then rewritten copies of them. */
export function grow(
  originals: readonly PlanCorpusPassage[],
  plans: number,
): PlanCorpusPassage[] {
  const byPlan = [
    ...Map.groupBy(originals, ({ id }) => id.split("|")[0] ?? "").values(),
  ];
  return Array.from({ length: plans }, (_, copy) => {
    const plan = byPlan[copy % byPlan.length] ?? [];
    if (copy < byPlan.length) return plan;
    const rewrite = createRewriter(plan[0]?.place ?? null, copy);
    return plan.map(({ id, heading, text, place }) => ({
      id: `${copy}|${id}`,
      heading: rewrite(heading),
      text: rewrite(text),
      place: place === null ? null : rewrite(place),
    }));
  }).flat();
}
