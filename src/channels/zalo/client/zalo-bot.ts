import { EventEmitter } from "node:events";
import type { z } from "zod";
import { type Caller, createCaller } from "./caller.ts";
import { errors, ParseError, ZaloBotError } from "./errors.ts";
import { type Headers, secretIn, type ZaloBotEvents } from "./events.ts";
import {
  addressOf,
  pollingOf,
  type PollingOptions,
  type ZaloBotOptions,
} from "./options.ts";
import { type Poller, startPoller } from "./poller.ts";
import { messageType, messageTypes, readUpdate } from "./read-update.ts";
import { redactor } from "./redact.ts";
import { sameSecret } from "./same-secret.ts";
import {
  type TextListener,
  textListeners,
  type TextListeners,
} from "./text-listeners.ts";
import * as shapes from "./types.ts";
import type { Parameters, SentMessage, Update } from "./types.ts";

export * from "./errors.ts";
export type * from "./events.ts";
export type * from "./options.ts";
export type * from "./types.ts";

// A call may take as long as a person waits; a poll as long as it was told to stay open, and as long again as an
// answer may take to come over a bad line.
const callTimeoutMs = 15_000;
const beyondPollMs = 10_000;

/**
 * A client of the Zalo Bot Platform, call-compatible with zalo-bot-node-sdk 1.0.0 and node-zalo-bot 0.1.6. Methods
 * reject with {@link ZaloBotError}; the same error goes to the `error` listeners, where there are any. The token stands in no
 * error, no event and no property.
 */
export class ZaloBot extends EventEmitter<ZaloBotEvents> {
  static readonly errors = errors;
  static readonly messageTypes = messageTypes;

  readonly #call: Caller;
  readonly #secret: string | undefined;
  readonly #polling: ReturnType<typeof pollingOf>;
  readonly #callTimeoutMs: number;
  readonly #texts: TextListeners;
  #poller: Poller | undefined;

  constructor(token: string, options: ZaloBotOptions = {}) {
    // What async listeners throw goes to `error`.
    super({ captureRejections: true });
    if (!token) throw new TypeError("a bot token is needed");
    // Node ends the process on an `error` that nobody listens to: too much for a call that rejects anyway.
    this.on("error", () => undefined);
    const secrets = options.secret_token ? [options.secret_token] : [];
    this.#call = createCaller(
      addressOf(token, options),
      redactor(token, ...secrets),
    );
    this.#secret = options.secret_token;
    this.#polling = pollingOf(options);
    this.#callTimeoutMs = options.call_timeout ?? callTimeoutMs;
    this.#texts = textListeners(options.onlyFirstMatch === true);
    const { polling } = options;
    if (typeof polling === "object" ? polling.autoStart !== false : polling)
      void this.startPolling();
  }

  getMe(parameters: Parameters = {}): Promise<shapes.BotInfo> {
    return this.#request("getMe", shapes.BotInfo, parameters);
  }

  /**
   * The next update, or undefined when none came in time. The platform hands an update out once and keeps no offset:
   * `offset` is taken for compatibility and goes nowhere. `timeout` is in seconds.
   */
  async getUpdates(
    offset?: number | { timeout?: number; signal?: AbortSignal },
    timeout?: number,
  ): Promise<Update | undefined> {
    const given = typeof offset === "object" ? offset : { timeout };
    const seconds = given.timeout ?? this.#polling.seconds;
    const signal = "signal" in given ? given.signal : undefined;
    try {
      const result = await this.#call({
        method: "getUpdates",
        parameters: { timeout: seconds },
        timeoutMs: seconds * 1000 + beyondPollMs,
        signal,
      });
      return readUpdate(result);
    } catch (error) {
      // An empty poll is answered as an error with this code, after the time that was asked for.
      if (error instanceof ZaloBotError && Number(error.errorCode) === 408)
        return undefined;
      if (signal?.aborted !== true) this.#report(error);
      throw error;
    }
  }

  /** Has updates delivered to an https address. `secret` has 8 to 256 characters and comes with every delivery. */
  setWebhook(
    url: string,
    secret: string | { secret_token?: string } = {},
  ): Promise<shapes.WebhookInfo> {
    const given = typeof secret === "string" ? secret : secret.secret_token;
    return this.#request("setWebhook", shapes.WebhookInfo, {
      url,
      secret_token: given ?? this.#secret,
    });
  }

  setWebHook(
    url: string,
    secret?: string | { secret_token?: string },
  ): Promise<shapes.WebhookInfo> {
    return this.setWebhook(url, secret);
  }

  getWebhookInfo(parameters: Parameters = {}): Promise<shapes.WebhookInfo> {
    return this.#request("getWebhookInfo", shapes.WebhookInfo, parameters);
  }

  getWebHookInfo(parameters?: Parameters): Promise<shapes.WebhookInfo> {
    return this.getWebhookInfo(parameters);
  }

  deleteWebhook(parameters: Parameters = {}): Promise<shapes.WebhookInfo> {
    return this.#request("deleteWebhook", shapes.WebhookInfo, parameters);
  }

  deleteWebHook(parameters?: Parameters): Promise<shapes.WebhookInfo> {
    return this.deleteWebhook(parameters);
  }

  /** Has the platform try the webhook. Not on every list of its methods; may be gone. */
  testWebhook(parameters: Parameters = {}): Promise<shapes.WebhookCheck> {
    return this.#request("testWebhook", shapes.WebhookCheck, parameters);
  }

  sendMessage(
    chat_id: string,
    text: string,
    options: shapes.SendMessageOptions = {},
  ): Promise<SentMessage> {
    return this.#send("sendMessage", { ...options, chat_id, text });
  }

  /** `photo` is a public http or https address, from which the platform fetches the picture. */
  sendPhoto(
    chat_id: string,
    photo: string,
    options: shapes.SendPhotoOptions = {},
  ): Promise<SentMessage> {
    return this.#send("sendPhoto", { ...options, chat_id, photo });
  }

  /** `sticker` is an id from stickers.zaloapp.com. */
  sendSticker(
    chat_id: string,
    sticker: string,
    options: Parameters = {},
  ): Promise<SentMessage> {
    return this.#send("sendSticker", { ...options, chat_id, sticker });
  }

  /** `voice_url` ends in .aac. To a group it seems to be sent, and never arrives. */
  sendVoice(
    chat_id: string,
    voice_url: string,
    options: Parameters = {},
  ): Promise<SentMessage> {
    return this.#send("sendVoice", { ...options, chat_id, voice_url });
  }

  /** Of the actions only `typing` shows; `upload_photo` is announced. */
  async sendChatAction(
    chat_id: string,
    action: string,
    options: Parameters = {},
  ): Promise<boolean> {
    await this.#raw("sendChatAction", { ...options, chat_id, action });
    return true;
  }

  /**
   * Checks the secret, where there is one, and tells the listeners of a delivery. Without headers the caller has checked it.
   * Throws {@link ZaloBotError} where the secret is not right.
   */
  processWebhook(body: unknown, headers?: Headers): void {
    if (
      this.#secret !== undefined &&
      headers !== undefined &&
      !sameSecret(this.#secret, secretIn(headers))
    ) {
      const error = new ZaloBotError(
        "processWebhook",
        "the delivery does not bear the secret",
      );
      this.emit("webhook_error", error);
      throw error;
    }
    this.processUpdate(body);
  }

  /** Tells the listeners of an update, wrapped or flat. What is no update is let pass. */
  processUpdate(body: unknown): void {
    const update = readUpdate(body);
    if (update === undefined) return;
    this.emit("update", update);
    const { message } = update;
    if (message === undefined) return;
    const type = messageType(update);
    this.emit("message", message, { type });
    if (type !== undefined) this.emit(type, message, { type });
    if (message.text !== undefined) this.#texts.hear(message);
  }

  /** Polls until stopped; polling already, it goes on unless `restart` is set. */
  async startPolling({ restart = false }: PollingOptions = {}): Promise<void> {
    if (restart) await this.stopPolling({ cancel: true });
    this.#poller ??= startPoller({
      poll: (signal) => this.getUpdates({ signal }),
      handle: (update) => {
        try {
          this.processUpdate(update);
        } catch (error) {
          this.#report(error);
        }
      },
      failed: (error) => {
        this.emit("polling_error", asError(error));
      },
      intervalMs: this.#polling.intervalMs,
    });
  }

  /**
   * Fulfils when the poll under way has ended and what it brought was told. `cancel` gives it up at once; an update may be
   * lost with it.
   */
  async stopPolling({
    cancel = false,
  }: { cancel?: boolean } = {}): Promise<void> {
    const poller = this.#poller;
    this.#poller = undefined;
    await poller?.stop(cancel);
  }

  isPolling(): boolean {
    return this.#poller !== undefined;
  }

  onText(pattern: RegExp | string, listener: TextListener): void {
    this.#texts.add(pattern, listener);
  }

  removeTextListener(pattern: RegExp | string): boolean {
    return this.#texts.remove(pattern);
  }

  #send(method: string, parameters: Parameters): Promise<SentMessage> {
    return this.#request(method, shapes.SentMessage, parameters);
  }

  async #request<Shape extends z.ZodType>(
    method: string,
    shape: Shape,
    parameters: Parameters,
  ): Promise<z.infer<Shape>> {
    const result = shape.safeParse(await this.#raw(method, parameters));
    if (result.success) return result.data;
    const error = new ParseError(method, 200, "the result has another shape");
    this.#report(error);
    throw error;
  }

  async #raw(method: string, parameters: Parameters): Promise<unknown> {
    const timeoutMs = this.#callTimeoutMs;
    try {
      return await this.#call({ method, parameters, timeoutMs });
    } catch (error) {
      this.#report(error);
      throw error;
    }
  }

  #report(error: unknown): void {
    if (this.listenerCount("error") > 0) this.emit("error", asError(error));
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(typeof error);
}
