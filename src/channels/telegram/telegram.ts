import { setTimeout as wait } from "node:timers/promises";
import { Api } from "grammy";
import type { Clock } from "../../clock.ts";
import { InputError } from "../../errors.ts";
import type { Logger } from "../../logger.ts";
import type { Incoming } from "../../message.ts";
import { abilities } from "../abilities.ts";
import type { Channel, Rates } from "../channel.ts";
import { type Fetching, fetchingAlone } from "../fetching.ts";
import { addressOf } from "./address.ts";
import { callSignal } from "./call-signal.ts";
import { type Commands, showCommands } from "./commands.ts";
import { createDownload } from "./download.ts";
import { createIntake, type Intake } from "./intake.ts";
import { introduce } from "./introduce.ts";
import type { Sleep } from "./patience.ts";
import { poll } from "./polling.ts";
import { sendPiece } from "./sending.ts";
import { openTopic } from "./topic.ts";
import {
  accept,
  register,
  type WebhookAddress,
  webhookPath,
} from "./webhook.ts";

export interface TelegramParts {
  readonly token: string;
  /** Where the Bot API is served; Telegram's own by default. */
  readonly apiRoot?: string;
  /** Lets Telegram deliver instead of being asked. The address as the world sees it, https. */
  readonly webhook?: WebhookAddress;
  readonly commands: Commands;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly sleep?: Sleep;
  /** Where other processes could fetch as well. */
  readonly fetching?: Fetching;
}

// The Bot FAQ: one message a second to a chat, about 30 a second to all, 20 a minute to a group. An answer that comes
// twice is better than one that never comes.
const rates: Rates = {
  perSecond: 30,
  perConversationMs: 1000,
  perGroupMinute: 20,
  repeatUnknown: true,
};

const typingMs = 5000;
const callSeconds = 30;
// A poll is held for up to 50 s.
const pollLimitSeconds = 60;

/** Telegram, through grammY's client. Throws {@link InputError} for settings that cannot work. */
export function createTelegram(parts: TelegramParts): Channel {
  const { token, webhook, clock, logger } = parts;
  const { commands, sleep = wakeably, fetching = fetchingAlone } = parts;
  const apiRoot = (parts.apiRoot ?? "https://api.telegram.org").replace(
    /\/+$/,
    "",
  );
  const host = hostOf(apiRoot);
  const api = new Api(token, { apiRoot, timeoutSeconds: callSeconds });
  const path = webhook && webhookPath(webhook, token);
  const stopping = new AbortController();
  const { signal } = stopping;
  let intake: Intake | undefined;
  let username: string | undefined;
  let running: Promise<void> | undefined;

  async function work(
    receive: (incoming: Incoming) => Promise<void>,
    ready: () => void,
  ) {
    const bot = await introduce({ api, host, signal, sleep });
    if (bot === undefined) return;
    username = bot.username;
    const shown = showCommands(api, commands, signal, logger);
    const opened = createIntake({ api, bot, clock, logger, receive });
    intake = opened;
    if (webhook === undefined) {
      const timeoutSeconds = pollLimitSeconds;
      ready();
      const pollApi = new Api(token, { apiRoot, timeoutSeconds });
      await poll({
        ...{ api: pollApi, intake: opened, signal },
        ...{ sleep, logger, fetching },
      });
    } else {
      await register(webhook, { api, signal, sleep, logger });
      ready();
      await aborted(signal);
      intake = undefined;
    }
    await shown;
    await opened.settled();
  }

  return {
    name: "telegram",
    abilities: abilities.telegram,
    rates,
    ...(webhook !== undefined &&
      path !== undefined && {
        webhook: {
          path,
          accept: (request) => accept(request, webhook.secret, intake),
        },
      }),
    run(receive, ready = () => undefined) {
      running = work(receive, ready);
      return running;
    },
    link: (payload) =>
      username === undefined
        ? undefined
        : `https://t.me/${username}${payload === undefined ? "" : `?start=${payload}`}`,
    send: (to, piece) => sendPiece(api, to, piece),
    topic: (group, name) => openTopic(api, group, name),
    async typing(to) {
      const address = addressOf(to);
      if (address === undefined) return;
      const { chat_id: chat, ...topic } = address;
      // The sign lasts 5 s on its own; one that comes later is of no use.
      const limit = callSignal(AbortSignal.timeout(typingMs));
      await api
        .sendChatAction(chat, "typing", topic, limit)
        .catch(() => undefined);
    },
    fetch: createDownload(api, `${apiRoot}/file/bot${token}`),
    async stop() {
      stopping.abort();
      await running?.catch(() => undefined);
    },
  };
}

function hostOf(apiRoot: string): string {
  if (/^https?:/.test(apiRoot) && URL.canParse(apiRoot))
    return new URL(apiRoot).host;
  throw new InputError(
    "TELEGRAM_API_ROOT is no web address; leave it out for Telegram's own",
  );
}

async function wakeably(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => undefined);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else
      signal.addEventListener(
        "abort",
        () => {
          resolve();
        },
        { once: true },
      );
  });
}
