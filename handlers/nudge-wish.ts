import type { Session } from "../src/session.ts";
import { waitKey } from "../src/steering/pending.ts";

// What a person has told so far of what they want to follow stands in the session's pending, under these keys.
export const wish = {
  place: "nudge-place",
  agency: "nudge-agency",
  /** The name that a plan has for many bodies, of which one is meant. */
  collective: "nudge-collective",
  leads: "nudge-leads",
  wide: "nudge-wide",
} as const;

export const choosePlace = "nudge-place:";
export const chooseAgency = "nudge-agency:";
export const moreAgencies = "nudge-more:";
export const otherAgency = "nudge-other";
export const otherPlace = "nudge-elsewhere";

/** The session while something is waited for, with what is known by now. */
export function waiting(
  session: Session,
  what: string,
  known: Readonly<Record<string, string>> = {},
): Session {
  const kept = Object.entries(session.pending).filter(([key]) =>
    Object.values<string>(wish).includes(key),
  );
  const pending = { ...Object.fromEntries(kept), ...known, [waitKey]: what };
  return { ...session, pending };
}
