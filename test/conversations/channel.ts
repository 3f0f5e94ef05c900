import { abilities } from "../../src/channels/abilities.ts";
import {
  type Channel,
  FetchError,
  type Rates,
  SendError,
  type SendFault,
} from "../../src/channels/channel.ts";
import type { Piece } from "../../src/channels/piece.ts";
import type { Clock } from "../../src/clock.ts";
import type { ChannelName } from "../../src/message.ts";

export interface Sent {
  readonly to: string;
  readonly text: string;
  readonly at: number;
}

/** What becomes of a try: undefined is sent. An error is a fault of the adapter's own. */
export type Result = SendFault | Error | undefined;

/** A channel at its contract: it notes what it is given, and fails as it is told to. */
export interface ScriptedChannel extends Channel {
  /** What arrived, in order. */
  readonly sent: Sent[];
  /** Every try, also those that failed. */
  readonly tried: Sent[];
  readonly typingTo: string[];
  /** What becomes of the next tries, in order; then all are sent. */
  script: Result[];
  /** Decides in place of the script while it is set. */
  fate: ((to: string, text: string) => Result | Promise<Result>) | undefined;
  /** Whether there is room for notices. */
  room: boolean;
}

export const boundless: Rates = {
  perSecond: Infinity,
  perConversationMs: 0,
  perGroupMinute: Infinity,
  repeatUnknown: true,
};

export function scriptedChannel(
  clock: Clock,
  rates: Partial<Rates> = {},
  name: ChannelName = "telegram",
): ScriptedChannel {
  const channel: ScriptedChannel = {
    name,
    abilities: abilities[name],
    rates: { ...boundless, ...rates },
    sent: [],
    tried: [],
    typingTo: [],
    script: [],
    fate: undefined,
    room: true,
    run: () => Promise.resolve(),
    async send(to, piece) {
      const one = { to, text: textOf(piece), at: clock.now().getTime() };
      channel.tried.push(one);
      const result = await (channel.fate === undefined
        ? channel.script.shift()
        : channel.fate(to, one.text));
      if (result instanceof Error) throw result;
      if (result !== undefined) throw new SendError(result);
      channel.sent.push(one);
    },
    mayPost: () => channel.room,
    typing(to) {
      channel.typingTo.push(to);
      return Promise.resolve();
    },
    fetch: () => Promise.reject(new FetchError("gone")),
    stop: () => Promise.resolve(),
  };
  return channel;
}

export function textOf(piece: Piece): string {
  return piece.kind === "text" ? piece.text : piece.name;
}
