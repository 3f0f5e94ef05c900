import { createHash } from "node:crypto";
import { newBulletin } from "../src/bulletins/bulletin.ts";
import type { Message } from "../src/message.ts";
import type { Member } from "../src/people/roster.ts";
import type { Session } from "../src/session.ts";
import { waitKey } from "../src/steering/pending.ts";
import type { Handler, Step } from "./handler.ts";
import {
  actOf,
  type BulletinParts,
  namedBulletin,
  sayIn,
  staffOf,
} from "./bulletin-parts.ts";
import { answer } from "./posting-parts.ts";
import { dropBulletin } from "./bulletin-drop.ts";
import { createBulletinList } from "./bulletin-list.ts";
import { bulletinAct } from "./bulletin-acts.ts";
import { createBulletinSteps, draftKey, stepOf } from "./bulletin-steps.ts";
import { createBulletinTold } from "./bulletin-told.ts";

/**
 * Officers and admins write bulletins. It is asked before danger counts, since warnings tell of it. To everybody else
 * none of it exists.
 */
export function createBulletinWritingHandler(parts: BulletinParts): Handler {
  const { commands, cues, desk } = parts;
  const steps = createBulletinSteps(parts);
  const told = createBulletinTold(parts, steps);
  const list = createBulletinList(parts);
  return async (message, session) => {
    const { choice, text, group } = message;
    const command = choice === undefined ? commands.read(text) : undefined;
    const isWanted =
      choice === undefined
        ? command?.id === "bulletin" || desk.cues.says("write", text)
        : choice === bulletinAct.begin;
    const waits = stepOf(session);
    const isTapped = choice?.startsWith("bulletin-") === true;
    if (!isWanted && !isTapped && waits === undefined) return undefined;
    const member = await desk.memberOf(message);
    if (member === undefined) return undefined;
    if (group)
      return isWanted
        ? answer(
            parts.catalogs[session.language].say("people.admin-privately"),
            session,
          )
        : undefined;
    if (choice === bulletinAct.begin) return begin("");
    if (command?.id === "bulletin")
      return (
        (await list.shown(command.rest, message, session)) ??
        begin(command.rest)
      );
    if (isWanted && waits === undefined) return begin("");
    const draft = await desk.bulletins.get(session.pending[draftKey] ?? "");
    if (waits !== undefined && draft !== undefined) {
      if (choice === undefined && isCancelled())
        return dropBulletin(draft, session, member, parts);
      const step = await told.hear(waits, draft, message, session, member);
      if (step !== undefined) return step;
    }
    return (
      (await list.tapped(message, session)) ?? edit(message, session, member)
    );

    function isCancelled(): boolean {
      return command?.id === "cancel" || cues.says("cancel", text);
    }

    /** One message begins one bulletin, however often it is worked on. */
    async function begin(text: string): Promise<Step> {
      const { channel, conversation, id: of } = message;
      const id = createHash("sha256")
        .update(`${channel}:${conversation}:${of}`)
        .digest("base64url")
        .slice(0, 12);
      const made = {
        ...newBulletin(id, staffOf(message, session)),
        issuer: member?.unit ?? "",
        acts: member === undefined ? [] : [actOf("written", member, parts)],
      };
      const draft = await desk.bulletins.change(id, (old) => old ?? made);
      if (draft === undefined) throw new RangeError("a bulletin vanished");
      const after = {
        ...session,
        pending: { [draftKey]: id, [waitKey]: "bulletin-text" },
      };
      if (text !== "" && member !== undefined) {
        const typed = { ...message, text };
        const step = await told.hear("text", draft, typed, after, member);
        if (step !== undefined) return step;
      }
      return answer(sayIn(parts, session)("ask-text"), after);
    }
  };

  async function edit(
    { choice }: Message,
    session: Session,
    member: Member,
  ): Promise<Step | undefined> {
    for (const act of ["edit", "set", "urgent", "drop", "send"] as const) {
      const found = await namedBulletin(choice, bulletinAct[act], parts);
      if (found !== undefined)
        return told.act(act, found.bulletin, found.rest, session, member);
    }
    return undefined;
  }
}
