import type { Draft, Session } from "../src/session.ts";
import { isUnknown } from "../src/tips/draft/told.ts";
import type { Heard } from "../src/tips/words/hear.ts";
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

/** What is said to words that a report was taken further by. Whoever shows there that it is a child is spoken to as one at once. */
export function notedAs(
  heard: Heard,
  session: Session,
  parts: TipParts,
): string {
  const say = sayer(parts, session);
  const isUrgent = session.draft?.urgent === true;
  const number = helperOf(session);
  if (isUnknown(heard)) return say(isUrgent ? "noted" : "skipped");
  return isUrgent && heard.facts.where.length > 0
    ? urgently("noted-urgent", session, parts)
    : isUrgent && number !== "113"
      ? say("noted-tell", { number })
      : say("noted");
}
