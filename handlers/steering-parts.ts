import type { Catalogs } from "../src/catalog.ts";
import type { ChannelName, Message } from "../src/message.ts";
import type { Enrolment } from "../src/people/enrolment.ts";
import type { Person, Roster } from "../src/people/roster.ts";
import type { Gazetteer } from "../src/places/gazetteer.ts";
import type { AgencyNames } from "../src/steering/agency-name.ts";
import type { Commands } from "../src/steering/commands.ts";
import type { DeskCues } from "../src/steering/cues.ts";
import type { Wish } from "../src/tips/words/tip-words.ts";
import type { Handler } from "./handler.ts";
import type { Holding } from "./held-data.ts";

/** Who is who, and how people become it. */
export interface People {
  readonly roster: Roster;
  readonly enrolment: Enrolment;
}

/**
 * Where a person can write to the desk privately, with what they then begin with where the channel can carry it
 * (1-64 characters of A-Z a-z 0-9 _ -); undefined where nobody knows.
 */
export type PrivateLink = (
  channel: ChannelName,
  payload?: string,
) => string | undefined;

/** Removes what one part of the desk holds of a person. May be called again for the same person. */
export type Eraser = (person: Person) => Promise<void>;

export interface SteeringParts {
  readonly catalogs: Catalogs;
  readonly cues: DeskCues;
  readonly commands: Commands;
  /** Places that there are plans of, by official name. */
  readonly places: readonly string[];
  readonly gazetteer: Gazetteer;
  readonly agencies: AgencyNames;
  /** Writes short forms out and mends slips. */
  readonly read: (text: string) => string;
  /** Undefined where nobody has a role, as for single questions. */
  readonly people: People | undefined;
  readonly privateLink: PrivateLink;
  readonly erasers: readonly Eraser[];
  /** Undefined where nothing is held beside settings and roles. */
  readonly holding?: Holding | undefined;
  /** Removes the files of a report that is being taken. */
  readonly dropDraft?: ((id: string) => Promise<void>) | undefined;
  /** What a message wishes that says nothing else. */
  readonly wishesOf?: (text: string) => ReadonlySet<Wish>;
  /** Answers the question that waited for the asker's agency. */
  readonly question: Handler;
}

/** Whether the sender may change what a conversation is set to: everybody their own, in a group those it belongs to. */
export async function maySet(
  message: Message,
  people: People | undefined,
): Promise<boolean> {
  if (!message.group) return true;
  if (people === undefined) return false;
  const { roster } = people;
  return (
    (await roster.groupRole(message)) !== null ||
    (await roster.rolesOf(message)).size > 0
  );
}
