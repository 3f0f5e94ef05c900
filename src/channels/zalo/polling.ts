import type { Logger } from "../../logger.ts";
import type { Message } from "../../message.ts";
import type { Fetching } from "../fetching.ts";
import type { BackOff } from "./client/back-off.ts";
import type { ZaloBot } from "./client/zalo-bot.ts";
import { throwRefusedToken } from "./connect.ts";
import type { Receiver } from "./receiver.ts";
import type { Sleep } from "./sleep.ts";

export interface Polling {
  readonly bot: ZaloBot;
  readonly receiver: Receiver;
  readonly logger: Logger;
  readonly seconds: number;
  readonly delays: BackOff;
  readonly sleep: Sleep;
  readonly fetching: Fetching;
  /** No more polls. */
  readonly stopping: AbortSignal;
  /** Not even the one under way. */
  readonly givingUp: AbortSignal;
}

/**
 * Polls until stopped. The platform hands an update out once and forgets it, so it is handed over before the next
 * poll, and held on to for as long as it cannot be kept. Throws {@link InputError} where the token is no longer good.
 */
export async function poll(polling: Polling): Promise<void> {
  const { bot, receiver, logger, seconds, delays, sleep, fetching } = polling;
  const { stopping, givingUp: signal } = polling;
  while (await fetching.mine(stopping)) {
    try {
      const update = await bot.getUpdates({ timeout: seconds, signal });
      delays.reset();
      const message = update && receiver.read(update);
      if (message !== undefined) await keep(polling, message);
    } catch (error) {
      if (signal.aborted) break;
      throwRefusedToken(error);
      logger.error("zalo: a poll failed", error);
      await sleep(delays.next(), stopping);
    }
  }
  await fetching.leave();
}

async function keep(polling: Polling, message: Message): Promise<void> {
  const { receiver, logger, delays, sleep, stopping } = polling;
  for (;;) {
    try {
      await receiver.hand(message);
      delays.reset();
      return;
    } catch (error) {
      logger.error("zalo: a message cannot be kept", error);
      if (stopping.aborted) return;
      await sleep(delays.next(), stopping);
    }
  }
}
