import { createHash } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { Logger } from "../logger.ts";
import type { Address, Reply } from "../message.ts";
import { personKey } from "../people/roster.ts";
import type { Duty } from "../scheduler.ts";
import type { AgendaParts, DueItem } from "./agenda.ts";
import { dueAt, inHours } from "./due.ts";
import type { Entry, Follower } from "./follower.ts";
import type { Followers } from "./followers.ts";
import { nudgesOf, occurrencesOf, stepsOf, tagOf } from "./planned.ts";
import { civilDate } from "../clock.ts";

/** Hands something over to be sent; of one reference one goes. Throws RangeError for a channel that does not run. */
export type Post = (
  address: Address,
  reply: Reply,
  reference: string,
) => Promise<void>;

export interface RoundParts extends AgendaParts {
  readonly followers: Followers;
  readonly clock: Clock;
  readonly post: Post;
  readonly logger: Logger;
  /** Words of a nudge, or of a digest of several. */
  readonly wording: (
    follower: Follower,
    items: readonly DueItem["latest"][],
    now: Date,
  ) => Reply | Promise<Reply>;
  /** The tags among these of what an agency has done. */
  readonly doneOf: (items: readonly DueItem[]) => Promise<readonly string[]>;
  /** A follower with what else was decided of these elsewhere: a later day, or that nudges wait. */
  readonly told?: (
    items: readonly DueItem[],
  ) => Promise<(follower: Follower) => Follower>;
  /** Hears what is about to be posted. */
  readonly onPost?: (
    follower: Follower,
    items: readonly DueItem["latest"][],
  ) => Promise<void>;
}

const batch = 128;
const leaseMs = 2 * 60_000;
// What is due within one morning is nudged of one by one up to so many; more come as one digest.
const mostSingles = 3;
const sameTimeMs = 12 * 60 * 60_000;

/**
 * Nudges whom a nudge is due for. A nudge is entered in the ledger, then posted under the entry's batch as reference,
 * then marked. A process that dies in between leaves an entry that the next one posts under the same reference, of
 * which the conversation takes one.
 */
export function createRounds(parts: RoundParts): Duty {
  const { followers, clock, post, logger, wording, doneOf } = parts;
  return {
    async run() {
      for (;;) {
        const due = await followers.claimDue(clock.now(), leaseMs, batch);
        await Promise.all(due.map(workSafely));
        if (due.length < batch) return;
      }
    },
    next: () => followers.nextDue(),
  };

  async function workSafely(follower: Follower): Promise<void> {
    try {
      await work(follower);
    } catch (error) {
      // It stays due, and is taken up when its lease has passed.
      logger.error("somebody could not be nudged", error);
    }
  }

  async function work(found: Follower): Promise<void> {
    const now = clock.now();
    if (inHours(now, found) > now) {
      // Nobody is written to at night, not even of what was entered in the evening.
      await followers.change(found, (old) => old && { ...old });
      return;
    }
    await handOver(found);
    const read = await followers.get(found);
    if (read === undefined) return;
    const { items } = dueAt(read, clock.now(), parts);
    const done = await doneOf(items);
    const told = await parts.told?.(items);
    const entered = await followers.change(found, (old) => {
      if (old === undefined) return undefined;
      const decided = withDone(old, done);
      const known = told === undefined ? decided : told(decided);
      return enter(known, dueAt(known, clock.now(), parts).items);
    });
    if (entered !== undefined) await handOver(entered);
  }

  /** A copy, also where nothing is entered: the next moment is reckoned anew. */
  function enter(follower: Follower, items: readonly DueItem[]): Follower {
    if (items.length === 0) return { ...follower };
    const now = clock.now();
    const entered = now.toISOString();
    const entries = batches(follower, items, now).flatMap((one) => {
      const id = batchId(follower, one, entered);
      return one.flatMap(({ keys }) =>
        keys.map(({ key, tag, lead, occurrence }): Entry => ({
          key,
          tag,
          lead,
          lastDay: occurrence.lastDay,
          batch: id,
          entered,
          state: "entered",
        })),
      );
    });
    const keys = new Set(entries.map(({ key }) => key));
    return {
      ...follower,
      ledger: [
        ...follower.ledger.filter(({ key }) => !keys.has(key)),
        ...entries,
      ],
      recent: items.map(({ latest }) => latest.tag),
    };
  }

  function batches(
    { rhythm }: Follower,
    items: readonly DueItem[],
    now: Date,
  ): readonly (readonly DueItem[])[] {
    const isFresh = items.every(
      ({ latest }) => now.getTime() - latest.at.getTime() < sameTimeMs,
    );
    return rhythm === "each" && isFresh && items.length <= mostSingles
      ? items.map((item) => [item])
      : [items];
  }

  /** Posts what is entered, and marks it. */
  async function handOver(follower: Follower): Promise<void> {
    const open = follower.ledger.filter(({ state }) => state === "entered");
    const ids = new Set(open.map((entry) => entry.batch));
    for (const id of ids) {
      const items = itemsOf(
        follower,
        open.filter((entry) => entry.batch === id),
      );
      const address: Address = {
        channel: follower.channel,
        id: follower.conversation,
        group: false,
      };
      if (items.length > 0) {
        await parts.onPost?.(follower, items);
        await post(address, await wording(follower, items, clock.now()), id);
      }
    }
    if (ids.size > 0)
      await followers.change(
        follower,
        (old) =>
          old && {
            ...old,
            ledger: old.ledger.map((entry) =>
              entry.state === "entered" && ids.has(entry.batch)
                ? { ...entry, state: "posted" }
                : entry,
            ),
          },
      );
  }

  /** What entries are about; nothing of what the plans ask for no more, or of what is followed no more. */
  function itemsOf(
    follower: Follower,
    entries: readonly Entry[],
  ): DueItem["latest"][] {
    const tags = [...new Set(entries.map(({ tag }) => tag))].filter(
      (tag) => !follower.done.includes(tag),
    );
    const today = civilDate(clock.now());
    const steps = stepsOf(follower, today, parts);
    return tags.flatMap((tag) => {
      const lead = Math.min(
        ...entries.filter((one) => one.tag === tag).map((one) => one.lead),
      );
      const step = steps.find((one) => one.tag === tag && one.lead === lead);
      if (step !== undefined) return step;
      return follower.follows.flatMap((follow) =>
        occurrencesOf(follow, today, parts)
          .filter((occurrence) => tagOf(follow, occurrence) === tag)
          .flatMap(
            (occurrence) =>
              nudgesOf(
                { ...follow, leads: [Math.max(lead, 0)] },
                occurrence,
                follower,
                parts,
              ).find((one) => one.lead === lead) ?? [],
          ),
      );
    });
  }
}

function withDone(follower: Follower, done: readonly string[]): Follower {
  return { ...follower, done: [...new Set([...follower.done, ...done])] };
}

function batchId(
  follower: Follower,
  items: readonly DueItem[],
  entered: string,
): string {
  const keys = items.flatMap((item) => item.keys.map(({ key }) => key));
  const name = [personKey(follower), entered, ...keys].join("\n");
  const hash = createHash("sha256").update(name).digest("base64url");
  return `nudge:${hash.slice(0, 24)}`;
}
