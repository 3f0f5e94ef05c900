import type { ChannelName } from "../message.ts";

/** What a platform can show and take. */
export interface Abilities {
  /** Longest text of one message, in UTF-16 units. */
  readonly textLimit: number;
  readonly buttons: boolean;
  /** Whether a person can be asked for their location or phone number by a button. */
  readonly requests: boolean;
  /** Which files can be sent: any, pictures only, or none. */
  readonly files: "any" | "pictures" | "none";
  /** Largest attachment that can be fetched, in bytes. */
  readonly fetchLimit: number;
}

/** What each platform can show and take. */
export const abilities: Readonly<Record<ChannelName, Abilities>> = {
  // Bot API 10.1: sendMessage takes 1-4096 characters after entities parsing; getFile hands out up to 20 MB.
  telegram: {
    textLimit: 4096,
    buttons: true,
    requests: true,
    files: "any",
    fetchLimit: 20 * 1024 * 1024,
  },
  // Zalo Bot Platform: sendMessage takes 1-2000 characters; no buttons, no location; sendPhoto takes a public address.
  // No limit of size is stated for what people send.
  zalo: {
    textLimit: 2000,
    buttons: false,
    requests: false,
    files: "pictures",
    fetchLimit: 20 * 1024 * 1024,
  },
  terminal: {
    textLimit: Infinity,
    buttons: false,
    requests: false,
    files: "none",
    fetchLimit: 0,
  },
};
