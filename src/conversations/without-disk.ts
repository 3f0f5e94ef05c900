import type { Catalogs } from "../catalog.ts";
import type { Channel } from "../channels/channel.ts";
import { sendAll } from "../channels/send-all.ts";
import type { Timers } from "../clock.ts";
import type { Logger } from "../logger.ts";
import {
  type Address,
  type ChannelName,
  type Message,
  wordsOf,
} from "../message.ts";
import type { Router } from "../router.ts";
import { newSession, type Session } from "../session.ts";
import { keyOf } from "./conversation.ts";
import type { Documents } from "./documents.ts";

/** Where the disk takes nothing: help in danger does not wait, and others are told once to try again. */
export interface WithoutDisk {
  /** Sends at once, past the outbox, since nothing can be put up. Never rejects. */
  speak(message: Message, address: Address): Promise<void>;
  /** Works on what a message brought, and speaks where that fails or takes too long. Throws what the work throws. */
  during(
    message: Message,
    address: Address,
    work: () => Promise<unknown>,
  ): Promise<void>;
}

export interface WithoutDiskParts {
  readonly documents: Documents;
  readonly channels: ReadonlyMap<ChannelName, Channel>;
  readonly router: Router;
  readonly catalogs: Catalogs;
  readonly timers: Timers;
  readonly logger: Logger;
}

// People hear of it within five seconds, also where all write at once and the machine is busy. A store that is back by
// then may answer after that word all the same.
const silentMs = 2500;
const readMs = 500;
// Somebody who tries again and again is not told so each time.
const wordEachMs = 60_000;
// Platforms deliver again for about a day (Bot API: updates are kept for 24 hours).
const redeliveredMs = 24 * 60 * 60_000;

export function createWithoutDisk(parts: WithoutDiskParts): WithoutDisk {
  const { documents, channels, router, catalogs, timers, logger } = parts;
  // Who has had a word, and for which deliveries, so that a redelivery is not another one.
  const spokenTo = new Set<string>();

  return {
    speak,
    async during(message, address, work) {
      const cancel = timers.after(silentMs, () => void speak(message, address));
      try {
        await work();
      } catch (error) {
        await speak(message, address);
        throw error;
      } finally {
        cancel();
      }
    },
  };

  async function speak(message: Message, address: Address): Promise<void> {
    const person = keyOf(address);
    const delivery = `${person} ${message.id}`;
    if (spokenTo.has(delivery)) return;
    remember(delivery, redeliveredMs);
    try {
      const session = await sessionOf(address);
      const danger = router.isDanger(message, session);
      if (!danger && spokenTo.has(person)) return;
      if (!danger) remember(person, wordEachMs);
      const replies = danger
        ? (await router.respond(message, session)).replies
        : [wordsOf(catalogs[session.language].say("desk.try-again"))];
      const channel = channels.get(address.channel);
      for (const reply of replies)
        if (channel !== undefined) await sendAll(channel, address.id, reply);
    } catch (error) {
      spokenTo.delete(delivery);
      spokenTo.delete(person);
      logger.error(
        "a person could not be told that the disk takes nothing",
        error,
      );
    }
  }

  function remember(mark: string, ms: number): void {
    spokenTo.add(mark);
    timers.after(ms, () => spokenTo.delete(mark));
  }

  // A store that cannot be written may take its time to say that it cannot be read either.
  async function sessionOf(address: Address): Promise<Session> {
    const waited = new Promise<Session>((resolve) => {
      timers.after(readMs, () => {
        resolve(newSession());
      });
    });
    const read = documents.read(address).then(({ session }) => session);
    return Promise.race([read.catch(() => newSession()), waited]);
  }
}
