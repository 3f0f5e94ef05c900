import type { Channel, SendFault } from "../channels/channel.ts";
import type { Clock, Timers } from "../clock.ts";
import type { Logger } from "../logger.ts";
import type {
  Address,
  ChannelName,
  ConversationId,
  Reply,
} from "../message.ts";
import type { Metrics } from "../metrics/metrics.ts";
import { sequentialize } from "../sequentialize.ts";
import { keyOf, type Outgoing, withPosted, withSent } from "./conversation.ts";
import type { Documents } from "./documents.ts";
import { move } from "./move.ts";
import { putUp, toOutgoing, unsurely, withPiece } from "./outgoing.ts";
import { createPace, type Pace } from "./pace.ts";
import { faultOf, verdictOn } from "./retry.ts";
import { createSlots } from "./slots.ts";
import type { Turns } from "./turns.ts";
import type { UnderWay } from "./under-way.ts";

/** What became of what was put up. */
export type Outcome = "sent" | "gone" | "refused" | "unsure";

export interface OutboxParts {
  readonly documents: Documents;
  readonly channels: ReadonlyMap<ChannelName, Channel>;
  readonly clock: Clock;
  readonly timers: Timers;
  /** 0 to 1; spreads tries that failed together. */
  readonly random: () => number;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly underWay: UnderWay;
  readonly turns: Turns;
  /** See {@link createPace}. */
  readonly share?: (() => number) | undefined;
  readonly onMoved: (from: Address, to: Address) => Promise<void>;
  /** Hears what became of each piece that has a reference, once that is on the disk. */
  readonly onOutcome: (
    address: Address,
    reference: string,
    outcome: Outcome,
  ) => void;
}

/** Sends what stands in conversations as outgoing: in order for each, as fast as the platforms let it. */
export interface Outbox {
  /** Sends what a conversation has outgoing, as far as it can be now; later tries come by themselves. Never rejects. */
  flush(address: Address): Promise<void>;
  /**
   * Puts up something that nobody has just asked for; fulfils once it is on the disk. Of one reference one is put up,
   * however often it is posted. As a notice it gives way to answers. Throws what storage throws.
   */
  post(
    address: Address,
    reply: Reply,
    reference: string,
    rank?: Outgoing["rank"],
  ): Promise<void>;
  /** Whether it will go on by itself. */
  isToLook(address: Address): boolean;
  /** Whether something was sent of which only this process knows yet. */
  knowsAlone(address: Address): boolean;
}

// While the disk cannot be written nothing is sent, since what was sent could not be noted.
const diskFaultMs = 5000;
// What is sent and not yet noted is sent again where the process is killed, so it is kept to so many at a time.
const atOnce = 32;
// A platform that does not answer keeps nobody else from being written to.
const slowMs = 2000;
// An allowance that is nearly used up is looked at again after this.
const postponedMs = 60 * 60_000;

export function createOutbox(parts: OutboxParts): Outbox {
  const { documents, channels, clock, timers, random, logger } = parts;
  const { metrics, turns } = parts;
  const inOrder = sequentialize();
  const paces = new Map<ChannelName, Pace>();
  const wakes = new Map<string, () => void>();
  const slots = createSlots(atOnce, slowMs, timers);
  // What was sent while the disk would not take note of it, and where: it is noted later, and not sent again.
  const unnoted = new Map<string, string>();

  return {
    flush,
    post,
    isToLook: (address) => wakes.has(keyOf(address)),
    knowsAlone: (address) => [...unnoted.values()].includes(keyOf(address)),
  };

  async function post(
    address: Address,
    reply: Reply,
    reference: string,
    rank: Outgoing["rank"] = "notice",
  ) {
    const { abilities } = channelOf(address);
    const pieces = toOutgoing([reply], abilities, {
      rank,
      since: clock.now(),
      reference,
    });
    await documents.change(address, (now) =>
      now.posted.includes(reference)
        ? now
        : putUp({ ...now, posted: withPosted(now.posted, reference) }, pieces),
    );
    void flush(address);
  }

  function flush(address: Address): Promise<void> {
    const sending = inOrder(keyOf(address), async () => {
      try {
        await turns.during(address, async () => {
          while (await sendNext(address));
        });
      } catch (error) {
        logger.error("outgoing messages cannot be read or noted", error);
        metrics.failed("storage");
        wakeLater(address, diskFaultMs);
      }
    });
    return parts.underWay.track(sending);
  }

  /** False when there is nothing more to be sent now. */
  async function sendNext(address: Address): Promise<boolean> {
    const channel = channelOf(address);
    const { outgoing, gone, sent } = await documents.read(address);
    const [next] = outgoing;
    if (next === undefined) return false;
    paceOf(channel).recall(address.id, sent);
    if (unnoted.has(next.id)) return done(address, next, "sent");
    if (gone) return dropAll(address);
    // The process that tried died before it could note what came of it.
    if (next.trying) return unsure(address, next);
    const notice = next.rank === "notice";
    const postponed = notice && channel.mayPost?.() === false;
    const waitMs = postponed
      ? postponedMs
      : next.notBefore - clock.now().getTime();
    if (waitMs > 0) return wakeLater(address, waitMs);
    // Nothing is awaited for its turn, so that what is put up meanwhile and must be said first does not wait as well.
    const turnMs = paceOf(channel).wait(address.id, {
      group: address.group,
      notice,
    });
    if (turnMs > 0) return wakeLater(address, turnMs);
    if (!channel.rates.repeatUnknown)
      await change(address, next, (piece) => ({ ...piece, trying: true }));
    const release = await slots.take();
    try {
      return await sendNow(address, next, channel);
    } finally {
      release();
    }
  }

  async function sendNow(address: Address, next: Outgoing, channel: Channel) {
    try {
      await channel.send(address.id, next.piece);
    } catch (error) {
      return settle(address, next, faultOf(error, logger));
    }
    unnoted.set(next.id, keyOf(address));
    if (next.opens)
      metrics.answered(address.channel, clock.now().getTime() - next.since);
    metrics.sent(address.channel, "sent");
    return done(address, next, "sent");
  }

  async function settle(
    address: Address,
    next: Outgoing,
    fault: SendFault,
  ): Promise<boolean> {
    const channel = channelOf(address);
    metrics.sent(address.channel, fault.kind);
    const now = clock.now().getTime();
    const attempts = next.attempts + 1;
    const ageMs = now - next.since;
    const { repeatUnknown } = channel.rates;
    const tried = { attempts, ageMs, repeatUnknown };
    const verdict = verdictOn(fault, tried, random());
    switch (verdict.kind) {
      case "gone":
        return dropAll(address);
      case "drop":
        return done(address, next, "refused");
      case "unsure":
        return unsure(address, next);
      case "again":
        if (fault.kind === "wait")
          paceOf(channel).hold(address.id, verdict.afterMs);
        await change(address, next, (piece) => ({
          ...piece,
          attempts,
          trying: false,
          notBefore: now + verdict.afterMs,
        }));
        if (fault.kind !== "moved") return true;
        await goOnAt(address, fault.to);
        return false;
    }
  }

  async function goOnAt(address: Address, to: ConversationId): Promise<void> {
    const target = await move(documents, address, to);
    await parts.onMoved(address, target);
    void flush(target);
  }

  async function done(
    address: Address,
    next: Outgoing,
    outcome: Outcome,
  ): Promise<true> {
    const at = clock.now().getTime();
    await documents.change(address, (now) => {
      const without = withPiece(now, next.id, () => undefined);
      // Gone already: another process has noted it.
      return without === now || outcome !== "sent"
        ? without
        : { ...without, sent: withSent(without.sent, at) };
    });
    unnoted.delete(next.id);
    tell(address, next, outcome);
    return true;
  }

  async function unsure(address: Address, next: Outgoing): Promise<true> {
    await documents.change(address, (now) => unsurely(now, next.id));
    tell(address, next, "unsure");
    return true;
  }

  /** Nothing can be sent to the conversation until the platform says so, or the person writes. */
  async function dropAll(address: Address): Promise<false> {
    let dropped: readonly Outgoing[] = [];
    await documents.change(address, (now) => {
      dropped = now.outgoing;
      return { ...now, gone: true, outgoing: [] };
    });
    for (const { reference } of dropped)
      if (reference !== null) parts.onOutcome(address, reference, "gone");
    return false;
  }

  function tell(address: Address, piece: Outgoing, outcome: Outcome): void {
    if (piece.reference !== null)
      parts.onOutcome(address, piece.reference, outcome);
  }

  function change(
    address: Address,
    { id }: Outgoing,
    to: (piece: Outgoing) => Outgoing | undefined,
  ) {
    return documents.change(address, (now) => withPiece(now, id, to));
  }

  function wakeLater(address: Address, ms: number): false {
    const key = keyOf(address);
    wakes.get(key)?.();
    const wake = timers.after(ms, () => {
      wakes.delete(key);
      void flush(address);
    });
    wakes.set(key, wake);
    return false;
  }

  function channelOf({ channel: name }: Address): Channel {
    const channel = channels.get(name);
    if (channel === undefined)
      throw new RangeError(`the channel ${name} does not run`);
    return channel;
  }

  function paceOf(channel: Channel): Pace {
    const known = paces.get(channel.name);
    if (known !== undefined) return known;
    const pace = createPace(channel.rates, clock, parts.share);
    paces.set(channel.name, pace);
    return pace;
  }
}
