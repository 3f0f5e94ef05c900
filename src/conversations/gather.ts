import type { Message } from "../message.ts";
import { toMessage, type Waiting } from "./conversation.ts";

// Platforms deliver the pictures of one album, and the parts of a text that is too long for one message, one by one.
// People mean them as one. The parts come within a second of each other; on a slow line somewhat later.
const quietMs = 1500;

/** What of the waiting messages is to be worked on next, or from when on it can be told. */
export type Gathered =
  | {
      readonly kind: "message";
      readonly message: Message;
      readonly ids: readonly string[];
      /** When the first part came. */
      readonly since: Date;
    }
  | { readonly kind: "later"; readonly at: Date }
  | { readonly kind: "nothing" };

/** Takes the parts of the oldest waiting message together. */
export function gather(waiting: readonly Waiting[], now: Date): Gathered {
  const [first, ...others] = waiting;
  if (first === undefined) return { kind: "nothing" };
  const parts = [first];
  for (const next of others) {
    if (!belongs(next, parts)) break;
    parts.push(next);
  }
  const last = parts.at(-1) ?? first;
  const complete =
    parts.length < waiting.length ||
    (last.message.cut !== true && last.message.album === undefined);
  const quietAt = last.received + quietMs;
  if (!complete && quietAt > now.getTime())
    return { kind: "later", at: new Date(quietAt) };
  return {
    kind: "message",
    message: joined(parts.map(toMessage)),
    ids: parts.map(({ message }) => message.id),
    since: new Date(first.received),
  };
}

function belongs(next: Waiting, parts: readonly Waiting[]): boolean {
  const last = parts.at(-1);
  if (last === undefined || next.message.sender !== last.message.sender)
    return false;
  if (next.message.choice !== undefined) return false;
  const { album } = last.message;
  if (album !== undefined) return next.message.album === album;
  // A reader's next thought is not the rest of a text that was cut: that follows at once.
  return last.message.cut === true && next.received - last.received <= quietMs;
}

function joined(parts: readonly Message[]): Message {
  const [first, ...others] = parts;
  if (first === undefined) throw new RangeError("nothing to join");
  if (others.length === 0) return first;
  // A cut text goes on in mid-word; captions of an album are paragraphs.
  const between = first.album === undefined ? "" : "\n";
  const texts = parts.map(({ text }) => text).filter((text) => text !== "");
  return {
    ...first,
    text: texts.join(between),
    attachments: parts.flatMap(({ attachments }) => attachments),
  };
}
