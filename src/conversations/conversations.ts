import type { Catalogs } from "../catalog.ts";
import type { Channel } from "../channels/channel.ts";
import type { Clock, Timers } from "../clock.ts";
import type { Logger } from "../logger.ts";
import type { Address, ChannelName, Incoming } from "../message.ts";
import type { Backlog, Metrics } from "../metrics/metrics.ts";
import type { Router } from "../router.ts";
import type { Storage } from "../storage/storage.ts";
import { Conversation } from "./conversation.ts";
import { createDocuments, graceMs } from "./documents.ts";
import { createFloodGate } from "./flood.ts";
import { createOutbox, type Outbox, type OutboxParts } from "./outbox.ts";
import { createReception } from "./reception.ts";
import { noTending, type Tending } from "./tending.ts";
import { createTurns } from "./turns.ts";
import { createUnderWay } from "./under-way.ts";

export interface ConversationsParts {
  readonly storage: Storage;
  readonly channels: readonly Channel[];
  readonly router: Router;
  readonly catalogs: Catalogs;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly random: () => number;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Whether one sender's flood is held back. */
  readonly gated: boolean;
  /** Undefined: nothing falls due by itself. */
  readonly tending?: Tending;
  /** How often it is looked for what other processes left; unless told otherwise 30 s, 10 s where they share the store. */
  readonly lookEachMs?: number;
  /** A conversation goes on under another id. */
  readonly onMoved?: (from: Address, to: Address) => Promise<void>;
  readonly onOutcome?: OutboxParts["onOutcome"];
  /** The part of a platform's rate that is this process's, 0 to 1; all of it unless told otherwise. */
  readonly share?: () => number;
}

/** Everything between the channels and the router: what comes in is worked on once, what goes out is sent in order. */
export interface Conversations {
  /** Takes in what a channel hands over; fulfils once it is safe. Throws what storage throws. */
  receive(incoming: Incoming): Promise<void>;
  /** Sends what nobody has just asked for; fulfils once it is on the disk. Of one reference one is sent. See {@link Outbox}. */
  post(...post: Parameters<Outbox["post"]>): Promise<void>;
  /** Goes on with what an earlier run left. */
  resume(): Promise<void>;
  /** Fulfils when all that came has been worked on and sent, as far as it can be now. */
  settled(): Promise<void>;
  /** What this process has under way. */
  backlog(queue: "inbox" | "outbox"): Backlog;
  /** Takes up no more by itself; what waits for a timer stays on the disk. */
  stop(): void;
}

// Many at a time, so that a long backlog is begun at once and does not all stand in memory.
const batch = 200;
// What is due and could not be done is not tried all the time.
const leastMs = 1000;

export function openConversations(parts: ConversationsParts): Conversations {
  const { storage, clock, logger } = parts;
  const collection = storage.collection("conversations", Conversation);
  const { holds } = storage;
  // Where others may die and leave something, people wait for this look.
  const usualLookMs = holds === undefined ? 30_000 : 10_000;
  const { tending = noTending, lookEachMs = usualLookMs } = parts;
  const documents = createDocuments(
    collection,
    logger,
    (session) => tending.due(session),
    holds !== undefined,
  );
  const underWay = createUnderWay();
  const channels = new Map<ChannelName, Channel>(
    parts.channels.map((channel) => [channel.name, channel]),
  );
  const onMoved = parts.onMoved ?? (() => Promise.resolve());
  let stopped = false;
  const timers: Timers = {
    after: (ms, work) =>
      parts.timers.after(ms, () => {
        if (!stopped) work();
      }),
  };
  const turns = createTurns({
    ...{ holds, documents, clock, timers, logger },
    goOn: (address) => void underWay.track(goOn(address)),
    isToStay: (address) => outbox.knowsAlone(address),
    isToLook: (address) => ({
      waiting: reception.isToLook(address),
      outgoing: outbox.isToLook(address),
    }),
  });
  const outbox = createOutbox({
    ...parts,
    ...{ documents, channels, timers, underWay, turns },
    onMoved,
    onOutcome: parts.onOutcome ?? (() => undefined),
  });
  const reception = createReception({
    ...parts,
    ...{ documents, channels, timers, underWay, turns },
    ...{ outbox, tending, onMoved },
    flood: parts.gated ? createFloodGate(clock) : undefined,
  });

  return {
    receive: (incoming) => underWay.track(reception.receive(incoming)),
    post: (...post) => outbox.post(...post),
    async resume() {
      // Where nobody else works on the store, what an earlier run had under way needs no grace.
      const grace = holds === undefined ? 2 * graceMs : 0;
      await takeUp(new Date(clock.now().getTime() + grace));
      await lookAgain();
    },
    settled: () => underWay.settled(),
    backlog: (queue) => documents.backlog(queue, clock.now()),
    stop() {
      stopped = true;
    },
  };

  async function lookAgain(): Promise<void> {
    const ms = await untilDue();
    timers.after(ms, () => {
      void underWay.track(takeUp(clock.now())).then(lookAgain);
    });
  }

  async function untilDue(): Promise<number> {
    try {
      const next = await collection.nextDue();
      const ms = (next?.getTime() ?? Infinity) - clock.now().getTime();
      return Math.min(Math.max(ms, leastMs), lookEachMs);
    } catch (error) {
      logger.error("what is due next cannot be told", error);
      return lookEachMs;
    }
  }

  async function takeUp(until: Date): Promise<void> {
    try {
      for (;;) {
        const left = await documents.due(until, batch);
        await Promise.all(left.map(goOn));
        if (left.length < batch) return;
      }
    } catch (error) {
      logger.error("what is left to do cannot be read", error);
    }
  }

  async function goOn(address: Address): Promise<void> {
    // A channel that is not set up any more may be again.
    if (!channels.has(address.channel)) return;
    await reception.attend(address);
    await outbox.flush(address);
  }
}
