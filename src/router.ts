import { isDeepStrictEqual } from "node:util";
import { type Step, talk } from "../handlers/handler.ts";
import type { Catalogs } from "./catalog.ts";
import type { Decider } from "./decide.ts";
import { ConflictError, DamageError } from "./errors.ts";
import type { Logger } from "./logger.ts";
import { type Message, wordsOf } from "./message.ts";
import { sequentialize } from "./sequentialize.ts";
import { newSession, type Session } from "./session.ts";
import type { Collection, Stored } from "./storage/storage.ts";

/** What the desk says to one message, and what it made of it; the state is the router's business. */
export type Answer = Omit<Step, "session">;

export interface Router {
  /** Works on one message after those before it in its conversation. Undefined: the message is not for the desk. Never rejects. */
  handle(message: Message): Promise<Answer | undefined>;
}

/** Under which id a conversation's session is stored. */
export function sessionKey(
  message: Pick<Message, "channel" | "conversation">,
): string {
  return `${message.channel}:${message.conversation}`;
}

export interface RouterParts {
  readonly decider: Decider;
  readonly sessions: Collection<Session>;
  readonly catalogs: Catalogs;
  readonly logger: Logger;
}

// Of processes that share a data folder one wins each round; more rounds than this mean that something else is wrong.
const rounds = 5;

export function createRouter(parts: RouterParts): Router {
  const { decider, sessions, catalogs, logger } = parts;
  const inOrder = sequentialize();
  return {
    handle(message) {
      if (message.group && !message.named) return Promise.resolve(undefined);
      const key = sessionKey(message);
      return inOrder(key, () => work(key, message, rounds));
    },
  };

  // The one place where errors end: in an apology to the person and a line without personal data in the log.
  async function work(
    key: string,
    message: Message,
    left: number,
  ): Promise<Answer> {
    let session = newSession();
    try {
      const stored = await read(key);
      session = stored?.value ?? session;
      const step = await decider.decide(message, session);
      if (!isDeepStrictEqual(step.session, stored?.value))
        await sessions.put(key, step.session, stored?.revision ?? 0);
      return step;
    } catch (error) {
      if (error instanceof ConflictError && left > 1)
        return work(key, message, left - 1);
      logger.error("a message could not be worked on", error);
      return rescue(message, session);
    }
  }

  /** A conversation whose session is damaged goes on with an older one or begins anew. */
  async function read(key: string): Promise<Stored<Session> | undefined> {
    try {
      return await sessions.get(key);
    } catch (error) {
      if (!(error instanceof DamageError)) throw error;
      await sessions.setAside(key);
      logger.error("a damaged session was set aside", error);
      return sessions.get(key);
    }
  }

  // Help in danger does not wait for a full disk to be emptied.
  async function rescue(message: Message, session: Session): Promise<Answer> {
    try {
      const step = await decider.inDanger(message, session);
      if (step !== undefined) return step;
    } catch (error) {
      logger.error("danger could not be answered", error);
    }
    const text = catalogs[session.language].say("desk.apology");
    return {
      ...talk([wordsOf(text)], session),
      answered: false,
    };
  }
}
