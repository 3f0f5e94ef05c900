import type {
  Attachment,
  ChannelName,
  ConversationId,
  Incoming,
} from "../message.ts";
import type { Abilities } from "./abilities.ts";
import type { Piece } from "./piece.ts";

/** How fast a platform lets itself be written to. */
export interface Rates {
  readonly perSecond: number;
  /** Least time between two messages to one conversation, in ms; short bursts may come faster. */
  readonly perConversationMs: number;
  readonly perGroupMinute: number;
  /** Whether a message may be sent again when nobody knows if it arrived. */
  readonly repeatUnknown: boolean;
}

/** A request as an HTTP server hands it on. Header names are in lower case. */
export interface WebhookRequest {
  readonly headers: Readonly<
    Record<string, string | readonly string[] | undefined>
  >;
  readonly body: Uint8Array;
}

/** Where a platform delivers by itself. */
export interface Webhook {
  /** Path under the public address, beginning with "/"; tells nothing of the token. */
  readonly path: string;
  /** Fulfils with the HTTP status to answer, once what came is safe on the disk. Never rejects. */
  accept(request: WebhookRequest): Promise<number>;
}

/** A way to talk with people. Adapters are beside this file and know nothing but this contract and the leaves. */
export interface Channel {
  readonly name: ChannelName;
  readonly abilities: Abilities;
  readonly rates: Rates;
  /** Undefined where the channel fetches what comes, or has no network. */
  readonly webhook?: Webhook;
  /**
   * Hands over what comes, in order for each conversation, until stopped; fulfils when the channel has ended by itself
   * or was stopped. `receive` fulfils once what came is safe; only then is it acknowledged to the platform. Throws
   * {@link InputError} where the platform refuses the token or the address.
   * @param ready called once the platform has accepted the channel
   */
  run(
    receive: (incoming: Incoming) => Promise<void>,
    ready?: () => void,
  ): Promise<void>;
  /** Sends one piece. Throws {@link SendError}. */
  send(to: ConversationId, piece: Piece): Promise<void>;
  /** Where a person can write to the desk privately, with a payload (1-64 of A-Z a-z 0-9 _ -) where it can carry one. */
  link?(payload?: string): string | undefined;
  /**
   * Makes a topic in a group, where the platform has such, and gives it as a conversation of its own; undefined where
   * this group has none or the desk may not. A call made twice makes two. Throws {@link SendError}.
   * @param name 1 to 128 characters
   */
  topic?(
    group: ConversationId,
    name: string,
  ): Promise<ConversationId | undefined>;
  /** Whether the platform's allowance leaves room for what nobody has just asked for; absent: it always does. */
  mayPost?(): boolean;
  /** Shows that work is under way, where the platform can. Never rejects. */
  typing(to: ConversationId): Promise<void>;
  /** The bytes of an attachment by its `ref`. Throws {@link FetchError}. */
  fetch(attachment: Attachment & { ref: string }): Promise<Uint8Array>;
  /** Takes no more messages; what is being received is finished first. */
  stop(): Promise<void>;
}

/**
 * Why a piece was not sent.
 *
 * gone: the conversation cannot be written to (blocked, deactivated, not found, removed). moved: it goes on elsewhere.
 * wait: not before `retryAfterMs`. fault: surely not sent, worth another try. unknown: may or may not have been sent.
 * refused: this piece will never be taken. quota: the platform's allowance is used up.
 */
export type SendFault =
  | { readonly kind: "gone" | "fault" | "unknown" | "refused" | "quota" }
  | { readonly kind: "moved"; readonly to: ConversationId }
  | { readonly kind: "wait"; readonly retryAfterMs: number };

/** A piece was not sent, or nobody knows. Its words hold no text, no id and no token. */
export class SendError extends Error {
  override name = "SendError" as const;
  readonly fault: SendFault;

  constructor(fault: SendFault, message: string = fault.kind) {
    super(message);
    this.fault = fault;
  }
}

/** An attachment cannot be fetched: it is larger than the platform hands out, the platform has it no more, or not now. */
export class FetchError extends Error {
  override name = "FetchError" as const;
  readonly kind: "too-big" | "gone" | "fault";

  constructor(kind: FetchError["kind"]) {
    super(kind);
    this.kind = kind;
  }
}
