import { z } from "zod";
import { type Message, Update } from "./types.ts";

const Wrapped = z.looseObject({ result: Update });

/**
 * The update in what the platform delivers: as documented in `{ok, result}`, or flat, as live bodies also are.
 * Undefined where there is none.
 */
export function readUpdate(body: unknown): Update | undefined {
  const wrapped = Wrapped.safeParse(body).data?.result;
  return [wrapped, Update.safeParse(body).data].find(
    (update) =>
      update !== undefined &&
      (update.event_name !== "" || update.message !== undefined),
  );
}

/** The kinds of message that listeners can ask for. */
export const messageTypes = [
  "text",
  "photo",
  "sticker",
  "voice",
  "unsupported",
] as const;
export type MessageType = (typeof messageTypes)[number];

const typeOfEvent: Readonly<Record<string, MessageType>> = {
  "message.text.received": "text",
  "message.image.received": "photo",
  "message.sticker.received": "sticker",
  "message.voice.received": "voice",
  "message.unsupported.received": "unsupported",
};

/** The kind of an update's message; undefined for events of names not known. */
export function messageType({
  event_name: name,
  message,
}: Update): MessageType | undefined {
  // What a program makes up for tests and replays may bear no name.
  if (name === "") return typeByContent(message);
  return Object.hasOwn(typeOfEvent, name) ? typeOfEvent[name] : undefined;
}

function typeByContent(message: Message | undefined): MessageType | undefined {
  const fields = [
    ["text", message?.text],
    ["photo", message?.photo],
    ["sticker", message?.sticker],
    ["voice", message?.voice_url],
  ] as const;
  return fields.find(([, value]) => value !== undefined)?.[0];
}
