import { InputError } from "../../errors.ts";
import { addressOf, defaultBase } from "./client/options.ts";
import { redactor } from "./client/redact.ts";

/** Where the platform delivers, and what it shows with every delivery. */
export interface WebhookSettings {
  /** Public https address. */
  readonly url: string;
  /** 8 to 256 visible ASCII characters. */
  readonly secret: string;
}

/** Throws {@link InputError} for what the platform would not take. Quotes no secret. */
export function checkToken(token: string): void {
  if (!/^[\w:.~-]+$/.test(token))
    throw new InputError(
      `ZALO_BOT_TOKEN ${token === "" ? "is empty" : "holds a character that no token has"}; copy it from the chat message of Zalo Bot Manager`,
    );
}

/** The host behind a base address, to be named to the operator. Throws {@link InputError} where there is none. */
export function hostOf(token: string, apiBase: string | undefined): string {
  try {
    const address = addressOf(token, { apiBase: apiBase ?? defaultBase });
    return new URL(address).host;
  } catch {
    throw new InputError(
      `ZALO_API_BASE is no http or https address; leave it out, or set it to one such as ${defaultBase}`,
    );
  }
}

/** The path of the webhook. Throws {@link InputError} for what the platform would not take, or what gives the token away. */
export function checkWebhook(
  token: string,
  { url, secret }: WebhookSettings,
): string {
  if (!URL.canParse(url) || !url.toLowerCase().startsWith("https://"))
    throw new InputError(
      `ZALO_WEBHOOK_URL is "${redactor(token, secret)(url)}"; Zalo delivers to public https:// addresses only`,
    );
  if (secret.length < 8 || secret.length > 256)
    throw new InputError(
      `ZALO_WEBHOOK_SECRET has ${secret.length} characters; Zalo takes 8 to 256`,
    );
  if (!/^[\x21-\x7e]+$/.test(secret))
    throw new InputError(
      "ZALO_WEBHOOK_SECRET holds a space or a character beyond ASCII; it comes as an HTTP header, which takes neither",
    );
  if (url.includes(token) || url.includes(secret))
    throw new InputError(
      "ZALO_WEBHOOK_URL holds the token or the secret; addresses stand in the logs of every server on the way, so choose another path",
    );
  return new URL(url).pathname;
}
