import { type Message, wordsOf } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { isChoice } from "../src/steering/choosing.ts";
import { nextKey, nextStep, waitKey } from "../src/steering/pending.ts";
import { askAgency, changeAgency, noAgency, setAgency } from "./ask-agency.ts";
import { type Handler, type Step, talk } from "./handler.ts";
import { maySet, type SteeringParts } from "./steering-parts.ts";
import { typedInstead } from "./typed.ts";

/** Sets, changes and forgets the agency that "my agency" means, and goes on with what waited for it. */
export function createAgencyHandler(parts: SteeringParts): Handler {
  const { agencies, catalogs, commands, cues, people, places, read, question } =
    parts;
  return async (message, session) => {
    const step = await handle(message, session);
    if (step === undefined || session.agency === null) return step;
    if (await maySet(message, people)) return step;
    const words = catalogs[session.language].say("settings.group-only");
    return talk([wordsOf(words)], session);
  };

  async function handle(
    message: Message,
    session: Session,
  ): Promise<Step | undefined> {
    const { choice, text } = message;
    if (choice === changeAgency) return asking(session);
    if (choice === noAgency) return forget(session);
    if (choice !== undefined) {
      const known = places.flatMap((place) => agencies.of(place));
      const name = known.find((one) => isChoice(choice, setAgency + one));
      return name === undefined
        ? undefined
        : settle(name, session.place, message, session);
    }
    const command = commands.read(text);
    if (command !== undefined && command.id !== "agency") return undefined;
    const said = command?.rest ?? text;
    if (command?.rest === "" || cues.says("changeAgency", said))
      return asking(session);
    if (cues.says("forgetAgency", said)) return forget(session);
    const waits = session.pending[waitKey];
    // Who is asked for a place, and for an agency after it, may name both at once.
    const expected =
      command !== undefined ||
      waits === "agency" ||
      (waits === "place" && nextStep(session) === "agency");
    const step = await named(said, expected, message, session);
    return step ?? (command === undefined ? undefined : asking(session));
  }

  /** @param expected whether an agency is being waited for, so that a bare name settles it */
  async function named(
    text: string,
    expected: boolean,
    message: Message,
    session: Session,
  ): Promise<Step | undefined> {
    const found = agencies.named(read(text), session.place);
    if (found !== undefined && (expected || !found.alone)) {
      const known = found.places.filter((one) => places.includes(one));
      const place = known.length === 1 ? known[0] : undefined;
      return settle(found.name, place ?? session.place, message, session);
    }
    if (session.pending[waitKey] === "place") return undefined;
    if (!expected || text.includes("?")) return undefined;
    const like = agencies.like(text, session.place);
    if (like.length === 0) return undefined;
    return asking(session, like);
  }

  function asking(session: Session, names?: readonly string[]): Step {
    const asked = askAgency(parts, session, nextStep(session), names);
    return talk([asked.reply], asked.session);
  }

  async function settle(
    agency: string,
    place: string | null,
    message: Message,
    session: Session,
  ): Promise<Step> {
    const { say } = catalogs[session.language];
    const next = session.pending[nextKey];
    const after = { ...session, agency, place, thread: null, pending: {} };
    const words = [
      say("settings.agency-set", { agency }),
      ...(place === session.place || place === null
        ? []
        : [say("settings.place", { place })]),
    ];
    const set = wordsOf(words.join("\n"));
    const text = questionOf(next, agency);
    if (text === undefined) return talk([set], after);
    const step = await question(typedInstead(message, text), after);
    return step === undefined
      ? talk([set], after)
      : { ...step, replies: [set, ...step.replies] };
  }

  /** What is asked once the agency is known. Questions are understood best in the plans' language. */
  function questionOf(
    next: string | undefined,
    agency: string,
  ): string | undefined {
    if (next === "deadlines" || next === "agency")
      return catalogs.vi.say("settings.ask-deadlines", { agency });
    return next?.startsWith("ask:") === true
      ? `${agency} ${next.slice("ask:".length)}`
      : undefined;
  }

  function forget(session: Session): Step {
    const words = catalogs[session.language].say("settings.agency-forgotten");
    return talk([wordsOf(words)], { ...session, agency: null, pending: {} });
  }
}
