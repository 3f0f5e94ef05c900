import {
  type Bulletin,
  missingOf,
  versionOf,
} from "../src/bulletins/bulletin.ts";
import {
  actsText,
  bulletinText,
  peopleWords,
  whenWords,
} from "../src/bulletins/wording.ts";
import type { Catalog } from "../src/catalog.ts";
import { type Reply, wordsOf } from "../src/message.ts";
import type { Member } from "../src/people/roster.ts";
import type { Session } from "../src/session.ts";
import type { Step } from "./handler.ts";
import { actOf, type BulletinParts, nowIn, sayIn } from "./bulletin-parts.ts";
import { answer } from "./posting-parts.ts";
import { bulletinAct } from "./bulletin-acts.ts";

/** Puts a bulletin before those who may approve it: what its writer saw, and nothing else. */
export async function propose(
  { id }: Bulletin,
  seen: string,
  session: Session,
  member: Member,
  parts: BulletinParts,
): Promise<Step> {
  const { desk, catalogs } = parts;
  const say = sayIn(parts, session);
  const bulletin = await desk.bulletins.change(id, (old) => {
    if (old?.state !== "draft" || missingOf(old) !== undefined) return old;
    if (versionOf(old) !== seen) return old;
    const acts = [...old.acts, actOf("proposed", member, parts)];
    return { ...old, state: "proposed", acts };
  });
  if (bulletin === undefined) return answer(say("too-late"), session);
  const number = bulletin.number ?? "";
  if (versionOf(bulletin) !== seen)
    return answer(say("stale", { number }), session);
  if (bulletin.state !== "proposed") return answer(say("too-late"), session);
  // Nobody is asked which language they speak before they write.
  const replies = await approvalReplies(bulletin, catalogs.vi, parts);
  const others = await desk.others(member);
  for (const other of others)
    for (const [at, reply] of replies.entries())
      await desk.tell(other, reply, `bulletin-ask:${id}:${seen}:${at}`);
  const key = others.length === 0 ? "proposed-nobody" : "proposed";
  return answer(say(key, { number }), session);
}

/** What somebody sees who may approve a bulletin: the bulletin itself, and what it is to be. */
export async function approvalReplies(
  bulletin: Bulletin,
  catalog: Catalog,
  { desk }: BulletinParts,
): Promise<readonly [Reply, Reply]> {
  const { id, where, subjects, when } = bulletin;
  const { say } = catalog;
  const count = await desk.count({ place: where?.place ?? null, subjects });
  const words = say("bulletins.approval", {
    number: bulletin.number ?? "",
    people: peopleWords(count, catalog),
    when: whenWords(bulletin, catalog, nowIn(desk)),
    acts: actsText(bulletin, catalog),
  });
  const version = versionOf(bulletin);
  const approve = when?.urgent === true ? "approve-urgent" : "approve";
  const choices = [
    {
      id: `${bulletinAct.approve}${id}/${version}`,
      label: say(`bulletins.choose-${approve}`),
    },
    {
      id: `${bulletinAct.refuse}${id}/${version}`,
      label: say("bulletins.choose-refuse"),
    },
  ];
  return [wordsOf(bulletinText(bulletin, catalog)), wordsOf(words, choices)];
}
