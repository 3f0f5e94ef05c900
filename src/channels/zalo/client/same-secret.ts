import { createHash, timingSafeEqual } from "node:crypto";

/** Whether both are the same, in a time that tells nothing of where they differ or how long they are. */
export function sameSecret(
  expected: string,
  received: string | readonly string[] | undefined,
): boolean {
  if (typeof received !== "string") return false;
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(expected), digest(received));
}
