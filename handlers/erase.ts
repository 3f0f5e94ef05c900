import { type Choice, type Message, wordsOf } from "../src/message.ts";
import { newSession } from "../src/session.ts";
import { isChoice } from "../src/steering/choosing.ts";
import {
  confirmed,
  eraseData,
  keepRoles,
  no,
  withRoles,
  yes,
} from "./erase-choices.ts";
import { type Handler, type Step, talk } from "./handler.ts";
import { settingsHeld } from "./held-data.ts";
import type { SteeringParts } from "./steering-parts.ts";

/**
 * Tells what is held of a person, and deletes it once they confirm; roles go after a warning of their own. A tap counts
 * only on what was asked last, so that an old button deletes nothing.
 */
export function createEraseHandler(
  parts: Pick<
    SteeringParts,
    | "catalogs"
    | "cues"
    | "commands"
    | "people"
    | "privateLink"
    | "erasers"
    | "holding"
    | "dropDraft"
    | "wishesOf"
  >,
): Handler {
  const { catalogs, cues, commands, people, privateLink, erasers } = parts;
  return async (message, session) => {
    const { text } = message;
    const { say } = catalogs[session.language];
    const wishes = parts.wishesOf?.(text);
    const choice = message.choice ?? confirmed(session, wishes);
    const isAsked =
      choice === undefined
        ? commands.read(text)?.id === "delete" ||
          cues.says("erase", text) ||
          wishes?.has("forget") === true
        : choice === eraseData;
    if (isAsked && message.group) {
      const link = privateLink(message.channel) ?? "";
      return answer(`${say("settings.erase-privately")}\n${link}`.trim());
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
      const others = await parts.holding?.(message, session);
      const held = [
        ...settingsHeld(session, await rolesOf(message), catalogs),
        ...(others?.goes ?? []),
      ];
      if (held.length === 0) held.push(say("settings.erase-nothing"));
      const words = [
        say("settings.erase-held"),
        ...held.map((line) => `• ${line}`),
        "",
        ...(others?.stays ?? []),
        say("settings.erase-sure"),
      ];
      return answer(words.join("\n"), choices([yes, no]));
    }

    async function erase(roles: boolean): Promise<Step> {
      const { stays = [] } = (await parts.holding?.(message, session)) ?? {};
      if (session.draft !== null) await parts.dropDraft?.(session.draft.id);
      for (const eraser of erasers) await eraser(message);
      if (roles) await people?.roster.erase(message);
      const words = [
        say("settings.erase-done"),
        ...(roles ? [say("settings.erase-done-roles")] : []),
        ...stays,
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

  async function rolesOf(message: Message): Promise<readonly string[]> {
    return people === undefined
      ? []
      : [...(await people.roster.rolesOf(message))];
  }
}
