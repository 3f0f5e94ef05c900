import { InputError } from "../../errors.ts";
import type { Logger } from "../../logger.ts";
import type { BackOff } from "./client/back-off.ts";
import {
  FatalError,
  ParseError,
  ZaloBotError,
  ZaloError,
} from "./client/errors.ts";
import type { ZaloBot } from "./client/zalo-bot.ts";
import type { WebhookSettings } from "./settings.ts";
import { type Sleep, whenAborted } from "./sleep.ts";

export interface Connecting {
  readonly bot: ZaloBot;
  /** Named to the operator. */
  readonly host: string;
  readonly webhook: WebhookSettings | undefined;
  /** Hears what the bot is called. */
  readonly onNames: (names: readonly string[]) => void;
  readonly logger: Logger;
  readonly delays: BackOff;
  readonly sleep: Sleep;
  readonly stopping: AbortSignal;
}

/**
 * Asks the platform who the bot is, and has updates delivered or lets them be fetched. Tries again through outages; throws
 * {@link InputError} where only the operator can help.
 */
export async function connect(connecting: Connecting): Promise<void> {
  const { bot, webhook, onNames, logger } = connecting;
  const me = await persist(connecting, () => bot.getMe());
  // Before anything is delivered, since the names are taken out of what is.
  onNames(
    [me?.display_name, me?.account_name].filter((name) => name !== undefined),
  );
  if (webhook === undefined) {
    // While a webhook is set, nothing can be fetched.
    await persist(connecting, () => bot.deleteWebhook());
  } else {
    const info = await persist(connecting, () =>
      bot.setWebhook(webhook.url, webhook.secret),
    );
    const check = info?.verification;
    // The address is kept even where the platform's own try did not come through.
    if (check?.ok === false)
      logger.warn("zalo: the webhook did not pass the platform's check", {
        status: check.status_code ?? 0,
        reason: reasonOf(check.outcome),
      });
  }
}

const reasons = ["http", "tls", "dns", "timeout", "blocked"] as const;

// Written like "webhook.http.403" and "webhook.err.tls".
function reasonOf(outcome = ""): (typeof reasons)[number] | "other" {
  const parts = outcome.split(".");
  return reasons.find((reason) => parts.includes(reason)) ?? "other";
}

async function persist<Result>(
  { host, logger, delays, sleep, stopping }: Connecting,
  step: () => Promise<Result>,
): Promise<Result | undefined> {
  while (!stopping.aborted) {
    try {
      // What these calls bring is not missed by a desk that stops.
      const result = await Promise.race([
        step(),
        whenAborted(stopping).then(() => undefined),
      ]);
      delays.reset();
      return result;
    } catch (error) {
      throwHopeless(error, host);
      logger.error("zalo: the platform does not answer as it should", error);
      await sleep(delays.next(), stopping);
    }
  }
  return undefined;
}

/** Throws {@link InputError} for what no waiting mends. */
export function throwHopeless(error: unknown, host: string): void {
  throwRefusedToken(error);
  if (error instanceof FatalError && !error.connected)
    throw new InputError(
      `Zalo at ${host} cannot be reached (${error.systemCode}); check the network, and ZALO_API_BASE if it is set`,
    );
  if (!(error instanceof ZaloBotError)) return;
  const code = error.errorCode ?? 0;
  if (error instanceof ParseError && code < 500 && code !== 429)
    throw new InputError(
      `${host} answered ${error.message}: it is not the Zalo Bot Platform; check ZALO_API_BASE`,
    );
  if (error instanceof ZaloError && error.method === "getMe" && code === 404)
    throw new InputError(
      `Zalo at ${host} knows no bot of this token; copy ZALO_BOT_TOKEN again from the chat message of Zalo Bot Manager`,
    );
  if (
    error instanceof ZaloError &&
    error.method === "setWebhook" &&
    code === 400
  )
    throw new InputError(
      `Zalo does not take ZALO_WEBHOOK_URL or its secret: ${error.message}`,
    );
}

/** Throws {@link InputError} where the token is no longer good. */
export function throwRefusedToken(error: unknown): void {
  if (error instanceof ZaloBotError && error.errorCode === 401)
    throw new InputError(
      "Zalo refuses the token (401): it is wrong, or was reset; copy ZALO_BOT_TOKEN again from the chat message of Zalo Bot Manager",
    );
}
