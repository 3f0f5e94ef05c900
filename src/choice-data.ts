import { createHash } from "node:crypto";

// Bot API 10.1, InlineKeyboardButton.callback_data: 1-64 bytes.
const longest = 64;

/** What a button carries for a choice: its id, or a hash of it where that is longer than 64 bytes. Always the same for the same id. */
export function choiceData(id: string): string {
  if (id !== "" && Buffer.byteLength(id) <= longest) return id;
  return `~${createHash("sha256").update(id).digest("base64url")}`;
}
