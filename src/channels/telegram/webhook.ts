import { createHash, timingSafeEqual } from "node:crypto";
import { type Api, GrammyError } from "grammy";
import { InputError } from "../../errors.ts";
import type { Logger } from "../../logger.ts";
import type { WebhookRequest } from "../channel.ts";
import { callSignal } from "./call-signal.ts";
import type { Intake } from "./intake.ts";
import { tokenRefusal } from "./introduce.ts";
import { insist, type Sleep } from "./patience.ts";
import { updateKinds } from "./update.ts";

/** Where Telegram delivers, and what proves that it is Telegram. */
export interface WebhookAddress {
  readonly url: string;
  readonly secret: string;
}

const header = "x-telegram-bot-api-secret-token";

// A message with all its entities is far below 100 kB.
const longestBody = 1024 * 1024;

// Bot API 10.1, setWebhook: 1-100 connections, 40 by default. Telegram delivers the next message of a chat only after
// the one before was taken (tdlib/telegram-bot-api, WebhookActor).
const connections = 40;

/** The path of an address that Telegram takes. Throws {@link InputError} for any other, and for a secret it would not take. */
export function webhookPath(
  { url, secret }: WebhookAddress,
  token: string,
): string {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (address?.protocol !== "https:")
    throw new InputError(
      "TELEGRAM_WEBHOOK_URL is no https address; Telegram delivers to https:// only",
    );
  if (url.includes(token))
    throw new InputError(
      "TELEGRAM_WEBHOOK_URL holds the bot's token; addresses end up in logs, so choose another path",
    );
  if (!/^[A-Za-z0-9_-]{1,256}$/.test(secret))
    throw new InputError(
      "TELEGRAM_WEBHOOK_SECRET is missing or not 1-256 letters, digits, _ and -; set a long random one",
    );
  return address.pathname;
}

/** The status to answer a delivery with, once what came is safe. */
export async function accept(
  { headers, body }: WebhookRequest,
  secret: string,
  intake: Intake | undefined,
): Promise<number> {
  const given = headers[header];
  if (typeof given !== "string" || !isSame(given, secret)) return 401;
  // Before the start and while stopping: Telegram tries again.
  if (intake === undefined) return 503;
  const arrival =
    body.length <= longestBody ? intake.read(parse(body)) : undefined;
  if (arrival === undefined) return 400;
  try {
    await intake.take(arrival);
    return 200;
  } catch {
    return 503;
  }
}

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString());
  } catch {
    return undefined;
  }
}

// Hashes have one length, as the comparison wants it, and tell nothing of the secret's.
function isSame(given: string, secret: string): boolean {
  const [one, other] = [given, secret].map((text) =>
    createHash("sha256").update(text).digest(),
  );
  return (
    one !== undefined && other !== undefined && timingSafeEqual(one, other)
  );
}

export interface RegistrationParts {
  readonly api: Api;
  readonly signal: AbortSignal;
  readonly sleep: Sleep;
  readonly logger: Logger;
}

/** Tells Telegram where to deliver. Throws {@link InputError} where it will not. */
export async function register(
  { url, secret }: WebhookAddress,
  { api, signal, sleep, logger }: RegistrationParts,
): Promise<void> {
  const settings = {
    secret_token: secret,
    allowed_updates: updateKinds,
    max_connections: connections,
  };
  await insist(() => api.setWebhook(url, settings, callSignal(signal)), {
    signal,
    sleep,
    onFailure(error) {
      const refusal = tokenRefusal(error);
      if (refusal !== undefined) throw refusal;
      if (error instanceof GrammyError && error.error_code === 400)
        throw new InputError(
          `Telegram refused TELEGRAM_WEBHOOK_URL: ${error.description.replace(/^Bad Request: /, "")}`,
        );
      logger.warn("the Telegram webhook could not be set yet");
    },
  });
}
