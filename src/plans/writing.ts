import type { LibraryPlan } from "./plan.ts";

/** All words of a plan, for slips to be mended against. */
export function writingOf({ title, sections }: LibraryPlan): string {
  const parts = sections.flatMap(({ heading, paragraphs }) => [
    heading,
    ...paragraphs,
  ]);
  return [title, ...parts].join("\n");
}
