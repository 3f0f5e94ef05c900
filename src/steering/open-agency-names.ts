import { join } from "node:path";
import { loadAgencies } from "../agencies/agency-list.ts";
import { createDirectory } from "../agencies/directory.ts";
import {
  type AgencyNameParts,
  type AgencyNames,
  createAgencyNames,
} from "./agency-name.ts";

/** Loads what is known of agencies. Throws {@link InputError} naming file and line. */
export async function openAgencyNames(
  knowledgeFolder: string,
  parts: Omit<AgencyNameParts, "directory">,
): Promise<AgencyNames> {
  const list = await loadAgencies(join(knowledgeFolder, "agencies.yaml"));
  const assigned = parts.plans.flatMap(({ assignments }) =>
    assignments.flatMap(({ agencies }) => agencies),
  );
  return createAgencyNames({
    ...parts,
    directory: createDirectory(list, assigned),
  });
}
