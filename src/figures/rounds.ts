import type { Catalogs } from "../catalog.ts";
import type { Clock } from "../clock.ts";
import type { Logger } from "../logger.ts";
import { type Address, type Reply, wordsOf } from "../message.ts";
import { inHours } from "../nudges/due.ts";
import { usualHours } from "../nudges/follower.ts";
import type { Post } from "../nudges/rounds.ts";
import type { Duty } from "../scheduler.ts";
import type { Ask } from "./ask.ts";
import { type Asks, remindAt } from "./asks.ts";
import type { Speaker, Units } from "./units.ts";
import { askText, summaryReply } from "./wording.ts";

export interface RoundParts {
  readonly asks: Asks;
  readonly units: Units;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly post: Post;
  readonly catalogs: Catalogs;
}

const batch = 20;
const leaseMs = 2 * 60_000;

/**
 * Writes to units when they are asked, reminds those that are silent once, and sums up. A stage is marked once all of it
 * is posted; a process that dies before leaves it to the next, which posts under the same references, of which a
 * conversation takes one each.
 */
export function createRounds(parts: RoundParts): Duty {
  const { asks, units, clock, logger, post, catalogs } = parts;
  return {
    async run() {
      const now = clock.now();
      if (inHours(now, { hours: usualHours }) > now) return;
      const due = await asks.claimDue(now, leaseMs, batch);
      for (const ask of due)
        try {
          await work(ask);
        } catch (error) {
          // It stays due, and is taken up when its lease has passed.
          logger.error("units could not be asked for a figure", error);
        }
    },
    async next() {
      const next = await asks.nextDue();
      // Nobody is written to at night.
      return next && inHours(next, { hours: usualHours });
    },
  };

  async function work({ id }: Ask): Promise<void> {
    const ask = await asks.get(id);
    if (ask === undefined) return;
    if (ask.stage === "asking") {
      await write(ask, "ask", ask.units);
      await go(id, "asking", "asked");
    } else if (ask.stage === "asked") {
      const silent = ask.units.filter(
        (unit) => !ask.answers.some(({ agency }) => agency === unit),
      );
      const { asked, lastDay } = ask;
      const at =
        asked === null || lastDay === null
          ? undefined
          : remindAt(new Date(asked), lastDay);
      if (at !== undefined) await write(ask, "remind", silent);
      await go(id, "asked", "reminded");
    } else if (ask.stage === "reminded") {
      const { asker } = ask;
      if (asker !== null) {
        const people = await units.peopleOf(ask);
        const reply = summaryReply(
          ask,
          silentOf(people),
          catalogs[asker.language],
        );
        const to = {
          channel: asker.channel,
          id: asker.conversation,
          group: false,
        };
        await tell(to, reply, `figure-summary:${id}`);
      }
      await go(id, "reminded", "closed");
    }
  }

  /** One message for each person, whichever of the units they speak for. */
  async function write(
    ask: Ask,
    key: "ask" | "remind",
    of: readonly string[],
  ): Promise<void> {
    const people = await units.peopleOf(ask);
    const agencies = new Map<string, { to: Speaker; of: string[] }>();
    for (const unit of of)
      for (const to of people.get(unit) ?? []) {
        const name = `${to.channel}:${to.id}`;
        const known = agencies.get(name) ?? { to, of: [] };
        agencies.set(name, { to, of: [...known.of, unit] });
      }
    for (const { to, of } of agencies.values()) {
      const text = askText(ask, of, key, catalogs[to.language]);
      const { channel, id } = to;
      await tell(
        { channel, id, group: false },
        wordsOf(text),
        `figure-${key}:${ask.id}`,
      );
    }
  }

  async function tell(to: Address, reply: Reply, reference: string) {
    try {
      await post(to, reply, reference);
    } catch (error) {
      // Their channel does not run now.
      if (!(error instanceof RangeError)) throw error;
    }
  }

  async function go(id: string, from: Ask["stage"], to: Ask["stage"]) {
    await asks.change(id, (old) =>
      old?.stage === from ? { ...old, stage: to } : old,
    );
  }
}

/** Units that nobody speaks for. */
export function silentOf(
  people: ReadonlyMap<string, readonly Speaker[]>,
): string[] {
  return [...people].filter(([, of]) => of.length === 0).map(([unit]) => unit);
}
