import type { Ask, Missing } from "../src/figures/ask.ts";
import { silentOf } from "../src/figures/rounds.ts";
import type { Message } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { isChoice } from "../src/steering/choosing.ts";
import { compose } from "../src/text/compose.ts";
import { dayIn, withoutDay } from "./figure-day.ts";
import { agenciesIn, type FigureParts, strangeIn } from "./figure-parts.ts";
import { placesIn } from "./posting-parts.ts";
import { targetsOf } from "./figure-targets.ts";
import { figureAct } from "./figure-acts.ts";

const longestWhat = 300;

/** What the words say already with which a figure is asked for: what, by when, where. */
export function heardFirst(
  said: string,
  session: Session,
  parts: FigureParts,
): Partial<Ask> | "day-past" {
  const places = placesIn(said, parts).named;
  const place = places.length === 1 ? places[0] : session.place;
  const day = dayIn(said, parts);
  const isPast = day === "day-past" || day === "day-which";
  if (isPast && /\d\/\d/u.test(said)) return "day-past";
  const what = withoutDay(said, parts).slice(0, longestWhat);
  return {
    ...(place !== undefined && { place: places.length > 1 ? null : place }),
    ...(what !== "" && { what }),
    ...(!isPast && { lastDay: day }),
  };
}

/** What a message says of a part: a key of a sentence where it cannot be used; undefined where nothing. */
export async function heardOf(
  part: Missing,
  { choice, text }: Message,
  draft: Ask,
  session: Session,
  parts: FigureParts,
): Promise<Partial<Ask> | string | undefined> {
  const words = compose(text).trim();
  if (words.startsWith("/")) return undefined;
  const place = draft.place ?? session.place ?? "";
  switch (part) {
    case "place": {
      const tapped = parts.places.filter(
        (name) =>
          choice !== undefined && isChoice(choice, figureAct.place + name),
      );
      const named = tapped.length > 0 ? tapped : placesIn(words, parts).named;
      const [only] = named;
      if (only !== undefined && named.length === 1) return { place: only };
      return choice === undefined ? "place-which" : undefined;
    }
    case "what": {
      const at = choice?.startsWith(figureAct.target) === true;
      const target = targetsOf(place, parts).at(
        Number(choice?.slice(figureAct.target.length)),
      );
      if (at) return target && { what: target.text, target };
      return choice === undefined && words !== ""
        ? { what: words.slice(0, longestWhat) }
        : undefined;
    }
    case "day":
      return choice === undefined ? dayOf(words, parts) : undefined;
    case "units":
      return unitsOf(choice, words, { ...draft, place }, parts);
  }
}

function dayOf(words: string, parts: FigureParts): Partial<Ask> | string {
  const day = dayIn(words, parts);
  return day === "day-past" || day === "day-which" ? day : { lastDay: day };
}

async function unitsOf(
  choice: string | undefined,
  words: string,
  draft: Ask,
  parts: FigureParts,
): Promise<Partial<Ask> | string | undefined> {
  const { desk, agencies } = parts;
  const all = agencies.of(draft.place);
  const isAll =
    choice === figureAct.everyUnit ||
    (choice === undefined && desk.cues.is("everyUnit", words));
  if (isAll) return { units: [...all] };
  const isReached =
    choice === figureAct.reached ||
    (choice === undefined && desk.cues.is("reached", words));
  if (isReached) {
    const people = await desk.units.peopleOf({ ...draft, units: [...all] });
    const silent = silentOf(people);
    const units = all.filter((unit) => !silent.includes(unit));
    return units.length === 0 ? "units-nobody" : { units };
  }
  if (choice !== undefined) return undefined;
  const place = draft.place ?? "";
  if (strangeIn(words, place, parts).length > 0) return "units-strange";
  const units = agenciesIn(words, place, parts);
  return units.length === 0 ? "units-which" : { units: [...units] };
}
