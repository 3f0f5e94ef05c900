import type { Clock } from "../../clock.ts";
import type { Logger } from "../../logger.ts";
import type { Incoming, Message } from "../../message.ts";
import type { Update } from "./client/types.ts";
import { toMessage } from "./to-message.ts";

export type Receive = (incoming: Incoming) => Promise<void>;

/** Turns updates into messages and hands them over. */
export interface Receiver {
  /** Set while the channel runs. */
  receive: Receive | undefined;
  /** What the bot is called; known once the platform has told. */
  names: readonly string[];
  /** Never throws. Undefined where an update is no message. */
  read(update: Update): Message | undefined;
  /** Fulfils once the message is safe; rejects where it could not be kept. */
  hand(message: Message): Promise<void>;
}

export function createReceiver(
  clock: Clock,
  logger: Logger,
  received: (message: Message) => void,
): Receiver {
  return {
    receive: undefined,
    names: [],
    read(update) {
      const message = toMessage(update, {
        names: this.names,
        now: clock.now(),
      });
      if (message === undefined)
        logger.info("zalo: an update that is no message");
      return message;
    },
    async hand(message) {
      if (this.receive === undefined) throw new Error("the channel is not run");
      await this.receive(message);
      received(message);
    },
  };
}
