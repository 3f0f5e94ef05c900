import { createHash } from "node:crypto";

/** A value in a few letters. */
export function hashOf(value: unknown): string {
  const text = JSON.stringify(value);
  return createHash("sha256").update(text).digest("base64url").slice(0, 16);
}
