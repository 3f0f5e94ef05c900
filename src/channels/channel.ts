import type { ConversationId, Message, Reply } from "../message.ts";

/** A way to talk with people. Adapters are beside this file and know nothing but this contract and the leaves. */
export interface Channel {
  /** Hands over messages as they come, until stopped; fulfils when the channel has ended by itself or was stopped. */
  run(receive: (message: Message) => Promise<void>): Promise<void>;
  /** Sends one reply in the channel's own form: choices as buttons or numbered, long text split. */
  send(to: ConversationId, reply: Reply): Promise<void>;
  /** Takes no more messages; what is being worked on is finished first. */
  stop(): Promise<void>;
}
