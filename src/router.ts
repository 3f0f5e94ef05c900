import { type Step, talk } from "../handlers/handler.ts";
import type { Catalogs } from "./catalog.ts";
import type { Decider } from "./decide.ts";
import { AwayError } from "./errors.ts";
import type { Logger } from "./logger.ts";
import { type Message, wordsOf } from "./message.ts";
import type { Session } from "./session.ts";

/** What the desk says to one message in a conversation's state. Storing the next state is the caller's business. */
export interface Router {
  /**
   * Works on one message. What fails ends in an apology, and leaves the state as it was; only where the store is away the
   * message is not done with. Throws {@link AwayError}, but never for a message that tells of danger.
   */
  respond(message: Message, session: Session): Promise<Step>;
  /** Whether a message tells of danger. Never throws. */
  isDanger(message: Message, session: Session): boolean;
}

export interface RouterParts {
  readonly decider: Decider;
  readonly catalogs: Catalogs;
  readonly logger: Logger;
}

export function createRouter(parts: RouterParts): Router {
  const { decider, catalogs, logger } = parts;
  return { respond, isDanger };

  // The one place where errors end: in an apology to the person and a line without personal data in the log.
  async function respond(message: Message, session: Session): Promise<Step> {
    try {
      return await decider.decide(message, session);
    } catch (error) {
      logger.error("a message could not be worked on", error);
      if (error instanceof AwayError && !isDanger(message, session))
        throw error;
      return rescue(message, session);
    }
  }

  // Help in danger does not wait for what failed to be mended.
  async function rescue(message: Message, session: Session): Promise<Step> {
    try {
      const step = await decider.inDanger(message, session);
      if (step !== undefined) return step;
    } catch (error) {
      logger.error("danger could not be answered", error);
    }
    const text = catalogs[session.language].say("desk.apology");
    return { ...talk([wordsOf(text)], session), answered: false };
  }

  function isDanger(message: Message, session: Session): boolean {
    try {
      return decider.isDanger(message, session);
    } catch (error) {
      logger.error("a message could not be read", error);
      return false;
    }
  }
}
