import type { LibraryPlan } from "./plan.ts";

/** Official names of the places that plans are of, each once. */
export function placesOf(library: readonly LibraryPlan[]): string[] {
  const places = library
    .map(({ place }) => place)
    .filter((place) => place !== null);
  return [...new Set(places)];
}
