import type { Api } from "grammy";
import type { Clock } from "../../clock.ts";
import type { Logger } from "../../logger.ts";
import type { Incoming } from "../../message.ts";
import { callSignal } from "./call-signal.ts";
import type { Identity } from "./naming.ts";
import { translate } from "./translate.ts";
import { Update } from "./update.ts";

/** One update as it came. */
export interface Arrival {
  readonly id: number;
  /** Undefined where the desk need not know. */
  readonly incoming?: Incoming;
  readonly callback?: string;
}

export interface Intake {
  /** Undefined for what is no update at all. */
  read(update: unknown): Arrival | undefined;
  /** Fulfils once what came is safe. */
  take(arrival: Arrival): Promise<void>;
  /** Fulfils when nothing is under way any more. */
  settled(): Promise<void>;
}

export interface IntakeParts {
  readonly api: Api;
  readonly bot: Identity;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly receive: (incoming: Incoming) => Promise<void>;
}

// Nobody waits longer before a button, and a stop should not.
const answerMs = 5000;

const Numbered = Update.pick({ update_id: true });

/** Where updates come in, whichever way they came. */
export function createIntake(parts: IntakeParts): Intake {
  const { api, bot, clock, logger, receive } = parts;
  const underWay = new Set<Promise<unknown>>();

  function track<Result>(work: Promise<Result>): Promise<Result> {
    const done = work
      .catch(() => undefined)
      .finally(() => underWay.delete(done));
    underWay.add(done);
    return work;
  }

  /** Ends the waiting sign on the button. */
  async function endWaiting(callback: string): Promise<void> {
    const signal = callSignal(AbortSignal.timeout(answerMs));
    await api.answerCallbackQuery(callback, {}, signal).catch(() => undefined);
  }

  return {
    read(update) {
      const known = Update.safeParse(update);
      if (!known.success) {
        const numbered = Numbered.safeParse(update);
        if (!numbered.success) return undefined;
        // It would come again and again, and hold up what comes after it.
        logger.warn("an update of Telegram cannot be read");
        return { id: numbered.data.update_id };
      }
      const { update_id: id, callback_query: callback } = known.data;
      const incoming = translate(known.data, bot, clock);
      return {
        id,
        ...(incoming !== undefined && { incoming }),
        ...(callback !== undefined && { callback: callback.id }),
      };
    },
    take: ({ incoming, callback }) =>
      track(
        (async () => {
          if (incoming !== undefined) await receive(incoming);
          if (callback !== undefined) void track(endWaiting(callback));
        })(),
      ),
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
