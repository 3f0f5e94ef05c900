import { mayBe } from "../src/agencies/directory.ts";
import { concernOf } from "../src/nudges/concerns.ts";
import { reportsOwed } from "../src/nudges/table.ts";
import { likePlaces } from "../src/steering/place-name.ts";
import { compose } from "../src/text/compose.ts";
import { fold } from "../src/text/fold.ts";
import { tokenize } from "../src/text/tokens.ts";
import type { NudgeParts } from "./nudge-parts.ts";

const longestName = 40;

/** Hears places and agencies in what is typed. */
export function createNudgeNaming(
  parts: Pick<NudgeParts, "agencies" | "gazetteer" | "nudges" | "places">,
) {
  const { agencies, gazetteer, nudges, places } = parts;
  return {
    placesIn,
    placesNamed,
    strangePlace,
    placeOfAgency,
    agenciesIn,
    isAgencyNamed,
  };

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
    const units = found.flatMap((one) => one.units);
    const within = (names: readonly string[]) =>
      places.filter((place) => names.includes(place));
    const exact = within(units.map(({ name }) => name));
    // A district goes by its province's plan.
    const all =
      exact.length > 0 ? exact : within(units.map(({ province }) => province));
    // Of a province and its city of one name that one is meant whose plan names the agency.
    const having = all.filter((place) => namedIn(text, place).length > 0);
    return having.length === 1 ? having : all;
  }

  /** A place that a text names and that there is no plan of. */
  function strangePlace(text: string): string | undefined {
    const composed = compose(text);
    const [first] = gazetteer.find(tokenize(composed), composed);
    return placesNamed(text).length > 0 ? undefined : first?.units[0]?.name;
  }

  /** The asker's own place, unless only another's plan names the agency that a text names. */
  function placeOfAgency(text: string, own: string | null): string | null {
    const having = places.filter((place) => namedIn(text, place).length > 0);
    const [only = null] = having;
    if (own !== null && agenciesIn(text, own).length > 0) return own;
    return having.length === 1 ? only : own;
  }

  /** Agencies of a place that a text names: of many named all at once that one, where the text tells which. */
  function agenciesIn(text: string, place: string): readonly string[] {
    const { units } = nudges;
    const typed = fold(compose(text).trim());
    const same = agencies.of(place).filter((name) => fold(name) === typed);
    if (same.length > 0) return same;
    const named = namedIn(text, place).map((name) =>
      units.isCollective(name)
        ? (units.unitIn(text, place, name) ?? name)
        : name,
    );
    if (named.length > 0) return [...new Set(named)];
    const unit = units.unitIn(text, place);
    return unit !== undefined && isAsked(unit, place) ? [unit] : [];
  }

  /** Agencies that a place's plans name and that stand in a text. */
  function namedIn(text: string, place: string): readonly string[] {
    const mentions = nudges.directory.find(tokenize(compose(text)));
    return agencies.of(place).filter((name) =>
      nudges.directory
        .find(tokenize(name))
        .slice(0, 1)
        .some((one) => mentions.some((mention) => mayBe(mention, one))),
    );
  }

  /** Whether the plans ask something of an agency that they do not name, as one of all. */
  function isAsked(agency: string, place: string): boolean {
    return reportsOwed(place, nudges).some((obligation) => {
      const concern = concernOf(obligation, agency, nudges);
      return concern === "named" || concern === "all";
    });
  }

  function isAgencyNamed(text: string): boolean {
    return nudges.directory.find(tokenize(compose(text))).length > 0;
  }
}
