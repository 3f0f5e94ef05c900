import type { Clock } from "../clock.ts";
import type { Logger } from "../logger.ts";
import type { Address, Reply } from "../message.ts";
import type { Post } from "../nudges/rounds.ts";
import type { Duty } from "../scheduler.ts";
import type { Bulletin } from "./bulletin.ts";
import type { Bulletins } from "./bulletins.ts";
import { type Deliveries, nameOf, type Outcome } from "./deliveries.ts";
import { withinHours } from "./hours.ts";
import { isFor, type Reader } from "./reader.ts";
import type { Readers } from "./readers.ts";
import { createRun, type Run } from "./run.ts";
import type { BulletinWords } from "./words.ts";

export interface RoundParts {
  readonly bulletins: Bulletins;
  readonly readers: Readers;
  readonly deliveries: Deliveries;
  readonly hours: BulletinWords["hours"];
  readonly clock: Clock;
  readonly logger: Logger;
  readonly post: Post;
  readonly provinceOf: (place: string) => string | undefined;
  /** A bulletin as its readers see it. */
  readonly wording: (bulletin: Bulletin, language: Reader["language"]) => Reply;
  /** Tells author and approver how a bulletin stands. */
  readonly report: (bulletin: Bulletin, isLast: boolean) => Promise<void>;
}

/** Sends approved bulletins, and hears what comes of them. */
export interface Rounds {
  readonly duty: Duty;
  heard(id: string, address: Address, outcome: Outcome): Promise<void>;
}

const leaseMs = 2 * 60_000;
const most = 20;
// Fewer than a platform takes (Telegram Bot FAQ: 30 a second), since answers go out beside them.
const perRound = 25;
// So many at most are on their way by one channel: no more than these still arrive after a stop.
const mostUnderWay = 25;
const roundMs = 1000;
// What is on its way is looked at every second first, then every minute, and no longer than a day.
const freshMs = 60_000;
const slowMs = 60_000;
const tellAfterMs = 10 * 60_000;
const closeAfterMs = 24 * 60 * 60_000;

/**
 * A delivery is entered, then posted under the bulletin's reference, then marked. A process that dies in between leaves
 * an entry that the next one posts under the same reference, of which the conversation takes one.
 */
export function createRounds(parts: RoundParts): Rounds {
  const { bulletins, readers, deliveries, clock, logger } = parts;
  const runs = new Map<string, Run>();

  return {
    duty: {
      async run() {
        const due = await bulletins.claimDue(clock.now(), leaseMs, most);
        for (const bulletin of due)
          try {
            await work(bulletin);
          } catch (error) {
            // It stays due, and what is known of it is read again.
            runs.delete(bulletin.id);
            logger.error("a bulletin could not be sent", error);
          }
      },
      next: () => bulletins.nextDue(),
    },
    async heard(id, address, outcome) {
      await deliveries.outcome(id, address, outcome);
      runs.get(id)?.settled(address);
      const { channel, id: sender } = address;
      await readers.change({ channel, sender }, (old) => {
        const since = old?.goneSince ?? null;
        if (outcome === "gone" && since === null)
          return old && { ...old, goneSince: clock.now().toISOString() };
        return outcome === "sent" && since !== null
          ? old && { ...old, goneSince: null }
          : old;
      });
    },
  };

  async function work(found: Bulletin): Promise<void> {
    const { id, state, when } = found;
    const now = clock.now();
    if (found.closed !== null) return close(found);
    if (state === "stopped") return tend(id);
    if (state !== "approved" && state !== "sending") return;
    const at = when?.at == null ? now : new Date(when.at);
    if (at > now) return look(id, at);
    const opens = withinHours(now, parts.hours);
    if (when?.urgent !== true && opens > now) return look(id, opens);
    const bulletin = await bulletins.change(
      id,
      (old) =>
        old?.state === "approved"
          ? { ...old, state: "sending", began: now.toISOString() }
          : old,
      soon(leaseMs),
    );
    if (bulletin === undefined) return;
    const run = await runOf(bulletin);
    for (let sent = 0; sent < perRound; sent += 1) {
      // Somebody may have stopped it.
      const still = await bulletins.get(id);
      if (still?.state !== "sending") break;
      const next = run.next(mostUnderWay);
      if (next === undefined) break;
      await handOver(still, next, run);
    }
    await tend(id);
  }

  /** To whom it goes, but for those that it went to before. */
  async function runOf(bulletin: Bulletin): Promise<Run> {
    const known = runs.get(bulletin.id);
    if (known !== undefined) return known;
    const before = await deliveries.handedOver(bulletin.id);
    const to: Address[] = [];
    for await (const reader of readers.each())
      if (isReader(reader, bulletin) && !before.has(nameOf(addressOf(reader))))
        to.push(addressOf(reader));
    const unheard = [...before].filter(([, isHeard]) => !isHeard);
    const names = unheard.map(([name]) => name);
    const run = createRun(to, names, clock.now());
    runs.set(bulletin.id, run);
    return run;
  }

  async function handOver(
    bulletin: Bulletin,
    to: Address,
    run: Run,
  ): Promise<void> {
    const { channel, id: sender } = to;
    // They may have stopped them since.
    const reader = await readers.get({ channel, sender });
    if (reader === undefined || !isReader(reader, bulletin)) return;
    if (!(await deliveries.enter(bulletin.id, to))) return;
    run.underWay(to);
    try {
      const reply = parts.wording(bulletin, reader.language);
      await parts.post(to, reply, referenceOf(bulletin.id));
      await deliveries.posted(bulletin.id, to);
    } catch (error) {
      // A channel that does not run now: it stays entered, and is tried again after the next start.
      if (!(error instanceof RangeError)) throw error;
      run.settled(to);
    }
  }

  /** Waits for what is on its way or comes still, and closes the bulletin once nothing does. */
  async function tend(id: string): Promise<void> {
    const bulletin = await bulletins.get(id);
    if (bulletin === undefined) return;
    const now = clock.now();
    const run = await runOf(bulletin);
    const comes = bulletin.state === "stopped" ? 0 : run.left();
    const idleMs = run.idleMs(now);
    if (run.waiting() + comes > 0 && idleMs < closeAfterMs) {
      const isTold = bulletin.told || idleMs < tellAfterMs;
      if (!isTold)
        await parts.report({ ...bulletin, counts: await count(id) }, false);
      await bulletins.change(
        id,
        (old) => old && { ...old, told: old.told || !isTold },
        soon(idleMs < freshMs ? roundMs : slowMs),
      );
      return;
    }
    const counts = await count(id);
    const closed = await bulletins.change(
      id,
      (old) =>
        old && {
          ...old,
          state: old.state === "stopped" ? "stopped" : "sent",
          counts,
          closed: now.toISOString(),
        },
      now,
    );
    if (closed !== undefined) await close(closed);
  }

  /** Tells how it went, and forgets to whom it did. May be done again. */
  async function close(bulletin: Bulletin): Promise<void> {
    if (bulletin.began !== null) await parts.report(bulletin, true);
    await deliveries.remove(bulletin.id);
    runs.delete(bulletin.id);
    await bulletins.change(bulletin.id, (old) => old && { ...old });
  }

  async function count(id: string) {
    const tally = await deliveries.tally(id);
    return { ...tally, unsent: runs.get(id)?.left() ?? 0 };
  }

  function look(id: string, at: Date) {
    return bulletins
      .change(id, (old) => old && { ...old }, at)
      .then(() => undefined);
  }

  function isReader(reader: Reader, { where, subjects }: Bulletin): boolean {
    const aim = { place: where?.place ?? null, subjects };
    return isFor(aim, reader, parts.provinceOf);
  }

  function soon(ms: number): Date {
    return new Date(clock.now().getTime() + ms);
  }
}

/** By which it is heard what became of a bulletin, and of which a conversation takes one. */
export function referenceOf(id: string): string {
  return `bulletin:${id}`;
}

function addressOf({ channel, conversation }: Reader): Address {
  return { channel, id: conversation, group: false };
}
