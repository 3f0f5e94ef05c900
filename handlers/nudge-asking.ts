import type { Choice } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { tokenize } from "../src/text/tokens.ts";
import type { Step } from "./handler.ts";
import { createNudgeNaming } from "./nudge-naming.ts";
import { type NudgeParts, sayIn, told } from "./nudge-parts.ts";
import {
  chooseAgency,
  choosePlace,
  moreAgencies,
  otherPlace,
  waiting,
  wish,
} from "./nudge-wish.ts";

const page = 12;

/** Asks place, agency and unit, and hears them in what is typed. */
export function createNudgeAsking(parts: NudgeParts) {
  const { agencies, places } = parts;
  return { askPlace, askAgency, askUnit, ...createNudgeNaming(parts) };

  function askPlace(
    session: Session,
    key: "place" | "place-of" | "place-none" = "place",
    names: readonly string[] = places,
    values = {},
  ): Step {
    const choices = names.map((name) => ({
      id: choosePlace + name,
      label: name,
    }));
    const text = sayIn(parts, session)(key, values);
    return told(text, waiting(session, "nudge-place"), choices);
  }

  function askAgency(
    session: Session,
    place: string,
    {
      key = "agency",
      names = agencies.of(place),
      typed = "",
      from = 0,
    }: {
      key?: "agency" | "agency-of" | "agency-strange";
      names?: readonly string[];
      typed?: string;
      from?: number;
    } = {},
  ): Step {
    const say = sayIn(parts, session);
    const choices: Choice[] = names
      .slice(from, from + page)
      .map((name) => ({ id: chooseAgency + name, label: name }));
    if (from + page < names.length)
      choices.push({ id: `${moreAgencies}${from + page}`, label: say("more") });
    choices.push({ id: otherPlace, label: say("other-place") });
    const after = waiting(session, "nudge-agency", { [wish.place]: place });
    return told(say(key, { place, typed }), after, choices);
  }

  /** Asks which of many bodies is meant that the plan names all at once. */
  function askUnit(session: Session, place: string, collective: string): Step {
    const { say } = parts.catalogs[session.language];
    const known = { [wish.place]: place, [wish.collective]: collective };
    const example = exampleOf(collective, parts);
    const text = say("units.which", {
      place,
      collective,
      example: say(example),
    });
    return told(text, waiting(session, "nudge-agency", known));
  }
}

/** The key of a name as a unit of a collective may have it. */
export function exampleOf(
  collective: string,
  { nudges }: Pick<NudgeParts, "nudges">,
): string {
  const [body] = nudges.directory.find(tokenize(collective));
  if (body === undefined) return "units.example-any";
  return body.levels.has("commune")
    ? "units.example-commune"
    : "units.example-district";
}
