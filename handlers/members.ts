import type { Catalog } from "../src/catalog.ts";
import { civilDate } from "../src/clock.ts";
import { type Choice, wordsOf } from "../src/message.ts";
import type { OpenCode } from "../src/people/enrolment.ts";
import { type Member, Role } from "../src/people/roster.ts";
import { isChoice } from "../src/steering/choosing.ts";
import { dateIn } from "../src/text/date-words.ts";
import { type Handler, type Step, talk } from "./handler.ts";
import type { People, SteeringParts } from "./steering-parts.ts";

const dismiss = "dismiss:";
const voidCode = "void:";
// Of a code's hash: enough to tell the codes of one desk apart, short enough for a button.
const idLength = 16;

/** Shows an admin who has a role and which codes are open, and takes either back. To others the command does not exist. */
export function createMembersHandler(
  { catalogs, commands }: SteeringParts,
  { roster, enrolment }: People,
): Handler {
  return async (message, session) => {
    const { choice, text } = message;
    const isOurs =
      choice === undefined
        ? commands.read(text)?.id === "members"
        : choice.startsWith(dismiss) || choice.startsWith(voidCode);
    if (!isOurs || !(await roster.rolesOf(message)).has("admin"))
      return undefined;
    const catalog = catalogs[session.language];
    const { say } = catalog;
    if (message.group) return answer(say("people.admin-privately"));
    const members = await everybody();
    const codes = await enrolment.open();
    return choice === undefined ? list() : tapped(choice);

    function answer(words: string, choices: readonly Choice[] = []): Step {
      return talk([wordsOf(words, choices)], session);
    }

    function list(): Step {
      const lines = [
        say("people.members", { count: members.length }),
        ...members.map((member) => named(member, catalog)),
      ];
      return answer(lines.join("\n• "), [
        ...members.map((member) => ({
          id: memberChoice(member),
          label: say("people.dismiss", { member: named(member, catalog) }),
        })),
        ...codes.map((code) => ({
          id: codeChoice(code),
          label: say("people.void", {
            role: say(`people.role-${code.role}`),
            unit: unitOf(code),
            date:
              code.expires === null
                ? ""
                : dateIn(catalog.language, civilDate(code.expires)),
          }),
        })),
      ]);
    }

    async function tapped(id: string): Promise<Step> {
      const code = codes.find((one) => isChoice(id, codeChoice(one)));
      if (code !== undefined) {
        await enrolment.revoke(code.id);
        return answer(say("people.code-voided"));
      }
      const member = members.find((one) => isChoice(id, memberChoice(one)));
      if (member === undefined) return answer(say("people.nobody-left"));
      const admins = members.filter(({ role }) => role === "admin");
      // Without an admin nobody could be given a role any more.
      if (member.role === "admin" && admins.length < 2)
        return answer(say("people.last-admin"));
      await roster.revoke(member, member.role);
      const words = { member: named(member, catalog) };
      return answer(say("people.dismissed", words));
    }
  };

  async function everybody(): Promise<Member[]> {
    const lists = await Promise.all(
      Role.options.map((role) => roster.all(role)),
    );
    return lists.flat();
  }
}

// No names are kept; an admin knows people by their office, their day, and the end of their id.
function named(member: Member, { say, language }: Catalog): string {
  return say("people.member", {
    role: say(`people.role-${member.role}`),
    unit: unitOf(member),
    channel: say(`people.channel-${member.channel}`),
    end: member.sender.slice(-4),
    date: dateIn(language, civilDate(member.since)),
  });
}

function unitOf({ unit }: { readonly unit: string | null }): string {
  return unit === null ? "" : ` – ${unit}`;
}

function codeChoice({ id }: OpenCode): string {
  return voidCode + id.slice(0, idLength);
}

function memberChoice({ role, channel, sender }: Member): string {
  return `${dismiss}${role}:${channel}:${sender}`;
}
