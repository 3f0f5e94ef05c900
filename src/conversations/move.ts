import type { Address, ConversationId } from "../message.ts";
import { type Conversation, withPosted, withSeen } from "./conversation.ts";
import type { Documents } from "./documents.ts";

/**
 * Lets a conversation go on under another id, with all that is kept of it. Safe to be done again: what was not moved
 * when a process died is moved the next time, and what was is not moved again.
 */
export async function move(
  documents: Documents,
  from: Address,
  to: ConversationId,
): Promise<Address> {
  const target = { ...from, id: to };
  const old = await documents.read(from);
  // Of a group that never spoke to the desk nothing is kept, under neither id.
  if (old.seen.length + old.posted.length > 0)
    await documents.change(target, (now) => joined(old, now));
  const gone = await documents.remove(from, (now) => !holds(old, now));
  return gone ? target : move(documents, from, to);
}

function joined(old: Conversation, now: Conversation): Conversation {
  const waiting = old.waiting.filter(
    ({ message }) => !now.seen.includes(message.id),
  );
  const outgoing = old.outgoing.filter(
    ({ id, reference }) =>
      !now.seen.includes(id) && !now.posted.includes(reference ?? ""),
  );
  // What has come over is remembered with the deliveries, since it may be done with when it comes again.
  const moved = [
    ...waiting.map(({ message }) => message.id),
    ...outgoing.map(({ id }) => id),
  ];
  // Before the first message under the new id arrived, the old one's state was the newest.
  const newest =
    now.seen.length > 0 ? now : { ...old, id: now.id, gone: false };
  return {
    ...newest,
    seen: [...new Set(moved)].reduce(withSeen, newest.seen),
    posted: old.posted
      .filter((reference) => !now.posted.includes(reference))
      .reduce(withPosted, now.posted),
    waiting: [...waiting, ...now.waiting].toSorted(
      (one, other) => one.received - other.received,
    ),
    outgoing: [...outgoing, ...now.outgoing],
  };
}

/** Whether nothing has been added since it was read. */
function holds(old: Conversation, now: Conversation): boolean {
  return (
    now.waiting.every(({ message }) => old.seen.includes(message.id)) &&
    now.outgoing.every(({ id }) => old.outgoing.some((one) => one.id === id))
  );
}
