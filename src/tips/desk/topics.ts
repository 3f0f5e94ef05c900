import type { Delivery, Tip } from "./tip.ts";

/**
 * Tells the topics that the units of a tip have in groups what became of it, so that who follows it there need not ask;
 * nothing of who did it. @param about the act, as messages name it; undefined: nothing is told
 */
export function toTopics(
  tip: Pick<Tip, "id" | "topics" | "units">,
  about: string | undefined,
  { request, now }: { readonly request: string; readonly now: Date },
): Delivery[] {
  if (about === undefined || tip.topics.length === 0) return [];
  return [
    {
      key: `${tip.id}.topics ${request}`,
      to: { is: "topics", units: tip.units },
      what: "act",
      about,
      attempts: 0,
      notBefore: now.toISOString(),
      state: "pending",
    },
  ];
}
