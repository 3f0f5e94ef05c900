/** What is taken, by its content; a name is never looked at. */
export type AttachmentKind =
  | "jpeg"
  | "png"
  | "webp"
  | "gif"
  | "heic"
  | "mp4"
  | "mov"
  | "3gp"
  | "webm"
  | "m4a"
  | "ogg"
  | "mp3"
  | "aac"
  | "wav"
  | "amr"
  | "pdf"
  | "docx"
  | "xlsx";

/** Why a file is not taken; each has a sentence for the reporter. */
export type Refusal =
  | "empty"
  | "too-large"
  | "too-many"
  | "program"
  | "archive"
  | "script"
  | "markup"
  | "macros"
  | "two-in-one"
  | "unknown";

/** What a packed file of a kind is called behind its dot, and what it is on the web. */
export const mediaTypes: Readonly<
  Record<AttachmentKind, readonly [extension: string, mediaType: string]>
> = {
  jpeg: ["jpg", "image/jpeg"],
  png: ["png", "image/png"],
  webp: ["webp", "image/webp"],
  gif: ["gif", "image/gif"],
  heic: ["heic", "image/heic"],
  mp4: ["mp4", "video/mp4"],
  mov: ["mov", "video/quicktime"],
  "3gp": ["3gp", "video/3gpp"],
  webm: ["webm", "video/webm"],
  m4a: ["m4a", "audio/mp4"],
  ogg: ["ogg", "audio/ogg"],
  mp3: ["mp3", "audio/mpeg"],
  aac: ["aac", "audio/aac"],
  wav: ["wav", "audio/wav"],
  amr: ["amr", "audio/amr"],
  pdf: ["pdf", "application/pdf"],
  docx: [
    "docx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ],
  xlsx: [
    "xlsx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ],
};
