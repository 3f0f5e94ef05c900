import { mayBe } from "../src/agencies/directory.ts";
import type { Choice } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { likePlaces } from "../src/steering/place-name.ts";
import { compose } from "../src/text/compose.ts";
import { fold } from "../src/text/fold.ts";
import { tokenize } from "../src/text/tokens.ts";
import type { Step } from "./handler.ts";
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
const longestName = 40;

/** Asks place and agency, and hears them in what is typed. */
export function createNudgeAsking(parts: NudgeParts) {
  const { agencies, gazetteer, nudges, places } = parts;
  return {
    askPlace,
    askAgency,
    placesIn,
    placesNamed,
    agenciesIn,
    isAgencyNamed,
  };

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

  /** Places with plans that a text names; undefined where it names none at all. */
  function placesIn(text: string): readonly string[] | undefined {
    const composed = compose(text);
    const named = gazetteer.find(tokenize(composed), composed).length > 0;
    if (named) return placesNamed(text);
    const like = text.length > longestName ? [] : likePlaces(text, places);
    return like.length === 0 ? undefined : like;
  }

  /** Places with plans that stand in a sentence. */
  function placesNamed(text: string): readonly string[] {
    const composed = compose(text);
    const found = gazetteer.find(tokenize(composed), composed);
    const units = found.flatMap((one) => one.units.map(({ name }) => name));
    return places.filter((place) => units.includes(place));
  }

  /** Agencies of a place that a text names. */
  function agenciesIn(text: string, place: string): readonly string[] {
    const typed = fold(compose(text).trim());
    const names = agencies.of(place);
    const same = names.filter((name) => fold(name) === typed);
    if (same.length > 0) return same;
    const mentions = nudges.directory.find(tokenize(compose(text)));
    return names.filter((name) =>
      nudges.directory
        .find(tokenize(name))
        .slice(0, 1)
        .some((one) => mentions.some((mention) => mayBe(mention, one))),
    );
  }

  function isAgencyNamed(text: string): boolean {
    return nudges.directory.find(tokenize(compose(text))).length > 0;
  }
}
