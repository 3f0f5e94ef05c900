import type { Bulletin } from "../src/bulletins/bulletin.ts";
import type { Member } from "../src/people/roster.ts";
import type { Session } from "../src/session.ts";
import type { Handler, Step } from "./handler.ts";
import {
  actOf,
  type BulletinParts,
  namedBulletin,
  sayIn,
} from "./bulletin-parts.ts";
import { answer } from "./posting-parts.ts";
import { bulletinAct } from "./bulletin-acts.ts";

/** Stops a bulletin before its next recipient, for any officer or admin: a stop needs no second person. */
export function createBulletinHaltHandler(parts: BulletinParts): Handler {
  const { desk, commands } = parts;
  return async (message, session) => {
    const { choice, text, group } = message;
    if (group) return undefined;
    const isTapped = choice?.startsWith(bulletinAct.halt) === true;
    const command = choice === undefined ? commands.read(text) : undefined;
    const isSaid =
      command?.id === "halt" ||
      (choice === undefined && desk.cues.says("halt", text));
    if (!isTapped && !isSaid) return undefined;
    const member = await desk.memberOf(message);
    if (member === undefined) return undefined;
    const found = await namedBulletin(choice, bulletinAct.halt, parts);
    if (found !== undefined) return halt(found.bulletin, session, member);
    const running: Bulletin[] = [];
    for await (const bulletin of desk.bulletins.each())
      if (bulletin.state === "sending" || bulletin.state === "approved")
        running.push(bulletin);
    const named = /\d+(?:\/\d{4})?/u.exec(text)?.[0];
    const meant = running.filter(
      ({ number }) =>
        named === undefined ||
        number === named ||
        number?.split("/")[0] === named,
    );
    const [only] = meant;
    const say = sayIn(parts, session);
    if (only === undefined) return answer(say("halt-none"), session);
    if (meant.length === 1) return halt(only, session, member);
    const choices = meant.map(({ id, number }) => ({
      id: bulletinAct.halt + id,
      label: say("halt-one", { number: number ?? "" }),
    }));
    return answer(say("halt-which"), session, choices);
  };

  async function halt(
    { id }: Bulletin,
    session: Session,
    member: Member,
  ): Promise<Step> {
    const say = sayIn(parts, session);
    const done = { isOurs: false };
    const bulletin = await desk.bulletins.change(
      id,
      (old) => {
        done.isOurs = old?.state === "sending" || old?.state === "approved";
        if (old === undefined || !done.isOurs) return old;
        const acts = [...old.acts, actOf("stopped", member, parts)];
        return { ...old, state: "stopped", acts };
      },
      desk.clock.now(),
    );
    const number = bulletin?.number ?? "";
    if (!done.isOurs) return answer(say("halt-over", { number }), session);
    const key = bulletin?.began === null ? "halted-before" : "halted";
    return answer(say(key, { number }), session);
  }
}
