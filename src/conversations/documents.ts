import type { Address } from "../message.ts";
import { ConflictError, DamageError } from "../errors.ts";
import type { Logger } from "../logger.ts";
import type { Backlog } from "../metrics/metrics.ts";
import { sequentialize } from "../sequentialize.ts";
import type { Tending } from "./tending.ts";
import type { Collection, Stored } from "../storage/storage.ts";
import { type Conversation, keyOf, newConversation } from "./conversation.ts";

/** The conversations as documents: read, changed one change at a time, and found again when something is left to do. */
export interface Documents {
  /** A new conversation where there is none. */
  read(address: Address): Promise<Conversation>;
  /**
   * Applies a change and fulfils once it is on the disk. The change is a function of the state alone, since it may be
   * applied again to a later one; returning the state it was given changes nothing. Throws what storage throws.
   */
  change(
    address: Address,
    to: (now: Conversation) => Conversation,
  ): Promise<Conversation>;
  /** Removes all that is kept, unless `keep` finds that it has become more; tells whether it was removed. */
  remove(
    address: Address,
    keep?: (now: Conversation) => boolean,
  ): Promise<boolean>;
  /** Has it read anew when it is next asked for, since another process may have changed it. */
  forget(address: Address): void;
  /** Reads it anew, and whether another process has changed it since it was last read or written here; it is forgotten. */
  review(address: Address): Promise<Review>;
  /** Addresses of conversations with something left to do since before `moment`. */
  due(moment: Date, limit: number): Promise<Address[]>;
  /** What is known here to be left to do. */
  backlog(queue: "inbox" | "outbox", now: Date): Backlog;
}

export interface Review {
  readonly now: Conversation;
  readonly isChanged: boolean;
}

// Whoever received a message works on it at once; one that is still waiting after this was left by a process that died.
export const graceMs = 30_000;

const stepMs = 10_000;

// Of processes that share a store one wins each round; more rounds than this mean that something else is wrong. All may
// post to the same officer at once, and a process that gets little time loses often.
const rounds = 64;

/** @param shared whether other processes change the same documents */
export function createDocuments(
  collection: Collection<Conversation>,
  logger: Logger,
  tendedAt: Tending["due"] = () => undefined,
  shared = false,
): Documents {
  const inOrder = sequentialize();
  // Documents in use, as written last. Revisions tell when another process has changed one.
  const latest = new Map<string, Stored<Conversation>>();
  // Which revisions were last seen of those that were asked for since they were forgotten; 0: none.
  const revisions = new Map<string, number>();
  // Those of which others' changes were met in writing: who had read them before has not seen these.
  const met = new Set<string>();

  return {
    async read(address) {
      const stored = await load(keyOf(address));
      return stored?.value ?? newConversation(address);
    },
    change(address, to) {
      const key = keyOf(address);
      return inOrder(key, () => apply(address, key, to, rounds));
    },
    remove(address, keep = () => false) {
      const key = keyOf(address);
      return inOrder(key, async () => {
        latest.delete(key);
        const stored = await readAnew(key);
        if (stored === undefined) return true;
        if (keep(stored.value)) return false;
        await collection.delete(key, stored.revision);
        return true;
      });
    },
    forget(address) {
      latest.delete(keyOf(address));
      revisions.delete(keyOf(address));
      met.delete(keyOf(address));
    },
    review(address) {
      const key = keyOf(address);
      return inOrder(key, async () => {
        const known = revisions.get(key);
        const stored = await readAnew(key);
        latest.delete(key);
        revisions.delete(key);
        const isOther =
          known !== undefined && known !== (stored?.revision ?? 0);
        const isChanged = met.delete(key) || isOther;
        return { now: stored?.value ?? newConversation(address), isChanged };
      });
    },
    async due(moment, limit) {
      const claimed = await collection.claimDue(moment, graceMs, limit);
      return claimed.map(({ value }) => value);
    },
    backlog(queue, now) {
      const since = [...latest.values()].flatMap(({ value }) =>
        queue === "inbox"
          ? value.waiting.map(({ received }) => received)
          : value.outgoing.map((piece) => piece.since),
      );
      const oldest = since.reduce((a, b) => Math.min(a, b), now.getTime());
      return { waiting: since.length, oldestMs: now.getTime() - oldest };
    },
  };

  async function apply(
    address: Address,
    key: string,
    to: (now: Conversation) => Conversation,
    left: number,
  ): Promise<Conversation> {
    const stored = await load(key);
    const now = stored?.value ?? newConversation(address);
    const next = to(now);
    if (next === now) return now;
    try {
      const written = await collection.put(
        key,
        next,
        stored?.revision ?? 0,
        sooner(dueAt(next), tendedAt(next.session)),
      );
      keep(key, written);
      return next;
    } catch (error) {
      latest.delete(key);
      if (!(error instanceof ConflictError) || left === 1) throw error;
      if (shared) met.add(key);
      return apply(address, key, to, left - 1);
    }
  }

  async function load(key: string): Promise<Stored<Conversation> | undefined> {
    const stored = latest.get(key) ?? (await readAnew(key));
    if (shared) revisions.set(key, stored?.revision ?? 0);
    return stored;
  }

  /** A conversation whose document is damaged goes on with an older one or begins anew. */
  async function readAnew(
    key: string,
  ): Promise<Stored<Conversation> | undefined> {
    try {
      return await collection.get(key);
    } catch (error) {
      if (!(error instanceof DamageError)) throw error;
      await collection.setAside(key);
      logger.error("a damaged conversation was set aside", error);
      return collection.get(key);
    }
  }

  // What is at rest is read again when it is needed, so that memory does not grow with the number of conversations.
  function keep(key: string, stored: Stored<Conversation>): void {
    if (shared) revisions.set(key, stored.revision);
    if (dueAt(stored.value) === undefined) latest.delete(key);
    else latest.set(key, stored);
  }
}

function sooner(one: Date | undefined, other: Date | undefined) {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
}

/** From when on a conversation is anybody's to go on with; undefined when nothing is left to do. */
export function dueAt({ waiting, outgoing }: Conversation): Date | undefined {
  const [received] = waiting;
  const [piece] = outgoing;
  const moments = [
    ...(received === undefined ? [] : [received.received]),
    ...(piece === undefined ? [] : [Math.max(piece.since, piece.notBefore)]),
  ];
  // In coarse steps, so that the moment stays the same from receipt to answer and engines need not note it anew.
  return moments.length === 0
    ? undefined
    : new Date(Math.ceil((Math.min(...moments) + graceMs) / stepMs) * stepMs);
}
