import type { Catalogs } from "../src/catalog.ts";
import { type Choice, type Message, wordsOf } from "../src/message.ts";
import type { Gazetteer } from "../src/places/gazetteer.ts";
import type { Session } from "../src/session.ts";
import type { DeskCues } from "../src/steering/cues.ts";
import { likePlaces, placeName } from "../src/steering/place-name.ts";
import { commandOf } from "../src/steering/commands.ts";
import { type Handler, type Step, talk } from "./handler.ts";

export interface PlaceParts {
  /** Places that there are plans of, by official name. */
  readonly places: readonly string[];
  readonly gazetteer: Gazetteer;
  readonly cues: DeskCues;
  readonly catalogs: Catalogs;
}

/** The choice that opens the list of places. */
export const changePlace = "change-place";
const prefix = "set-place:";
const everyPlace = `${prefix}*`;
/** Key of what is pending when the desk has just asked for the place. */
const asked = "place";

/** Sets, changes and forgets the place that a conversation is about. */
export function createPlaceHandler(parts: PlaceParts): Handler {
  const { places, cues, catalogs } = parts;
  return (message, session) => Promise.resolve(handle(message, session));

  function handle(message: Message, session: Session): Step | undefined {
    const { choice, text } = message;
    if (choice === changePlace) return offer("place-which", places, session);
    if (choice === everyPlace) return forget(session);
    if (choice !== undefined) {
      const place = places.find((name) => prefix + name === choice);
      return place === undefined ? undefined : settle(place, session);
    }
    const command = commandOf(text);
    if (command !== undefined && command.name !== "place") return undefined;
    const said = command?.rest ?? text;
    if (command?.rest === "" || cues.says("change", said))
      return offer("place-which", places, session);
    if (cues.says("forget", said)) return forget(session);
    const expected =
      command !== undefined || session.pending[asked] !== undefined;
    return named(said, expected, session);
  }

  /** @param expected whether a place is being waited for, so that a bare name settles it whatever was talked of before */
  function named(
    text: string,
    expected: boolean,
    session: Session,
  ): Step | undefined {
    const found = placeName(text, parts);
    if (found === undefined) {
      const like = expected ? likePlaces(text, places) : [];
      return like.length === 0
        ? undefined
        : offer("place-which-of", like, session);
    }
    // After an answer, a bare name asks the same of another place.
    if (found.alone && !expected && session.thread !== null) return undefined;
    const known = places.filter((place) => found.units.includes(place));
    const [only] = known;
    if (only === undefined)
      return offer("place-none", places, session, { place: found.name });
    return known.length === 1
      ? settle(only, session)
      : offer("place-which-of", known, session);
  }

  function offer(
    key: "place-which" | "place-which-of" | "place-none",
    names: readonly string[],
    session: Session,
    values: Readonly<Record<string, string>> = {},
  ): Step {
    const catalog = catalogs[session.language];
    const choices: Choice[] = names.map((name) => ({
      id: prefix + name,
      label: name,
    }));
    if (session.place !== null)
      choices.push({ id: everyPlace, label: catalog.say("desk.place-all") });
    const text = catalog.say(`desk.${key}`, values);
    const pending = { [asked]: key };
    return talk([wordsOf(text, choices)], { ...session, pending });
  }

  function settle(place: string, session: Session): Step {
    const text = catalogs[session.language].say("desk.place-set", { place });
    return talk([wordsOf(text)], { ...afresh(session), place });
  }

  function forget(session: Session): Step {
    const text = catalogs[session.language].say("desk.place-forgotten");
    return talk([wordsOf(text)], { ...afresh(session), place: null });
  }
}

// A thread about another place's plan would answer the next question wrongly.
function afresh(session: Session): Session {
  return { ...session, thread: null, pending: {} };
}
