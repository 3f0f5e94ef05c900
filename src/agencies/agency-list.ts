import { z } from "zod";
import { readYaml } from "../knowledge.ts";

/** The levels a body may stand at. A city may be a province's equal or a district's. */
export const Level = z.enum([
  "central",
  "province",
  "city",
  "district",
  "commune",
]);
export type Level = z.infer<typeof Level>;

/** What stands before a department's field: "Sở", "Phòng", "Bộ", or a word that tells no rank. */
export const Rank = z.enum(["province", "district", "ministry", "any"]);
export type Rank = z.infer<typeof Rank>;

const Named = z.strictObject({
  id: z.string(),
  name: z.string(),
  also: z.array(z.string()).default([]),
});

/** knowledge/agencies.yaml. */
export const AgencyList = z.strictObject({
  prefixes: z.record(Rank, z.array(z.string()).min(1)),
  levels: z.record(Level, z.array(z.string()).min(1)),
  fields: z.array(Named),
  organizations: z.array(Named),
});
export type AgencyList = z.infer<typeof AgencyList>;

/** Throws {@link InputError} naming file and line. */
export function loadAgencies(file: string): Promise<AgencyList> {
  return readYaml(file, AgencyList);
}
