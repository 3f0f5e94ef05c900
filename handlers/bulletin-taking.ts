import { Subject } from "../src/bulletins/words.ts";
import { placeWords, subjectWords } from "../src/bulletins/wording.ts";
import type { Message } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { waitKey } from "../src/steering/pending.ts";
import { isChoice } from "../src/steering/choosing.ts";
import type { Step } from "./handler.ts";
import { type BulletinParts, sayIn } from "./bulletin-parts.ts";
import { choice as ids, type Choosing } from "./bulletin-choosing.ts";

// What a person has chosen so far stands in the session's pending, under these keys.
export const kept = { place: "alerts-where", subjects: "alerts-what" } as const;

/** Notes what somebody chose to be sent, or that they want nothing any more. */
export function createTaking(parts: BulletinParts, choosing: Choosing) {
  const { desk, places, catalogs } = parts;
  return { settle, stop, tapped };

  /** Notes what was chosen, or asks for what is left to be. */
  async function settle(
    place: string | null,
    said: readonly Subject[],
    message: Message,
    session: Session,
  ): Promise<Step> {
    const known = await desk.readers.get(message);
    const before = subjectsOf(session.pending[kept.subjects] ?? "");
    const named = said.length > 0 ? said : before;
    const subjects = joinedTo(known?.subjects ?? [], named);
    if (subjects.length === 0) {
      const pending = { ...session.pending, [kept.place]: place ?? "" };
      return choosing.askSubjects({ ...session, pending }, place);
    }
    const { channel, sender, conversation } = message;
    const { language } = session;
    const chosen = { place, subjects: [...subjects] };
    await desk.readers.change(message, () => ({
      ...{ v: 1, channel, sender, conversation, language },
      ...{ ...chosen, goneSince: null },
    }));
    const after = { ...without(session), place: place ?? session.place };
    return choosing.shown(chosen, after, "taken");
  }

  async function stop(
    said: readonly Subject[],
    message: Message,
    session: Session,
  ): Promise<Step> {
    const known = await desk.readers.get(message);
    const say = sayIn(parts, session);
    const after = without(session);
    if (known === undefined)
      return choosing.told(say("none"), after, "unsubscribe");
    const named: readonly Subject[] = said.filter((one) => one !== "all");
    const before: readonly Subject[] = known.subjects.includes("all")
      ? Subject.options.filter((one) => one !== "all")
      : known.subjects;
    const left = before.filter((one) => !named.includes(one));
    const isOver = named.length === 0 || left.length === 0;
    await desk.readers.change(
      message,
      (old) => old && (isOver ? undefined : { ...old, subjects: left }),
    );
    if (isOver) return choosing.told(say("stopped"), after, "unsubscribe");
    const words = say("stopped-some", {
      subjects: subjectWords(left, catalogs[session.language]),
      place: placeWords(known.place, catalogs[session.language]),
    });
    return choosing.told(words, after, "unsubscribe");
  }

  async function tapped(
    tap: string,
    message: Message,
    session: Session,
  ): Promise<Step | undefined> {
    if (!tap.startsWith("alerts-") && !places.some(isPlace)) return undefined;
    if (tap === ids.stop) return stop([], message, session);
    if (tap === ids.place) return choosing.askPlace(session);
    if (tap === ids.everywhere) return settle(null, [], message, session);
    const place = places.find(isPlace);
    if (place !== undefined) return settle(place, [], message, session);
    const known = await desk.readers.get(message);
    const waiting = session.pending[kept.place];
    const own = known === undefined ? session.place : known.place;
    const at = waiting === "" ? null : (waiting ?? own);
    if (tap === ids.subjects) return choosing.askSubjects(session, at);
    const subject = Subject.options.find((one) => tap === ids.subjectOf + one);
    return subject && settle(at, [subject], message, session);

    function isPlace(name: string): boolean {
      return isChoice(tap, ids.placeOf + name);
    }
  }
}

/** All takes the place of some, and some that of all. */
function joinedTo(
  known: readonly Subject[],
  named: readonly Subject[],
): readonly Subject[] {
  if (named.length === 0) return known;
  if (named.includes("all")) return ["all"];
  return known.includes("all") ? named : [...new Set([...known, ...named])];
}

function subjectsOf(names: string): readonly Subject[] {
  return names.split(",").flatMap((name) => Subject.safeParse(name).data ?? []);
}

export function without(session: Session): Session {
  const own: readonly string[] = [waitKey, ...Object.values(kept)];
  const pending = Object.fromEntries(
    Object.entries(session.pending).filter(([key]) => !own.includes(key)),
  );
  return { ...session, pending };
}
