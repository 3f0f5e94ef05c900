import type { Message } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { hear } from "../src/tips/words/hear.ts";
import type { Classification } from "../src/residents/classify.ts";
import { alarmAt, newsMs } from "./alarm.ts";
import { focusAt } from "./tip-focus.ts";
import { isDeed } from "./tip-danger-told.ts";
import type { TipParts } from "./tip-parts.ts";
import { knownTo } from "./tip-waiting.ts";

/**
 * The tip that was sent to which danger told of now belongs: those it is about have come to its reporter, or it goes on.
 * Whoever works on it is to hear of that at once. Undefined where nothing was sent lately, where a report is being taken,
 * and where it is told of another place.
 */
export async function threatened(
  found: Classification,
  message: Message,
  session: Session,
  parts: TipParts,
) {
  if (!isDeed(found) || session.draft !== null || message.group)
    return undefined;
  const { facts, reports } = hear(message.text, parts);
  if (facts.where.length > 0) return undefined;
  const focus = focusAt(session, message);
  const isLate = focus === undefined && alarmAt(session, message) === undefined;
  if (isLate && !reports) return undefined;
  const known = await knownTo(message, session, parts);
  const since = message.at.getTime() - newsMs;
  const open = known.filter(({ state }) => state !== "withdrawn");
  return (
    open.find(({ id }) => id === focus?.id) ??
    open.find(({ received }) => received.getTime() > since)
  );
}
