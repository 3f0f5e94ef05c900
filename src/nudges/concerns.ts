import {
  type AgencyDirectory,
  type AgencyMention,
  mayBe,
} from "../agencies/directory.ts";
import { tokenize } from "../text/tokens.ts";
import type { Obligation } from "../deadlines/occurrence.ts";
import type { NudgeCues } from "./words.ts";

/** How an obligation concerns an agency: by its name, as one of all, as nobody's in particular, or not. */
export type Concern = "named" | "all" | "open" | "none";

export interface ConcernParts {
  readonly directory: AgencyDirectory;
  readonly cues: NudgeCues;
}

/** Whether what is owed goes to an agency. */
export function receives(
  { to, evidence }: Pick<Obligation, "to" | "evidence">,
  agency: string,
  { directory }: Pick<ConcernParts, "directory">,
): boolean {
  const [body] = directory.find(tokenize(agency));
  return [...to, evidence]
    .flatMap((name) => directory.find(tokenize(name)))
    .some((one) => isBody(one, body));
}

/** Whom an obligation concerns. Who is reported to need not report to themselves. */
export function concernOf(
  obligation: Pick<Obligation, "who" | "to" | "evidence">,
  agency: string,
  { directory, cues }: ConcernParts,
): Concern {
  const { who } = obligation;
  const [body] = directory.find(tokenize(agency));
  const named = who.flatMap((name) => directory.find(tokenize(name)));
  if (who.includes(agency) || named.some((one) => isBody(one, body)))
    return "named";
  if (who.length === 0) return "open";
  if (receives(obligation, agency, { directory })) return "none";
  return who.some((name) => isGeneral(name)) ? "all" : "none";

  function isGeneral(name: string): boolean {
    if (directory.find(tokenize(name)).length > 0) return false;
    if (cues.names("everybody", name)) return true;
    const isCommittee = body?.id === committee;
    if (isCommittee)
      return body.levels.has("commune") && cues.names("communes", name);
    return cues.names("departments", name);
  }
}

// The id of people's committees in knowledge/agencies.yaml: they are no department of another.
const committee = "people-committee";

function isBody(one: AgencyMention, body: AgencyMention | undefined): boolean {
  return body !== undefined && mayBe(body, one);
}
