import type { Reader } from "../src/bulletins/reader.ts";
import { placeWords, subjectWords } from "../src/bulletins/wording.ts";
import { Subject } from "../src/bulletins/words.ts";
import { type Choice, type Message, wordsOf } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { waitKey } from "../src/steering/pending.ts";
import { type BulletinParts, sayIn } from "./bulletin-parts.ts";
import type { Intent, Step } from "./handler.ts";

export type Choosing = ReturnType<typeof createChoosing>;

/** Ids of what is chosen by who wants warnings. */
export const choice = {
  stop: "alerts-stop",
  place: "alerts-place",
  subjects: "alerts-subjects",
  everywhere: "alerts-everywhere",
  placeOf: "alerts-place:",
  subjectOf: "alerts-subject:",
} as const;

/** What is asked of who wants warnings, and what they are shown. */
export function createChoosing(parts: BulletinParts) {
  const { catalogs, places, privateLink } = parts;
  return { told, invite, askPlace, askSubjects, shown };

  function told(
    text: string,
    session: Session,
    intent: Intent = "subscribe",
    choices: readonly Choice[] = [],
  ): Step {
    const replies = [wordsOf(text, choices)];
    return { intent, answered: true, citations: [], replies, session };
  }

  function invite({ channel }: Message, session: Session): Step {
    const words = sayIn(parts, session)("group");
    const link = privateLink(channel);
    return told(link === undefined ? words : `${words}\n${link}`, session);
  }

  function askPlace(
    session: Session,
    key: "place" | "place-of" | "place-none" = "place",
    names: readonly string[] = places,
  ): Step {
    const say = sayIn(parts, session);
    const choices = names.map((name) => ({
      id: choice.placeOf + name,
      label: name,
    }));
    if (key !== "place-of")
      choices.push({ id: choice.everywhere, label: say("everywhere") });
    return told(say(key), waiting(session, choice.place), "subscribe", choices);
  }

  function askSubjects(session: Session, place: string | null): Step {
    const say = sayIn(parts, session);
    const choices = [...Subject.options].reverse().map((subject) => ({
      id: choice.subjectOf + subject,
      label: say(`subject-${subject}`),
    }));
    const words = say("subjects", {
      place: placeWords(place, catalogs[session.language]),
    });
    return told(words, waiting(session, choice.subjects), "subscribe", choices);
  }

  /** What somebody is sent, with what may be changed. */
  function shown(
    { place, subjects }: Pick<Reader, "place" | "subjects">,
    session: Session,
    key: "taken" | "already" | "yours",
  ): Step {
    const say = sayIn(parts, session);
    const catalog = catalogs[session.language];
    const words = say(key, {
      place: placeWords(place, catalog),
      subjects: subjectWords(subjects, catalog),
    });
    return told(words, session, "subscribe", [
      { id: choice.subjects, label: say("choose-subjects") },
      { id: choice.place, label: say("choose-place") },
      { id: choice.stop, label: say("choose-stop") },
    ]);
  }
}

function waiting(session: Session, what: string): Session {
  return { ...session, pending: { ...session.pending, [waitKey]: what } };
}
