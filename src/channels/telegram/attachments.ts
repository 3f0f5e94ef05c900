import type { Attachment } from "../../message.ts";
import type { File, TelegramMessage } from "./update.ts";

/** What a message carries beside its text. What the desk does not know is unsupported. */
export function attachmentsOf(message: TelegramMessage): Attachment[] {
  const { location, contact } = message;
  // Sizes of one photo, the smallest first.
  const photo = message.photo?.at(-1);
  if (photo !== undefined) return [file("photo", photo)];
  // An animation stands in `document` as well, for old clients: before it, so that it is told once.
  const video = message.video ?? message.animation ?? message.video_note;
  if (video !== undefined) return [file("video", video)];
  const sound = message.voice ?? message.audio;
  if (sound !== undefined) return [file("voice", sound)];
  if (message.document !== undefined)
    return [file("document", message.document)];
  // A venue stands in `location` as well.
  if (location !== undefined) {
    const { latitude, longitude } = location;
    return [{ kind: "location", latitude, longitude }];
  }
  if (contact !== undefined) {
    const names = [contact.first_name, contact.last_name ?? ""];
    const name = names.join(" ").trim();
    const phone = contact.phone_number;
    return [{ kind: "contact", phone, ...(name !== "" && { name }) }];
  }
  if (message.sticker !== undefined) return [{ kind: "sticker" }];
  return message.text === undefined ? [{ kind: "unsupported" }] : [];
}

type Kind = Extract<Attachment, { ref: string }>["kind"];

function file(kind: Kind, { file_id, file_name, file_size }: File): Attachment {
  return {
    kind,
    ref: file_id,
    ...(file_name !== undefined && { name: file_name }),
    ...(file_size !== undefined && { bytes: file_size }),
  };
}
