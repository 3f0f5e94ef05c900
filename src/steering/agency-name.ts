import { namesLike } from "../agencies/did-you-mean.ts";
import { type AgencyDirectory, mayBe } from "../agencies/directory.ts";
import type { Gazetteer } from "../places/gazetteer.ts";
import type { LibraryPlan } from "../plans/plan.ts";
import { compose } from "../text/compose.ts";
import { tokenize } from "../text/tokens.ts";
import type { DeskCues } from "./cues.ts";

/** An agency that a message names as the writer's own. */
export interface AgencyName {
  /** As the place's plan names it, else as typed. */
  readonly name: string;
  /** Official names of the places named beside it. */
  readonly places: readonly string[];
  /** Whether the name is the whole message. */
  readonly alone: boolean;
}

/** The agencies that plans assign work to, and how people name them. */
export interface AgencyNames {
  /** Names of a place's agencies in the order of its plans, each once. */
  of(place: string | null): readonly string[];
  /** Names of a place's agencies that are like what was typed, the likest first. */
  like(text: string, place: string | null): readonly string[];
  /** The agency that a text settles on ("I work at the Department …", or the bare name); undefined when it is about something else. */
  named(text: string, place: string | null): AgencyName | undefined;
  /** Whether a text names any agency. */
  isNamedIn(text: string): boolean;
}

export interface AgencyNameParts {
  readonly plans: readonly LibraryPlan[];
  readonly directory: AgencyDirectory;
  readonly gazetteer: Gazetteer;
  readonly cues: DeskCues;
}

// A longer message has more to say than where its writer works.
const longest = 200;
const longestName = 60;

export function createAgencyNames({
  plans,
  directory,
  gazetteer,
  cues,
}: AgencyNameParts): AgencyNames {
  return { of, like, named, isNamedIn };

  function of(place: string | null): readonly string[] {
    const names = plans
      .filter((plan) => plan.place === place && place !== null)
      .flatMap(({ assignments }) =>
        assignments.flatMap(({ agencies }) => agencies),
      );
    return [...new Set(names)];
  }

  function like(text: string, place: string | null): readonly string[] {
    return text.length > longestName ? [] : namesLike(compose(text), of(place));
  }

  function isNamedIn(text: string): boolean {
    return directory.find(tokenize(compose(text))).length > 0;
  }

  function named(text: string, place: string | null): AgencyName | undefined {
    if (text.length > longest) return undefined;
    const composed = compose(text);
    const tokens = tokenize(composed);
    const mention = directory.find(tokens).at(-1);
    const first = tokens[mention?.from ?? 0];
    const last = tokens[(mention?.to ?? 0) - 1];
    if (mention === undefined || first === undefined || last === undefined)
      return undefined;
    const units = gazetteer
      .find(tokens, composed)
      .filter(({ to }) => to > mention.to);
    const end = tokens[(units.at(-1)?.to ?? mention.to) - 1] ?? last;
    const before = composed.slice(0, first.start);
    const around = `${before} ${composed.slice(end.end)}`;
    const alone = cues.isFiller(around);
    if (!alone && !cues.says("works", around)) return undefined;
    const places = [
      ...new Set(units.flatMap((one) => one.units.map(({ name }) => name))),
    ];
    const typed = composed.slice(first.start, last.end);
    const known = of(places.length === 1 ? (places[0] ?? null) : place).find(
      (name) =>
        directory.find(tokenize(name)).some((one) => mayBe(mention, one)),
    );
    return { name: known ?? capital(typed), places, alone };
  }
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
