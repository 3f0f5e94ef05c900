import type { Clock } from "../../clock.ts";
import type { Logger } from "../../logger.ts";
import { abilities } from "../abilities.ts";
import type { Channel, Rates, Webhook } from "../channel.ts";
import { type Fetching, fetchingAlone } from "../fetching.ts";
import { backOff } from "./client/back-off.ts";
import { ZaloBot } from "./client/zalo-bot.ts";
import { connect } from "./connect.ts";
import { deliver } from "./delivery.ts";
import { createMedia } from "./media.ts";
import { poll } from "./polling.ts";
import { isPublicHttps, publicLookup } from "./public-address.ts";
import { createReceiver } from "./receiver.ts";
import { type Publish, sendPiece } from "./sender.ts";
import {
  checkToken,
  checkWebhook,
  hostOf,
  type WebhookSettings,
} from "./settings.ts";
import { sleep as realSleep, type Sleep, whenAborted } from "./sleep.ts";
import type { Usage } from "./usage.ts";

export interface ZaloParts {
  readonly token: string;
  /** The platform's address, without the token. */
  readonly apiBase?: string | undefined;
  /** Where the platform delivers; without it, updates are fetched. */
  readonly webhook?: WebhookSettings | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Counts what the platform's allowance is used up by. */
  readonly usage?:
    Pick<Usage, "received" | "sent" | "mayProactive"> | undefined;
  /** Without it, no pictures are sent. */
  readonly publish?: Publish | undefined;
  /** How long a poll stays open, in seconds. */
  readonly pollSeconds?: number;
  readonly sleep?: Sleep;
  /** Where other processes could fetch as well. */
  readonly fetching?: Fetching;
  /** From 0 to 1. */
  readonly random?: () => number;
  /** Fetches attachments from http and private addresses too: for a platform on the same machine. */
  readonly anyMediaAddress?: boolean;
}

// The platform publishes no rate, only that it answers 429. These are this project's own, far below what others have
// sent without harm; each answer to a poll or a message is a call as well.
const rates: Rates = {
  perSecond: 5,
  perConversationMs: 1_000,
  perGroupMinute: 20,
  // There is no key that would keep a message from being sent twice, and no way to ask whether it was.
  repeatUnknown: false,
};

// A poll that is left alone may still take an update, which is then lost. So on a stop the last one is waited for, and
// is short enough for that. The platform keeps to the second (measured with 5, 10 and 30).
const defaultPollSeconds = 5;
const stopWithinMs = 8_000;
const mediaTimeoutMs = 30_000;

/** The channel of a bot on the Zalo Bot Platform. Throws {@link InputError} for settings that cannot be used. */
export function createZalo(parts: ZaloParts): Channel {
  const { token, apiBase, webhook, clock, logger, usage, publish } = parts;
  const { sleep = realSleep, random = Math.random } = parts;
  const { pollSeconds: seconds = defaultPollSeconds } = parts;
  const { fetching = fetchingAlone } = parts;
  checkToken(token);
  const host = hostOf(token, apiBase);
  const path = webhook && checkWebhook(token, webhook);
  const bot = new ZaloBot(token, {
    ...(apiBase !== undefined && { apiBase }),
    ...(webhook && { secret_token: webhook.secret }),
  });
  const media = createMedia({
    limit: abilities.zalo.fetchLimit,
    timeoutMs: mediaTimeoutMs,
    reach:
      parts.anyMediaAddress === true
        ? { mayVisit: (address: string) => URL.canParse(address) }
        : { mayVisit: isPublicHttps, lookup: publicLookup },
  });
  const receiver = createReceiver(clock, logger, ({ sender }) => {
    usage?.received(sender);
  });
  const sending = { bot, publish, delays: backOff(random) };
  const stopper = new AbortController();
  const giver = new AbortController();
  const stopping = stopper.signal;
  const givingUp = giver.signal;
  let running: Promise<void> = Promise.resolve();
  const deliveries = new Set<Promise<number>>();

  async function live(ready: () => void): Promise<void> {
    const delays = backOff(random);
    const shared = { bot, logger, delays, sleep, stopping };
    const onNames = (names: readonly string[]) => {
      receiver.names = names;
    };
    await connect({ ...shared, host, webhook, onNames });
    ready();
    if (webhook === undefined)
      await poll({ ...shared, receiver, seconds, givingUp, fetching });
    else await whenAborted(stopping);
  }

  const accepting: Webhook | undefined =
    webhook === undefined || path === undefined
      ? undefined
      : {
          path,
          async accept(request) {
            if (stopping.aborted) return 503;
            const { secret } = webhook;
            const delivery = deliver(request, { secret, receiver, logger });
            deliveries.add(delivery);
            const status = await delivery;
            deliveries.delete(delivery);
            return status;
          },
        };

  return {
    name: "zalo",
    abilities: abilities.zalo,
    rates,
    ...(accepting && { webhook: accepting }),
    run(receive, ready = () => undefined) {
      receiver.receive = receive;
      running = live(ready);
      return running;
    },
    async send(to, piece) {
      await sendPiece(to, piece, sending);
      usage?.sent();
    },
    mayPost: () => usage?.mayProactive() ?? true,
    async typing(to) {
      await bot.sendChatAction(to, "typing").catch(() => undefined);
    },
    fetch: ({ ref }) => media(ref),
    async stop() {
      stopper.abort();
      const ended = new AbortController();
      const last = Promise.allSettled([running, ...deliveries]);
      void sleep(stopWithinMs, ended.signal).then(() => {
        giver.abort();
      });
      await last;
      ended.abort();
    },
  };
}
