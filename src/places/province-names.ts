import type { PlaceList } from "./gazetteer.ts";

/** The provinces' names, so that none is taken for a slip. */
export function provincesOf({ provinces }: PlaceList): string {
  return provinces
    .flatMap(({ name, since2025 }) => [name, since2025 ?? name])
    .join("\n");
}
