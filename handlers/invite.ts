import { civilDate } from "../src/clock.ts";
import { type Message, wordsOf } from "../src/message.ts";
import { Role } from "../src/people/roster.ts";
import { dateIn } from "../src/text/date-words.ts";
import { type Handler, type Step, talk } from "./handler.ts";
import type { People, SteeringParts } from "./steering-parts.ts";

const inviteTo = "invite:";

/** Makes a code that gives a role, for an admin in a private chat. To others the command does not exist. */
export function createInviteHandler(
  { catalogs, commands, cues, privateLink }: SteeringParts,
  { roster, enrolment }: People,
): Handler {
  return async (message, session) => {
    const { choice, text } = message;
    const command = choice === undefined ? commands.read(text) : undefined;
    const chosen = Role.options.find((role) => choice === inviteTo + role);
    const isOurs = chosen !== undefined || command?.id === "invite";
    if (!isOurs || !(await roster.rolesOf(message)).has("admin"))
      return undefined;
    const { say } = catalogs[session.language];
    // A code that is shown in a group is everybody's.
    if (message.group)
      return talk([wordsOf(say("people.admin-privately"))], session);
    if (chosen !== undefined) return made(chosen, null);
    const rest = command?.rest ?? "";
    for (const role of Role.options) {
      const unit = cues.after(role, rest);
      if (unit !== undefined) return made(role, unit === "" ? null : unit);
    }
    const choices = Role.options.map((role) => ({
      id: inviteTo + role,
      label: say(`people.role-${role}`),
    }));
    const name = commands.nameOf("invite", session.language);
    const words = say("people.invite-whom", { command: name });
    return talk([wordsOf(words, choices)], session);

    async function made(role: Role, unit: string | null): Promise<Step> {
      const request = requestOf(message);
      const { code, expires } = await enrolment.make({ role, unit, request });
      const link = privateLink(message.channel, `ma-${code}`);
      const words = say("people.invite", {
        role: say(`people.role-${role}`),
        unit: unit === null ? "" : ` – ${unit}`,
        date: dateIn(session.language, civilDate(expires)),
        command: commands.nameOf("code", session.language),
        code,
      });
      const opens =
        link === undefined ? [] : [say("people.invite-link", { link })];
      return talk([wordsOf([words, ...opens].join("\n"))], session);
    }
  };
}

function requestOf({ channel, conversation, id }: Message): string {
  return `${channel}:${conversation}:${id}`;
}
