import { type Choice, wordsOf } from "../src/message.ts";
import { GroupRole, type Roster } from "../src/people/roster.ts";
import { type Handler, type Step, talk } from "./handler.ts";
import type { SteeringParts } from "./steering-parts.ts";

const groupAs = "group:";
const noRole = `${groupAs}none`;

/** Makes a group one of staff or of the police, and undoes it, at an admin's word. To others the command does not exist. */
export function createGroupHandler(
  { catalogs, commands, cues }: SteeringParts,
  roster: Roster,
): Handler {
  return async (message, session) => {
    const { choice, text } = message;
    const command = choice === undefined ? commands.read(text) : undefined;
    const isOurs =
      choice === undefined
        ? command?.id === "group"
        : choice.startsWith(groupAs);
    if (!isOurs || !(await roster.rolesOf(message)).has("admin"))
      return undefined;
    const { say } = catalogs[session.language];
    const name = commands.nameOf("group", session.language);
    if (!message.group)
      return answer(say("people.group-there", { command: name }));
    if (choice !== undefined) {
      if (choice === noRole) return undone();
      const role = GroupRole.options.find((one) => choice === groupAs + one);
      return role === undefined ? undefined : made(role, null);
    }
    const rest = command?.rest ?? "";
    if (cues.says("none", rest)) return undone();
    for (const role of GroupRole.options) {
      const unit = cues.after(role, rest);
      if (unit !== undefined) return made(role, unit === "" ? null : unit);
    }
    const now = await roster.groupRole(message);
    const choices = GroupRole.options.map((role) => ({
      id: groupAs + role,
      label: say(`people.group-${role}`),
    }));
    if (now !== null)
      choices.push({ id: noRole, label: say("people.group-none") });
    return answer(say("people.group-which"), choices);

    function answer(words: string, choices: readonly Choice[] = []): Step {
      return talk([wordsOf(words, choices)], session);
    }

    async function made(role: GroupRole, unit: string | null): Promise<Step> {
      await roster.grantGroup(message, role, unit);
      return answer(
        say("people.group-made", {
          role: say(`people.group-${role}`),
          unit: unit === null ? "" : ` – ${unit}`,
          command: name,
        }),
      );
    }

    async function undone(): Promise<Step> {
      await roster.revokeGroup(message);
      return answer(say("people.group-undone"));
    }
  };
}
