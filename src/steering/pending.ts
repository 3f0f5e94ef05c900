import type { Session } from "../session.ts";

// What the desk has just asked for, and what is to be done once it is known, stand in a session's pending.

/** Key of what the desk has just asked for. */
export const waitKey = "waits";
/** Key of what is done once that is known. */
export const nextKey = "next";

/**
 * What is pending while the desk waits for the person's place or agency.
 * @param next "agency": the agency is asked for then, to look its deadlines up. "deadlines": these are looked up.
 *   "ask:" and words: they are asked of the agency. null: nothing.
 */
export function awaits(
  what: "place" | "agency",
  next: string | null,
): Session["pending"] {
  return { [waitKey]: what, ...(next !== null && { [nextKey]: next }) };
}

/** What is done once what is waited for is known; null for nothing. */
export function nextStep({ pending }: Session): string | null {
  return pending[nextKey] ?? null;
}
