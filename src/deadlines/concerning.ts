import { type AgencyDirectory, mayBe } from "../agencies/directory.ts";
import { tokenize } from "../text/tokens.ts";
import type { Obligation } from "./occurrence.ts";

/** Whose deadlines are meant; null stands for all. */
export interface Whose {
  readonly place: string | null;
  readonly agency: string | null;
}

/**
 * Whether an obligation is an agency's: it is named, or the text names no particular body and
 * the agency is not the one that is sent to. An agency that nobody knows is concerned where it stands as typed.
 */
export function concernsAgency(
  { who, to }: Obligation,
  agency: string,
  directory: AgencyDirectory,
): boolean {
  if (who.includes(agency)) return true;
  const asked = directory.find(tokenize(agency));
  const isAsked = (name: string) =>
    directory
      .find(tokenize(name))
      .some((named) => asked.some((body) => mayBe(body, named)));
  if (who.some(isAsked)) return true;
  const open = who.some((name) => directory.find(tokenize(name)).length === 0);
  return (who.length === 0 || open) && !to.some(isAsked);
}
