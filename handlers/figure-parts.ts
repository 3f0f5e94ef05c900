import { mayBe } from "../src/agencies/directory.ts";
import type { AgencyDirectory } from "../src/agencies/directory.ts";
import type { FigureDesk } from "../src/figures/open-figures.ts";
import type { Catalogs } from "../src/catalog.ts";
import type { Message } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import type { Member } from "../src/people/roster.ts";
import type { LibraryPlan } from "../src/plans/plan.ts";
import { compose } from "../src/text/compose.ts";
import { fold } from "../src/text/fold.ts";
import { tokenize } from "../src/text/tokens.ts";
import type { Say } from "./posting-parts.ts";
import type { SteeringParts } from "./steering-parts.ts";

export interface FigureParts extends Pick<
  SteeringParts,
  | "agencies"
  | "catalogs"
  | "commands"
  | "cues"
  | "gazetteer"
  | "places"
  | "read"
> {
  readonly desk: FigureDesk;
  readonly plans: readonly LibraryPlan[];
  readonly directory: AgencyDirectory;
}

/** Says a sentence of messages/<language>/figures.yaml. */
export function sayIn(
  { catalogs }: { readonly catalogs: Catalogs },
  session: Session,
): Say {
  return (key, values) =>
    catalogs[session.language].say(`figures.${key}`, values);
}

/** The role by which somebody may ask units for figures. */
export async function memberOf(
  message: Message,
  { desk }: FigureParts,
): Promise<Member | undefined> {
  const members = await desk.roster.membershipsOf(message);
  const may = members.filter(
    ({ role }) => role === "officer" || role === "admin",
  );
  return may.find(({ unit }) => unit !== null) ?? may[0];
}

/** Agencies of a place that a text names. */
export function agenciesIn(
  text: string,
  place: string,
  { agencies, directory, read }: FigureParts,
): readonly string[] {
  const names = agencies.of(place);
  const typed = compose(text)
    .split(/[,;\n]/u)
    .map((part) => fold(part.trim()));
  const same = names.filter((name) => typed.includes(fold(name)));
  if (same.length === typed.length) return same;
  const mentions = directory.find(tokenize(compose(read(text))));
  return names.filter(
    (name) =>
      same.includes(name) ||
      directory
        .find(tokenize(name))
        .slice(0, 1)
        .some((one) => mentions.some((mention) => mayBe(mention, one))),
  );
}

/** What a text lists as agencies that a place's plans do not name. */
export function strangeIn(
  text: string,
  place: string,
  parts: FigureParts,
): readonly string[] {
  let rest = compose(text);
  // Names with commas in them are taken out whole.
  for (const name of parts.agencies.of(place)) {
    const at = fold(rest).indexOf(fold(compose(name)));
    if (at >= 0) rest = `${rest.slice(0, at)},${rest.slice(at + name.length)}`;
  }
  return rest
    .split(/[,;\n]/u)
    .map((part) => part.trim())
    .filter(
      (part) =>
        /\p{L}{2}/u.test(part) && agenciesIn(part, place, parts).length === 0,
    );
}
