import type { Draft, Session } from "../src/session.ts";
import { helperOf } from "./alarm.ts";
import { hides, isCutOff } from "./tip-hidden.ts";
import { sayer, type TipParts } from "./tip-parts.ts";

/** Whether whoever tells it is not to be told to call and read anything out. */
export function isSilent(draft: Draft, parts: TipParts): boolean {
  return hides(draft, parts) || isCutOff(draft, parts);
}

/** What is said to an urgent report: whom to call, or how to have somebody else call. */
export function urgently(
  key: "noted-urgent" | "danger-kept-whole",
  session: Session,
  parts: TipParts,
): string {
  const say = sayer(parts, session);
  const { draft } = session;
  return draft !== null && isSilent(draft, parts)
    ? say(`${key}-silent`)
    : say(key, { number: helperOf(session) });
}
