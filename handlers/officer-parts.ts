import type { Catalogs } from "../src/catalog.ts";
import type { Message } from "../src/message.ts";
import type { Roster } from "../src/people/roster.ts";
import type { Session } from "../src/session.ts";
import type {
  OfficerAct,
  OfficerWords,
} from "../src/tips/desk/officer-words.ts";
import type { Officering } from "../src/tips/desk/officering.ts";
import type { OfficerId } from "../src/tips/desk/tip.ts";
import type { Reference } from "../src/tips/reference.ts";
import type { Commands } from "../src/steering/commands.ts";
import type { DeskCues } from "../src/steering/cues.ts";
import type { Unit } from "../src/tips/unit.ts";
import type { Step } from "./handler.ts";

export interface OfficerParts {
  readonly catalogs: Catalogs;
  readonly officering: Officering;
  readonly words: OfficerWords;
  readonly units: readonly Unit[];
  readonly roster: Roster;
  readonly cues: DeskCues;
  readonly commands: Commands;
  /** The kinds of crime that words speak of, by the names in knowledge/reporting.yaml. */
  readonly kindsOf: (words: string) => readonly string[];
}

/** What an officer wants, however it was said. */
export interface Wanted {
  readonly act: OfficerAct;
  readonly reference: Reference | undefined;
  /** The outcome, unit or kind that was tapped, or the words that followed. */
  readonly rest: string;
  /** Of a list: from 1. */
  readonly page: number;
  readonly message: Message;
  readonly session: Session;
  readonly officer: OfficerId;
  /** Names the message, so that the same one worked again has no second effect. */
  readonly request: string;
}

export type OfficerHandler = (wanted: Wanted) => Promise<Step>;

/** The id of a choice: an act on a tip, with what it is to be. */
export function officerChoiceId(
  act: OfficerAct,
  reference: string,
  more?: string,
): string {
  return ["tip-" + act, reference, ...(more === undefined ? [] : [more])].join(
    ":",
  );
}

// A choice's id has room for 64 bytes.
const longestWords = 40;

/** The id of the choice that goes on with a list. */
export function pageChoiceId(
  act: OfficerAct,
  page: number,
  words: string,
): string {
  return `tips-${act}:${page}:${words.slice(0, longestWords)}`;
}

// What an officer was asked to type next: "ask:KHM397", "hand:KHM397:tra-vinh".
const awaited = "officer";
// With what reason a tip is to be handed over, once it is told to whom: "KHM397:because".
const reasoned = "officer-reason";

export function awaiting(session: Session, what: string): Session {
  return { ...session, pending: { ...session.pending, [awaited]: what } };
}

export function awaitedIn(session: Session): string | undefined {
  return session.pending[awaited];
}

/** Keeps the reason of a hand-over until it is told which unit is meant. */
export function withReason(
  session: Session,
  reference: string,
  reason: string,
): Session {
  const pending = { ...session.pending, [reasoned]: `${reference}:${reason}` };
  return { ...session, pending };
}

/** The reason that was given for handing over this tip. */
export function reasonIn(
  session: Session,
  reference: string,
): string | undefined {
  const kept = session.pending[reasoned];
  return kept?.startsWith(`${reference}:`) === true
    ? kept.slice(reference.length + 1)
    : undefined;
}

export function awaitingNothing(session: Session): Session {
  return without(session, awaited);
}

export function withoutReason(session: Session): Session {
  return without(session, reasoned);
}

function without(session: Session, name: string): Session {
  if (session.pending[name] === undefined) return session;
  const pending = Object.fromEntries(
    Object.entries(session.pending).filter(([key]) => key !== name),
  );
  return { ...session, pending };
}
