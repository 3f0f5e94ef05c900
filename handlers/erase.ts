import { type Choice, type Message, wordsOf } from "../src/message.ts";
import { newSession, type Session } from "../src/session.ts";
import { isChoice } from "../src/steering/choosing.ts";
import { type Handler, type Step, talk } from "./handler.ts";
import type { SteeringParts } from "./steering-parts.ts";

/** The choice that opens the deletion of one's data. */
export const eraseData = "erase";
const yes = "erase:yes";
const withRoles = "erase:all";
const keepRoles = "erase:data";
const no = "erase:no";

/**
 * Tells what is held of a person, and deletes it once they confirm; roles go after a warning of their own. A tap counts
 * only on what was asked last, so that an old button deletes nothing.
 */
export function createEraseHandler(
  parts: Pick<
    SteeringParts,
    "catalogs" | "cues" | "commands" | "people" | "privateLink" | "erasers"
  >,
): Handler {
  const { catalogs, cues, commands, people, privateLink, erasers } = parts;
  return async (message, session) => {
    const { choice, text } = message;
    const { say } = catalogs[session.language];
    const isAsked =
      choice === undefined
        ? commands.read(text)?.id === "delete" || cues.says("erase", text)
        : choice === eraseData;
    if (isAsked && message.group) {
      const link = privateLink(message.channel);
      return answer(
        [
          say("settings.erase-privately"),
          ...(link === undefined ? [] : [link]),
        ].join("\n"),
      );
    }
    if (isAsked) return ask();
    const isOpen = session.offered.some(
      ({ id }) => choice !== undefined && isChoice(choice, id),
    );
    if (!isOpen || message.group) return undefined;
    if (choice === no) return answer(say("settings.erase-kept"));
    const roles = await rolesOf(message);
    if (choice === yes && roles.length > 0)
      return answer(
        say("settings.erase-roles", {
          roles: roles.map((role) => say(`people.role-${role}`)).join(", "),
        }),
        choices([withRoles, keepRoles, no]),
      );
    if (choice === yes || choice === keepRoles) return erase(false);
    return choice === withRoles ? erase(true) : undefined;

    function answer(words: string, offered: readonly Choice[] = []): Step {
      return talk([wordsOf(words, offered)], session);
    }

    async function ask(): Promise<Step> {
      const held = heldOf(session, await rolesOf(message));
      const lines = held.length > 0 ? held : [say("settings.erase-nothing")];
      const words = [
        say("settings.erase-held"),
        ...lines.map((line) => `• ${line}`),
        "",
        say("settings.erase-sure"),
      ];
      return answer(words.join("\n"), choices([yes, no]));
    }

    async function erase(roles: boolean): Promise<Step> {
      for (const eraser of erasers) await eraser(message);
      if (roles) await people?.roster.erase(message);
      const words = [
        say("settings.erase-done"),
        ...(roles ? [say("settings.erase-done-roles")] : []),
        say(`settings.erase-left-${message.channel}`),
      ];
      return {
        ...talk([wordsOf(words.join("\n\n"))], newSession()),
        erase: true,
      };
    }

    function choices(ids: readonly string[]): Choice[] {
      return ids.map((id) => ({
        id,
        label: say(`settings.choose-${id.replace(":", "-")}`),
      }));
    }
  };

  function heldOf(session: Session, roles: readonly string[]): string[] {
    const { say } = catalogs[session.language];
    const { place, agency, thread, languageChosen } = session;
    return [
      ...(place === null ? [] : [say("settings.place", { place })]),
      ...(agency === null ? [] : [say("settings.agency", { agency })]),
      ...(languageChosen ? [say("settings.language")] : []),
      ...(roles.length === 0
        ? []
        : [
            say("settings.roles", {
              roles: roles.map((role) => say(`people.role-${role}`)).join(", "),
            }),
          ]),
      ...(thread === null ? [] : [say("settings.topic")]),
    ];
  }

  async function rolesOf(message: Message): Promise<readonly string[]> {
    return people === undefined
      ? []
      : [...(await people.roster.rolesOf(message))];
  }
}
