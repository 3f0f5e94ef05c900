import { wordsOf } from "../src/message.ts";
import { type Enrolment, isCode } from "../src/people/enrolment.ts";
import { type Handler, talk } from "./handler.ts";
import type { SteeringParts } from "./steering-parts.ts";

/** Takes a code that gives a role: after its command, or typed alone. Whatever is wrong with it, the answer is the same. */
export function createEnrolHandler(
  { catalogs, commands }: SteeringParts,
  enrolment: Enrolment,
): Handler {
  return async (message, session) => {
    if (message.choice !== undefined) return undefined;
    const command = commands.read(message.text);
    const code =
      command?.id === "code"
        ? command.rest
        : isCode(message.text) || enrolment.isOwn(message.text)
          ? message.text
          : undefined;
    if (code === undefined) return undefined;
    const { say } = catalogs[session.language];
    const answer = (text: string) => talk([wordsOf(text)], session);
    // What was typed in a group was read by others.
    if (message.group) return answer(say("people.code-group"));
    if (code === "")
      return answer(
        say("people.code-how", {
          command: commands.nameOf("code", session.language),
        }),
      );
    const redeemed = await enrolment.redeem(code, message);
    if (redeemed.kind === "enrolled")
      return answer(
        say("people.code-taken", {
          role: say(`people.role-${redeemed.role}`),
        }),
      );
    return answer(say(`people.code-${redeemed.kind}`));
  };
}
