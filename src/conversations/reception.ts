import { isDeepStrictEqual } from "node:util";
import type { Catalogs } from "../catalog.ts";
import type { Channel } from "../channels/channel.ts";
import type { Clock, Timers } from "../clock.ts";
import type { Logger } from "../logger.ts";
import {
  type Address,
  type ChannelName,
  type Incoming,
  type Message,
  type Notice,
  type Reply,
  wordsOf,
} from "../message.ts";
import { type Metrics, receivedKind } from "../metrics/metrics.ts";
import type { Router } from "../router.ts";
import { newSession, type Session } from "../session.ts";
import { sequentialize } from "../sequentialize.ts";
import {
  type Conversation,
  keyOf,
  toMessage,
  toWaiting,
  withSeen,
} from "./conversation.ts";
import type { Documents } from "./documents.ts";
import type { FloodGate } from "./flood.ts";
import { gather } from "./gather.ts";
import { move } from "./move.ts";
import type { Outbox } from "./outbox.ts";
import { asOutgoing, type Putting, putUp, toOutgoing } from "./outgoing.ts";
import type { Turns } from "./turns.ts";
import type { UnderWay } from "./under-way.ts";
import type { Tending } from "./tending.ts";
import { createWithoutDisk } from "./without-disk.ts";

export interface ReceptionParts {
  readonly documents: Documents;
  readonly outbox: Outbox;
  readonly channels: ReadonlyMap<ChannelName, Channel>;
  readonly router: Router;
  readonly tending: Tending;
  readonly onMoved: (from: Address, to: Address) => Promise<void>;
  /** Undefined: nobody is held back. */
  readonly flood: FloodGate | undefined;
  readonly catalogs: Catalogs;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly underWay: UnderWay;
  readonly turns: Turns;
}

/** Takes in what comes and sees that it is worked on: once, in order, and also when the process dies in between. */
export interface Reception {
  /**
   * Fulfils once what came is on the disk, or is known not to be for the desk; it is worked on afterwards. The same
   * delivery is taken in once. Throws what storage throws; danger has then been answered all the same.
   */
  receive(incoming: Incoming): Promise<void>;
  /** Goes on with what is waiting in a conversation. Never rejects. */
  attend(address: Address): Promise<void>;
  /** Whether it will go on by itself. */
  isToLook(address: Address): boolean;
}

// Work takes milliseconds; who waits longer than this is shown that it goes on.
const patienceMs = 1000;
const diskFaultMs = 5000;

export function createReception(parts: ReceptionParts): Reception {
  const { documents, outbox, channels, router, flood, catalogs } = parts;
  const { clock, timers, logger, metrics, tending, turns } = parts;
  const inOrder = sequentialize();
  const wakes = new Map<string, () => void>();
  const withoutDisk = createWithoutDisk(parts);

  return {
    receive,
    attend,
    isToLook: (address) => wakes.has(keyOf(address)),
  };

  async function receive(incoming: Incoming): Promise<void> {
    metrics.received(incoming.channel, receivedKind(incoming));
    if ("notice" in incoming) return heed(incoming);
    // What a group says among itself is nobody's business and is not kept.
    if (incoming.group && !incoming.named) return;
    const address = addressOf(incoming);
    if (!(await isLetIn(incoming, address))) return;
    const began = clock.now();
    try {
      await withoutDisk.during(incoming, address, () =>
        documents.change(address, (now) =>
          now.seen.includes(incoming.id)
            ? now
            : {
                ...begun(now, incoming),
                seen: withSeen(now.seen, incoming.id),
                waiting: [...now.waiting, toWaiting(incoming, began)],
                gone: false,
              },
        ),
      );
    } catch (error) {
      // It will be delivered again, and that is no haste of the person's.
      flood?.giveBack(senderOf(incoming));
      throw error;
    }
    const ms = clock.now().getTime() - began.getTime();
    metrics.stored(address.channel, ms);
    void attend(address, incoming);
  }

  async function heed({ channel, conversation, notice, to }: Notice) {
    const named = { channel, id: conversation, group: false };
    const { group } = await documents.read(named);
    const address = { ...named, group };
    if (notice === "moved") {
      if (to === undefined) return;
      const target = await move(documents, address, to);
      await parts.onMoved(address, target);
      void attend(target);
      void outbox.flush(target);
      return;
    }
    const gone = notice === "gone";
    await documents.change(address, (now) =>
      now.gone === gone ? now : { ...now, gone },
    );
    void outbox.flush(address);
  }

  /** Whether a message gets past the flood gate. Danger always does. */
  async function isLetIn(message: Message, address: Address) {
    const taken = flood?.take(senderOf(message), message.at, message.album);
    if (taken === undefined || taken === "in") return true;
    const { session } = await documents.read(address);
    if (router.isDanger(message, session)) return true;
    if (taken === "told") {
      const text = catalogs[session.language].say("desk.too-many");
      const putting = { rank: "answer", since: clock.now() } as const;
      await answer(address, [wordsOf(text)], putting, (now) => now);
      void outbox.flush(address);
    }
    return false;
  }

  /** @param fresh who sent it must not wait in silence where the disk goes away before it is worked on */
  function attend(address: Address, fresh?: Message): Promise<void> {
    const working = inOrder(keyOf(address), async () => {
      let silent = fresh;
      try {
        await turns.during(address, async () => {
          while (await workNext(address)) silent = undefined;
        });
      } catch (error) {
        if (silent !== undefined) await withoutDisk.speak(silent, address);
        logger.error("a conversation cannot be read or written", error);
        metrics.failed("storage");
        wakeLater(address, diskFaultMs);
      }
    });
    return parts.underWay.track(working);
  }

  /** False when nothing is left to be worked on now. */
  async function workNext(address: Address): Promise<boolean> {
    const { waiting, session } = await documents.read(address);
    const next = gather(waiting, clock.now());
    if (next.kind === "later")
      wakeLater(address, next.at.getTime() - clock.now().getTime());
    if (next.kind === "nothing") return tend(session, address);
    if (next.kind === "later") return false;
    const step = await respond(next.message, session, address).catch(
      async (error: unknown) => {
        await withoutDisk.speak(next.message, address);
        throw error;
      },
    );
    const taken = (now: Conversation): Conversation | undefined => {
      const waiting = now.waiting.filter(
        ({ message }) => !next.ids.includes(message.id),
      );
      // It has moved meanwhile, or another process was faster.
      if (waiting.length === now.waiting.length) return undefined;
      const after = { ...now, session: step.session, waiting };
      // What the person was still to be told goes with the rest; ids of deliveries stay, that none is worked on again.
      return step.erase === true
        ? { ...after, outgoing: [], unsure: [] }
        : after;
    };
    const rank = step.intent === "emergency" ? "danger" : "answer";
    try {
      await answer(address, step.replies, { rank, since: next.since }, taken);
    } catch (error) {
      await withoutDisk.speak(next.message, address);
      // Danger may be told of further behind.
      for (const left of waiting)
        await withoutDisk.speak(toMessage(left), address);
      throw error;
    }
    void outbox.flush(address);
    return true;
  }

  /** Does what falls due by itself; true where there may be more. */
  async function tend(session: Session, address: Address): Promise<boolean> {
    const due = tending.due(session);
    if (due === undefined || due > clock.now()) return false;
    const channel = channels.get(address.channel);
    if (channel === undefined) return false;
    const tended = await tending.tend(session, address);
    const since = clock.now();
    const { abilities } = channel;
    const put = toOutgoing(tended.replies, abilities, {
      rank: "notice",
      since,
    });
    await documents.change(address, (now) =>
      isDeepStrictEqual(now.session, session)
        ? putUp({ ...now, session: tended.session }, put)
        : now,
    );
    void outbox.flush(address);
    // What changes nothing would fall due for ever.
    return !isDeepStrictEqual(tended.session, session);
  }

  async function respond(message: Message, session: Session, address: Address) {
    const began = clock.now();
    const shown = timers.after(patienceMs, () => {
      void channels.get(address.channel)?.typing(address.id);
    });
    const step = await router.respond(message, session).finally(shown);
    const ms = clock.now().getTime() - began.getTime();
    metrics.intent(step.intent);
    metrics.handled(step.intent, ms);
    return step;
  }

  /** Puts up an answer together with its effect, and what may not have arrived the last time; without effect neither. */
  async function answer(
    address: Address,
    replies: readonly Reply[],
    putting: Putting,
    effect: (now: Conversation) => Conversation | undefined,
  ): Promise<void> {
    const channel = channels.get(address.channel);
    if (channel === undefined) return;
    const put = toOutgoing(replies, channel.abilities, putting);
    await documents.change(address, (conversation) => {
      const affected = effect(conversation);
      if (affected === undefined) return conversation;
      const after = putUp(affected, put);
      return after.unsure.length === 0 ? after : withUnsure(after, channel);
    });
  }

  function withUnsure(
    conversation: Conversation,
    { abilities }: Channel,
  ): Conversation {
    const { session, unsure } = conversation;
    const text = catalogs[session.language].say("desk.maybe-unsent");
    const putting = { rank: "answer", since: clock.now() } as const;
    return putUp({ ...conversation, unsure: [] }, [
      ...toOutgoing([wordsOf(text)], abilities, putting),
      ...unsure.map((piece) => asOutgoing(piece, putting)),
    ]);
  }

  function wakeLater(address: Address, ms: number): void {
    const key = keyOf(address);
    wakes.get(key)?.();
    const wake = timers.after(ms, () => {
      wakes.delete(key);
      void attend(address);
    });
    wakes.set(key, wake);
  }
}

function senderOf({ channel, sender }: Message): string {
  return `${channel}:${sender}`;
}

function addressOf({ channel, conversation, group }: Message): Address {
  return { channel, id: conversation, group };
}

/** The first words may not tell the language; the person's app does. Notices do not tell a group from a person. */
function begun(now: Conversation, { locale, group }: Message): Conversation {
  return now.seen.length > 0
    ? now
    : { ...now, group, session: newSession(locale) };
}
