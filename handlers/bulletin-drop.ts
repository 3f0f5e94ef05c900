import {
  type Bulletin,
  isOpen,
  type Staff,
} from "../src/bulletins/bulletin.ts";
import { wordsOf } from "../src/message.ts";
import type { Member } from "../src/people/roster.ts";
import type { Session } from "../src/session.ts";
import type { Step } from "./handler.ts";
import { actOf, type BulletinParts, sayIn } from "./bulletin-parts.ts";
import { answer } from "./posting-parts.ts";

/** Tells who had approved a bulletin that their approval counts no more. */
export async function tellVoid(
  { id, acts, number }: Bulletin,
  to: Staff,
  { desk, catalogs }: BulletinParts,
): Promise<void> {
  const text = catalogs[to.language].say("bulletins.voided", {
    number: number ?? "",
  });
  await desk.tell(to, wordsOf(text), `bulletin-void:${id}:${acts.length}`);
}

/** Drops a bulletin that has not gone out. */
export async function dropBulletin(
  { id, number, approval }: Bulletin,
  session: Session,
  member: Member,
  parts: BulletinParts,
): Promise<Step> {
  const left = await parts.desk.bulletins.change(id, (old) => {
    if (old === undefined || !isOpen(old)) return old;
    // What was shown to somebody has a number, which stays in the book.
    if (old.number === null) return undefined;
    const acts = [...old.acts, actOf("dropped", member, parts)];
    return { ...old, state: "dropped", text: "", acts };
  });
  if (left !== undefined && approval !== null)
    await tellVoid(left, approval.by, parts);
  const say = sayIn(parts, session);
  const words =
    number === null ? say("dropped-draft") : say("dropped", { number });
  return answer(words, { ...session, pending: {} });
}
