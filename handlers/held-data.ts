import type { Readers } from "../src/bulletins/readers.ts";
import type { Catalogs } from "../src/catalog.ts";
import type { Message } from "../src/message.ts";
import type { Followers } from "../src/nudges/followers.ts";
import type { Session } from "../src/session.ts";
import type { Reporting } from "../src/tips/tips.ts";
import { addressOf } from "./tip-joined.ts";

/** What of a person is held beside settings and roles: what goes, and what stays with others. */
export interface HeldData {
  readonly goes: readonly string[];
  readonly stays: readonly string[];
}

/** Tells what is held of whoever wrote a message, in sentences. */
export type Holding = (message: Message, session: Session) => Promise<HeldData>;

/** Looks at reports, reminders and warnings. @param parts what the desk has of them */
export function createHolding({
  catalogs,
  reporting,
  followers,
  readers,
}: {
  readonly catalogs: Catalogs;
  readonly reporting: Pick<Reporting, "linked"> | undefined;
  readonly followers: Pick<Followers, "get"> | undefined;
  readonly readers?: Pick<Readers, "get"> | undefined;
}): Holding {
  return async (message, { draft, language }) => {
    const say = (key: string, values?: Readonly<Record<string, number>>) =>
      catalogs[language].say(`erase.${key}`, values);
    const tips = (await reporting?.linked(addressOf(message))) ?? [];
    const isWarned = (await readers?.get(message)) !== undefined;
    const follows = (await followers?.get(message)) !== undefined;
    return {
      goes: [
        ...(draft === null
          ? []
          : [say("draft", { count: draft.files.length })]),
        ...(tips.length === 0 ? [] : [say("link", { count: tips.length })]),
        ...(follows ? [say("follows")] : []),
        ...(isWarned ? [catalogs[language].say("bulletins.held")] : []),
      ],
      stays: tips.length === 0 ? [] : [say("police")],
    };
  };
}

/** What a conversation is set to, in sentences. @param roles of the person */
export function settingsHeld(
  { place, agency, thread, languageChosen, language }: Session,
  roles: readonly string[],
  catalogs: Catalogs,
): string[] {
  const { say } = catalogs[language];
  const called = roles.map((role) => say(`people.role-${role}`)).join(", ");
  return [
    ...(place === null ? [] : [say("settings.place", { place })]),
    ...(agency === null ? [] : [say("settings.agency", { agency })]),
    ...(languageChosen ? [say("settings.language")] : []),
    ...(roles.length === 0 ? [] : [say("settings.roles", { roles: called })]),
    ...(thread === null ? [] : [say("settings.topic")]),
  ];
}
