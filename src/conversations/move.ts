import type { ConversationId } from "../message.ts";
import type { Address } from "./conversation.ts";
import type { Documents } from "./documents.ts";

/**
 * Lets a conversation go on under another id, with all that is kept of it. Safe to be done again: what was not moved
 * when a process died is moved the next time.
 */
export async function move(
  documents: Documents,
  from: Address,
  to: ConversationId,
): Promise<Address> {
  const target = { ...from, id: to };
  const old = await documents.read(from);
  await documents.change(target, (now) =>
    now.seen.length > 0
      ? {
          ...now,
          // Before the first message under the new id arrived, the old one's state was the newest.
          waiting: [...missing(old.waiting, now.seen), ...now.waiting],
          outgoing: [
            ...old.outgoing.filter(
              ({ id }) => !now.outgoing.some((one) => one.id === id),
            ),
            ...now.outgoing,
          ],
        }
      : { ...old, id: to, gone: false },
  );
  await documents.remove(from);
  return target;
}

function missing<Item extends { message: { id: string } }>(
  waiting: readonly Item[],
  seen: readonly string[],
): Item[] {
  return waiting.filter(({ message }) => !seen.includes(message.id));
}
