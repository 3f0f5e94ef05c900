import type { Person } from "./updates.ts";

/** The platform's own no: HTTP 200, ok false. */
export class Refusal extends Error {
  readonly code: number;

  constructor(code: number, description: string) {
    super(description);
    this.code = code;
  }
}

/** Something the bot sent to a chat. */
export interface Sent {
  readonly method: string;
  readonly chat: string;
  readonly text?: string;
  readonly styles?: unknown;
  readonly photo?: string;
}

const chatNotFound = "Bad request: chat not found";

/** What the platform knows and does, without its transport. */
export class Platform {
  readonly sent: Sent[] = [];
  readonly typing: string[] = [];
  /** Updates nobody has asked for yet. */
  readonly queue: unknown[] = [];
  readonly fetched = new Map<string, Buffer[]>();
  readonly turnedAway: string[] = [];
  /** Chats that can no longer be written to. */
  readonly closed = new Set<string>();
  webhook = { url: "", secret: "", updated_at: 0 };
  /** Of both directions. */
  messages = 0;
  readonly #quota: { readonly messages: number; readonly users: number };
  readonly #chats = new Set<string>();
  readonly #users = new Set<string>();

  constructor(quota: { readonly messages: number; readonly users: number }) {
    this.#quota = quota;
  }

  /** Whether a message of theirs reaches the bot. The plan says how many people a bot has, and not what the next one sees. */
  admits({ id, group }: Person): boolean {
    if (!this.#users.has(id) && this.#users.size >= this.#quota.users) {
      this.turnedAway.push(id);
      return false;
    }
    this.#users.add(id);
    this.#chats.add(group ?? id);
    this.messages += 1;
    return true;
  }

  /** Undefined where the answer has no result. Throws {@link Refusal}. */
  async work(
    method: string,
    parameters: Readonly<Record<string, unknown>>,
    date: number,
  ): Promise<unknown> {
    const text = (name: string): string => {
      const value = parameters[name];
      return typeof value === "string" ? value : "";
    };
    switch (method) {
      case "getMe":
        return {
          id: "1234567890123456789",
          account_name: "bot.dutydesk",
          account_type: "BASIC",
          can_join_groups: false,
          display_name: "Bot Trực Ban",
        };
      case "setWebhook":
        this.#setWebhook(text("url"), text("secret_token"), date);
        return { url: this.webhook.url, updated_at: date };
      case "deleteWebhook":
        this.webhook = { url: "", secret: "", updated_at: date };
        return { url: "", updated_at: date };
      case "getWebhookInfo":
        return { url: this.webhook.url, updated_at: this.webhook.updated_at };
      case "testWebhook":
        return { ok: true, url: this.webhook.url, outcome: "webhook.ok" };
      case "sendChatAction":
        this.#chat(text("chat_id"));
        this.typing.push(text("chat_id"));
        return undefined;
      case "sendMessage":
        limited("text", text("text"));
        return this.#send(
          {
            method,
            chat: text("chat_id"),
            text: text("text"),
            ...(parameters["text_styles"] !== undefined && {
              styles: parameters["text_styles"],
            }),
          },
          date,
        );
      case "sendPhoto":
        return this.#sendPhoto(text("chat_id"), text("photo"), date);
      case "sendSticker":
        return this.#send({ method, chat: text("chat_id") }, date);
      case "sendVoice":
        if (!text("voice_url").endsWith(".aac"))
          throw new Refusal(400, "Bad request: The voice URL is invalid");
        return this.#send({ method, chat: text("chat_id") }, date);
      default:
        throw new Refusal(404, "Not Found");
    }
  }

  #setWebhook(url: string, secret: string, updated_at: number): void {
    if (!url.startsWith("https://"))
      throw new Refusal(400, "Bad request: The url must start with https://");
    if (secret.length < 8 || secret.length > 256)
      throw new Refusal(400, "Bad request: The secret_token is invalid");
    this.webhook = { url, secret, updated_at };
  }

  async #sendPhoto(
    chat: string,
    photo: string,
    date: number,
  ): Promise<unknown> {
    if (photo === "")
      throw new Refusal(400, "Bad request: The photo must not be empty");
    if (!/^https?:\/\//.test(photo))
      throw new Refusal(
        400,
        "Bad request: The photo must start with http:// or https://",
      );
    this.#chat(chat);
    // Fetched once, when it is sent; whoever reads it gets the platform's copy.
    const answer = await fetch(photo).catch(() => undefined);
    if (answer?.ok !== true)
      throw new Refusal(400, "Bad request: The photo URL is invalid");
    const bytes = Buffer.from(await answer.arrayBuffer());
    this.fetched.set(photo, [...(this.fetched.get(photo) ?? []), bytes]);
    return this.#send({ method: "sendPhoto", chat, photo }, date);
  }

  #send(sent: Sent, date: number): unknown {
    this.#chat(sent.chat);
    if (this.messages >= this.#quota.messages)
      throw new Refusal(429, "Quota exceeded");
    this.messages += 1;
    this.sent.push(sent);
    return { message_id: `sent-${this.sent.length}`, date };
  }

  #chat(id: string): void {
    if (id === "")
      throw new Refusal(400, "Bad request: The chat_id must not be empty");
    // The bot can only write to those who wrote to it.
    if (!this.#chats.has(id) || this.closed.has(id))
      throw new Refusal(400, chatNotFound);
  }
}

function limited(name: string, value: string): void {
  if (value === "")
    throw new Refusal(400, `Bad request: The ${name} must not be empty`);
  if (value.length > 2000)
    throw new Refusal(
      400,
      `Bad request: The ${name} must not be longer than 2000 characters`,
    );
}
