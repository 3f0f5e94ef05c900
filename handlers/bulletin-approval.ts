import { type Bulletin, isSame, versionOf } from "../src/bulletins/bulletin.ts";
import { whyNot } from "../src/bulletins/decision.ts";
import { whenWords } from "../src/bulletins/wording.ts";
import { type Message, wordsOf } from "../src/message.ts";
import type { Member } from "../src/people/roster.ts";
import type { Session } from "../src/session.ts";
import type { Handler, Step } from "./handler.ts";
import {
  actOf,
  type BulletinParts,
  namedBulletin,
  nowIn,
  sayIn,
  staffOf,
} from "./bulletin-parts.ts";
import { answer } from "./posting-parts.ts";
import { bulletinAct } from "./bulletin-acts.ts";

/**
 * A second person approves a bulletin, or does not. An approval counts for what was seen: it names the version, and the
 * first of several counts.
 */
export function createBulletinApprovalHandler(parts: BulletinParts): Handler {
  const { desk, catalogs } = parts;
  return async (message, session) => {
    const { choice, group } = message;
    if (group || choice === undefined) return undefined;
    for (const act of ["approve", "refuse"] as const) {
      const found = await namedBulletin(choice, bulletinAct[act], parts);
      if (found === undefined) continue;
      const member = await desk.memberOf(message);
      if (member === undefined) return undefined;
      const { bulletin, rest } = found;
      return act === "approve"
        ? approve(bulletin, rest, message, session, member)
        : refuse(bulletin, rest, session, member);
    }
    return undefined;
  };

  async function approve(
    { id, author, number: found }: Bulletin,
    seen: string,
    message: Message,
    session: Session,
    member: Member,
  ): Promise<Step> {
    const say = sayIn(parts, session);
    const number = found ?? "";
    if (isSame(author, member)) return answer(say("own"), session);
    const by = staffOf(message, session);
    const now = desk.clock.now();
    const known = await desk.bulletins.get(id);
    const at = known?.when?.at ?? null;
    // What was to go while nobody approved it goes at once.
    const dueAt = at === null || new Date(at) < now ? now : new Date(at);
    const bulletin = await desk.bulletins.change(
      id,
      (old) =>
        old?.state !== "proposed" || versionOf(old) !== seen
          ? old
          : {
              ...old,
              state: "approved",
              approval: { by, version: seen },
              acts: [...old.acts, actOf("approved", member, parts)],
            },
      dueAt,
    );
    const refusal = whyNot(bulletin, seen);
    if (refusal !== undefined) return answer(say(refusal, { number }), session);
    if (bulletin?.approval == null || !isSame(bulletin.approval.by, member))
      return answer(say("approved-before", { number }), session);
    const when = (language: Session["language"]) =>
      whenWords(bulletin, catalogs[language], nowIn(desk));
    const words = catalogs[author.language].say("bulletins.approved-author", {
      number,
      when: when(author.language),
    });
    await desk.tell(author, wordsOf(words), `bulletin-approved:${id}:${seen}`);
    return answer(
      say("approved", { number, when: when(session.language) }),
      session,
    );
  }

  async function refuse(
    { id, author, number: found }: Bulletin,
    seen: string,
    session: Session,
    member: Member,
  ): Promise<Step> {
    const say = sayIn(parts, session);
    const number = found ?? "";
    if (isSame(author, member)) return answer(say("own"), session);
    const done = { isOurs: false };
    const bulletin = await desk.bulletins.change(id, (old) => {
      done.isOurs = old?.state === "proposed" && versionOf(old) === seen;
      if (old === undefined || !done.isOurs) return old;
      const acts = [...old.acts, actOf("refused", member, parts)];
      return { ...old, state: "draft", acts };
    });
    if (!done.isOurs)
      return answer(
        say(whyNot(bulletin, seen) ?? "approved-before", { number }),
        session,
      );
    const { say: tell } = catalogs[author.language];
    const reference = `bulletin-refused:${id}:${bulletin?.acts.length ?? 0}`;
    const words = tell("bulletins.refused-author", { number });
    await desk.tell(author, wordsOf(words), reference);
    return answer(say("refused", { number }), session);
  }
}
