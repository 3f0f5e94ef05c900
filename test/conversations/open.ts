import { setImmediate } from "node:timers/promises";
import { talk } from "../../handlers/handler.ts";
import { settableClock } from "../../src/clock.ts";
import { Conversation } from "../../src/conversations/conversation.ts";
import {
  type Conversations,
  openConversations,
} from "../../src/conversations/conversations.ts";
import type { Outcome } from "../../src/conversations/outbox.ts";
import type { Logger } from "../../src/logger.ts";
import {
  type Address,
  type ChannelName,
  type Message,
  type Notice,
  wordsOf,
} from "../../src/message.ts";
import { noMetrics } from "../../src/metrics/metrics.ts";
import type { Router } from "../../src/router.ts";
import { newSession } from "../../src/session.ts";
import { openMemory } from "../../src/storage/memory.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { catalogs } from "../knowledge.ts";
import type { ScriptedChannel } from "./channel.ts";
import { scriptedChannel } from "./channel.ts";

export const start = new Date("2023-05-10T08:00:00+07:00");

/** A message whose id is its text, unless told otherwise. */
export function message(text: string, more: Partial<Message> = {}): Message {
  return {
    id: text,
    channel: "telegram",
    conversation: "c",
    sender: "s",
    at: start,
    text,
    attachments: [],
    group: false,
    named: true,
    ...more,
  };
}

export function notice(kind: Notice["notice"], more: Partial<Notice> = {}) {
  return {
    id: `${kind} notice`,
    channel: "telegram",
    conversation: "c",
    at: start,
    notice: kind,
    ...more,
  } satisfies Notice;
}

export interface CountingRouter extends Router {
  /** Ids of the messages worked on, in order; one that is worked on again stands there again. */
  readonly worked: string[];
  /** Awaited before each answer. */
  hold: Promise<void> | undefined;
}

/**
 * Answers "re <text>" and keeps in the session which messages had their effect. "fire" is danger; a text in several
 * lines is answered by as many replies; "forget me" erases.
 */
export function countingRouter(): CountingRouter {
  const router: CountingRouter = {
    worked: [],
    hold: undefined,
    async respond({ id, text }, session) {
      await router.hold;
      router.worked.push(id);
      const before = session.pending["effects"];
      const effects = before === undefined ? id : `${before} ${id}`;
      const pending = { ...session.pending, effects };
      const replies = text.split("\n").map((line) => wordsOf(`re ${line}`));
      if (text === "forget me")
        return { ...talk(replies, newSession()), erase: true };
      const step = talk(replies, { ...session, pending });
      return text.includes("fire") ? { ...step, intent: "emergency" } : step;
    },
    isDanger: ({ text }) => text.includes("fire"),
  };
  return router;
}

export interface DeskParts {
  readonly storage?: Storage;
  readonly clock?: ReturnType<typeof settableClock>;
  readonly channels?: readonly ScriptedChannel[];
  readonly router?: CountingRouter;
  readonly gated?: boolean;
}

export interface Told {
  readonly reference: string;
  readonly outcome: Outcome;
}

/** A clock that stands at the start. */
export function standingClock() {
  const clock = settableClock();
  clock.set(start);
  return clock;
}

/** Everything between the channels and the router, over storage, clock and channels that the test owns. */
export function openDesk(parts: DeskParts = {}) {
  const clock = parts.clock ?? standingClock();
  const { storage = openMemory(), router = countingRouter() } = parts;
  const channels = parts.channels ?? [scriptedChannel(clock)];
  const outcomes: Told[] = [];
  const logged: string[] = [];
  const logger: Logger = {
    info: (event) => void logged.push(event),
    warn: (event) => void logged.push(event),
    error: (event) => void logged.push(event),
  };
  const conversations: Conversations = openConversations({
    storage,
    channels,
    router,
    catalogs,
    clock,
    timers: clock,
    random: () => 0,
    logger,
    metrics: noMetrics,
    gated: parts.gated ?? false,
    onOutcome: (_, reference, outcome) => outcomes.push({ reference, outcome }),
  });
  const stored = storage.collection("conversations", Conversation);

  return {
    conversations,
    clock,
    storage,
    router,
    channels,
    outcomes,
    logged,
    say,
    post,
    pass,
    kept,
    effects,
    rest,
  };

  /** Hands a message over, and waits until all is at rest that waits for no timer. */
  async function say(text: string, more?: Partial<Message>): Promise<void> {
    await conversations.receive(message(text, { at: clock.now(), ...more }));
    await conversations.settled();
  }

  async function post(text: string, reference: string, to: Address = person) {
    await conversations.post(to, wordsOf(text), reference);
    await conversations.settled();
  }

  /** Lets time pass, with all that falls due. */
  async function pass(ms: number): Promise<void> {
    await clock.moveTo(new Date(clock.now().getTime() + ms), rest);
  }

  /** What stands in the storage of a conversation. */
  async function kept(id = "c", channel: ChannelName = "telegram") {
    return (await stored.get(`${channel}:${id}`))?.value;
  }

  /** Ids of the messages whose effect is in the storage, in order. */
  async function effects(id = "c", channel: ChannelName = "telegram") {
    const { session } = (await kept(id, channel)) ?? {};
    return session?.pending["effects"]?.split(" ") ?? [];
  }

  // Looking for what is left is not under way, as it never ends; in memory it takes no longer than this.
  async function rest(): Promise<void> {
    await setImmediate();
    await conversations.settled();
  }
}

export const person: Address = { channel: "telegram", id: "c", group: false };

export function textsOf(sent: readonly { text: string }[]): string[] {
  return sent.map(({ text }) => text);
}

export const minute = 60_000;
export const hour = 60 * minute;
