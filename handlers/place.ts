import { type Message, wordsOf } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { isChoice } from "../src/steering/choosing.ts";
import { nextStep, waitKey } from "../src/steering/pending.ts";
import { likePlaces, placeName } from "../src/steering/place-name.ts";
import { askAgency } from "./ask-agency.ts";
import { askPlace, changePlace, everyPlace, setPlace } from "./ask-place.ts";
import { type Handler, type Step, talk } from "./handler.ts";
import { maySet, type SteeringParts } from "./steering-parts.ts";

/** Sets, changes and forgets the place that a conversation is about. */
export function createPlaceHandler(parts: SteeringParts): Handler {
  const { places, cues, catalogs, commands, people, agencies } = parts;
  return async (message, session) => {
    const step = handle(message, session);
    // The first to ask in a group may say where it lives; what is set stays until one of the desk's own changes it.
    if (step === undefined || session.place === null) return step;
    if (await maySet(message, people)) return step;
    const { say } = catalogs[session.language];
    return talk([wordsOf(say("settings.group-only"))], session);
  };

  function handle(message: Message, session: Session): Step | undefined {
    const { choice, text } = message;
    if (choice === changePlace) return offer(session);
    if (choice === everyPlace) return forget(session);
    if (choice !== undefined) {
      const place = places.find((name) => isChoice(choice, setPlace + name));
      return place === undefined ? undefined : settle(place, session);
    }
    const command = commands.read(text);
    if (command !== undefined && command.id !== "place") return undefined;
    const said = command?.rest ?? text;
    if (command?.rest === "" || cues.says("change", said))
      return offer(session);
    if (cues.says("forget", said)) return forget(session);
    const expected =
      command !== undefined || session.pending[waitKey] === "place";
    const step = named(said, expected, session);
    return step ?? (command === undefined ? undefined : offer(session));
  }

  /** @param expected whether a place is being waited for, so that a bare name settles it whatever was talked of before */
  function named(
    text: string,
    expected: boolean,
    session: Session,
  ): Step | undefined {
    const found = placeName(text, parts);
    if (found === undefined) {
      const names = expected ? likePlaces(text, places) : [];
      return names.length === 0
        ? undefined
        : offer(session, { key: "place-which-of", names });
    }
    // After an answer, a bare name asks the same of another place.
    if (found.alone && !expected && session.thread !== null) return undefined;
    const names = places.filter((place) => found.units.includes(place));
    const [only] = names;
    if (only === undefined)
      return offer(session, {
        key: "place-none",
        values: { place: found.name },
      });
    return names.length === 1
      ? settle(only, session)
      : offer(session, { key: "place-which-of", names });
  }

  function offer(
    session: Session,
    options?: Parameters<typeof askPlace>[2],
  ): Step {
    const asked = askPlace(parts, session, options);
    return talk([asked.reply], asked.session);
  }

  function settle(place: string, session: Session): Step {
    const { say } = catalogs[session.language];
    // An agency belongs to where it works, unless the other place's plans name it too.
    const isThere =
      session.agency !== null && agencies.of(place).includes(session.agency);
    const agency =
      session.place === null || session.place === place || isThere
        ? session.agency
        : null;
    const after = { ...afresh(session), place, agency };
    const set = wordsOf(say("desk.place-set", { place }));
    if (nextStep(session) !== "agency") return talk([set], after);
    const asked = askAgency(parts, after, "deadlines");
    return talk([set, asked.reply], asked.session);
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
