import type { Update } from "grammy/types";
import { type Answer, granted, refused } from "./answer.ts";

/** An update's content by its kind; Telegram numbers it. */
export type News = Omit<Update, "update_id">;

// Bot API 10.1, getUpdates: all kinds but these, unless they are asked for.
const askedForOnly = [
  "chat_member",
  "message_reaction",
  "message_reaction_count",
];

export interface Poll {
  readonly offset: number;
  readonly limit: number;
  readonly timeout: number;
  /** Aborted when the caller goes. */
  readonly gone: AbortSignal;
}

/** The updates that nobody has confirmed yet, and who waits for them. */
export function createUpdates(changed: () => void) {
  let nextId = 1000;
  let pending: Update[] = [];
  let allowed: readonly string[] = [];
  let waiting: { poll: Poll; answer: (answer: Answer) => void } | undefined;

  function due({ offset, limit }: Poll): Update[] {
    return pending
      .filter((update) => update.update_id >= offset)
      .slice(0, limit);
  }

  function end(answer: Answer): void {
    waiting?.answer(answer);
    waiting = undefined;
  }

  return {
    pending: (): readonly Update[] => pending,
    isAwaited: () => waiting !== undefined,
    allow(kinds: readonly string[] | undefined): void {
      if (kinds !== undefined) allowed = kinds;
    },
    allowed: () => allowed,
    /** Gives the update's id. */
    add: (news: News): number => {
      const update: Update = { update_id: nextId++, ...news };
      const [kind = ""] = Object.keys(news);
      const isAllowed =
        allowed.length > 0
          ? allowed.includes(kind)
          : !askedForOnly.includes(kind);
      if (isAllowed) pending.push(update);
      if (waiting !== undefined && due(waiting.poll).length > 0)
        end(granted(due(waiting.poll)));
      changed();
      return update.update_id;
    },
    /** The next update bears this id. */
    renumber: (from: number): void => {
      nextId = from;
    },
    drop(id: number): void {
      pending = pending.filter((update) => update.update_id !== id);
    },
    dropAll(): void {
      pending = [];
    },
    poll(poll: Poll): Promise<Answer> {
      pending = pending.filter((update) => update.update_id >= poll.offset);
      end(
        refused(
          409,
          "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
        ),
      );
      const ready = due(poll);
      if (ready.length > 0 || poll.timeout === 0)
        return Promise.resolve(granted(ready));
      return new Promise((resolve) => {
        const mine = { poll, answer: resolve };
        waiting = mine;
        poll.gone.addEventListener("abort", () => {
          if (waiting === mine) end(granted([]));
          changed();
        });
        changed();
      });
    },
    /** As if the time of a long poll were over. */
    endPoll: () => {
      end(granted([]));
    },
  };
}
export type Updates = ReturnType<typeof createUpdates>;
