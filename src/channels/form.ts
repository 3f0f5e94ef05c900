import type { ChannelName, Choice, Reply } from "../message.ts";
import { numbered } from "./numbered.ts";
import { split } from "./split.ts";

/** What a platform can show. */
export interface Abilities {
  /** Longest text of one message, in UTF-16 units. */
  readonly textLimit: number;
  readonly buttons: boolean;
}

// Telegram: sendMessage takes 1-4096 characters after entities parsing. Zalo Bot Platform: sendMessage takes 1-2000 and
// has no buttons.
export const abilities: Readonly<Record<ChannelName, Abilities>> = {
  telegram: { textLimit: 4096, buttons: true },
  zalo: { textLimit: 2000, buttons: false },
  terminal: { textLimit: Infinity, buttons: false },
};

/** A reply as the messages that a platform shows: long text split, choices as buttons under the last or numbered in it. */
export function inForm(
  reply: Reply,
  { textLimit, buttons }: Abilities,
): { text: string; choices: readonly Choice[] }[] {
  const pieces = split(buttons ? reply.text : numbered(reply), textLimit);
  return pieces.map((text, at) => ({
    text,
    choices: buttons && at === pieces.length - 1 ? reply.choices : [],
  }));
}
