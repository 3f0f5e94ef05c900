import { randomUUID } from "node:crypto";
import { basename } from "node:path";
import { z } from "zod";
import { abilities } from "../channels/abilities.ts";
import type { Attachment, Message } from "../message.ts";

const Id = z.union([z.string().min(1), z.number()]).transform(String);

const clockEvent = z
  .strictObject({ clock: z.string() })
  .transform(({ clock }) => ({ kind: "clock" as const, to: clock }));

const blockEvent = z
  .strictObject({ block: Id })
  .transform(({ block }) => ({ kind: "block" as const, conversation: block }));

// Loose: an event of a kind that the desk does not know is something it cannot read, not an error.
const personEvent = z
  .looseObject({
    from: Id,
    group: Id.optional(),
    channel: z.enum(["telegram", "zalo"]).default("telegram"),
    text: z.string().optional(),
    caption: z.string().optional(),
    choose: z.string().optional(),
    photo: z.string().optional(),
    video: z.string().optional(),
    voice: z.string().optional(),
    document: z.string().optional(),
    location: z.tuple([z.number(), z.number()]).optional(),
    sticker: z.unknown().optional(),
    /** The same id again is the same delivery again. */
    id: Id.optional(),
    album: z.string().optional(),
    locale: z.string().optional(),
  })
  .transform((sent) => ({ kind: "person" as const, sent }));
type Sent = z.infer<typeof personEvent>["sent"];

/** One event of the machine-readable contract. */
export const ChatEvent = z.union([clockEvent, blockEvent, personEvent], {
  error: 'expected "from" with what was sent, "clock" or "block"',
});
export type ChatEvent = z.infer<typeof ChatEvent>;

/** The message that stands for what a person sent. */
export function toMessage(event: Sent, at: Date): Message {
  const typed = event.text ?? event.caption ?? "";
  const mention = /@(?:bot|trucban\w*)\b[,:]?\s*/iu;
  const attachments = attachmentsOf(event);
  return {
    id: event.id ?? randomUUID(),
    channel: event.channel,
    conversation: event.group ?? event.from,
    sender: event.from,
    at,
    text: event.group === undefined ? typed : typed.replace(mention, ""),
    attachments,
    ...(event.choose !== undefined && { choice: event.choose }),
    group: event.group !== undefined,
    named:
      event.group === undefined ||
      event.choose !== undefined ||
      mention.test(typed),
    ...(event.album !== undefined && { album: event.album }),
    ...(event.locale !== undefined && { locale: event.locale }),
    cut: typed.length === abilities[event.channel].textLimit,
  };
}

function attachmentsOf(event: Sent): Attachment[] {
  const attachments: Attachment[] = [];
  for (const kind of ["photo", "video", "voice", "document"] as const) {
    const ref = event[kind];
    if (ref !== undefined) attachments.push({ kind, ref, name: basename(ref) });
  }
  if (event.location !== undefined) {
    const [latitude, longitude] = event.location;
    attachments.push({ kind: "location", latitude, longitude });
  }
  if (event.sticker !== undefined) attachments.push({ kind: "sticker" });
  const readable =
    event.text !== undefined ||
    event.choose !== undefined ||
    attachments.length > 0;
  if (!readable) attachments.push({ kind: "unsupported" });
  return attachments;
}
