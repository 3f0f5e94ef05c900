import {
  type Bulletin,
  isOpen,
  isSame,
  type Missing,
} from "../src/bulletins/bulletin.ts";
import type { Message } from "../src/message.ts";
import type { Member } from "../src/people/roster.ts";
import type { Session } from "../src/session.ts";
import type { Step } from "./handler.ts";
import { actOf, type BulletinParts, sayIn } from "./bulletin-parts.ts";
import { answer } from "./posting-parts.ts";
import { dropBulletin, tellVoid } from "./bulletin-drop.ts";
import { longestText, readPart } from "./bulletin-hearing.ts";
import { propose } from "./bulletin-propose.ts";
import { bulletinAct } from "./bulletin-acts.ts";
import { type BulletinSteps } from "./bulletin-steps.ts";

const changeable = ["text", "place", "subjects", "when", "issuer"] as const;

/** Takes what the writer of a bulletin says or taps. */
export function createBulletinTold(parts: BulletinParts, steps: BulletinSteps) {
  const { bulletins } = parts.desk;
  return { hear, act };

  /** What was asked for; undefined where a message is about something else. */
  async function hear(
    part: Missing,
    draft: Bulletin,
    message: Message,
    session: Session,
    member: Member,
  ): Promise<Step | undefined> {
    if (message.choice === undefined && message.text.trim() === "")
      return undefined;
    if (message.text.startsWith("/")) return undefined;
    const change = readPart(part, message, parts);
    if (change === undefined) return undefined;
    if (typeof change === "string")
      return answer(
        sayIn(parts, session)(change, { most: longestText }),
        session,
      );
    return write(draft, change, session, member);
  }

  /** What is changed is not what was approved. */
  async function write(
    { id, approval }: Bulletin,
    change: Partial<Bulletin>,
    session: Session,
    member: Member,
  ): Promise<Step> {
    const written = await bulletins.change(id, (old) =>
      old === undefined || !isOpen(old) || !isSame(old.author, member)
        ? old
        : {
            ...old,
            ...change,
            state: "draft",
            approval: null,
            acts:
              old.number === null
                ? old.acts
                : [...old.acts, actOf("changed", member, parts)],
          },
    );
    if (written === undefined || !isOpen(written))
      return answer(sayIn(parts, session)("too-late"), {
        ...session,
        pending: {},
      });
    if (approval !== null) await tellVoid(written, approval.by, parts);
    return steps.next(written, session);
  }

  async function act(
    what: "edit" | "set" | "urgent" | "drop" | "send",
    bulletin: Bulletin,
    rest: string,
    session: Session,
    member: Member,
  ): Promise<Step> {
    const say = sayIn(parts, session);
    const number = bulletin.number ?? "";
    if (!isSame(bulletin.author, member))
      return answer(say("not-yours", { number }), session);
    if (!isOpen(bulletin)) return answer(say("too-late"), session);
    if (what === "send") return propose(bulletin, rest, session, member, parts);
    if (what === "drop") return dropBulletin(bulletin, session, member, parts);
    if (what === "urgent") {
      const { at = null, urgent = false } = bulletin.when ?? {};
      const when = { at, urgent: !urgent };
      return write(bulletin, { when }, session, member);
    }
    const part = changeable.find((one) => one === rest);
    if (part !== undefined) return steps.ask(part, bulletin, session);
    const choices = changeable.map((one) => ({
      id: `${bulletinAct.set}${bulletin.id}/${one}`,
      label: say(`part-${one}`),
    }));
    return answer(say("edit-what", { number }), session, choices);
  }
}
