import { type Message, receivedAt, wordsOf } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import type { TipView } from "../src/tips/tips.ts";
import type { Heard } from "../src/tips/words/hear.ts";
import { newsMs } from "./alarm.ts";
import type { Step } from "./handler.ts";
import { filedChoicesOf } from "./receipt.ts";
import { stateLines } from "./receipt-state.ts";
import { focusAt } from "./tip-focus.ts";
import { sayer, tipStep, type TipParts } from "./tip-parts.ts";

// Short words after sending, by the names in knowledge/intents, and what is said to them.
const asked = ["filed-when", "filed-next", "filed-thanks"] as const;

/**
 * Answers what people say once a tip is sent: thanks, "yes", "and now?", "when will they come?". Undefined for anything
 * else, and where the tip is of another day.
 */
export function afterwards(
  message: Message,
  session: Session,
  heard: Heard,
  tips: readonly (TipView & { readonly id: string })[],
  parts: TipParts,
): Step | undefined {
  const focus = focusAt(session, message);
  const tip =
    tips.find(({ id }) => id === focus?.id) ??
    tips.find(
      ({ received, state }) =>
        state !== "withdrawn" &&
        message.at.getTime() - received.getTime() < newsMs,
    );
  if (tip === undefined || session.draft !== null) return undefined;
  const { details } = parts.classifier.classify(message.text, {
    placeKnown: true,
  });
  const key =
    asked.find((one) => details.has(one)) ??
    (focus !== undefined && isAssent(heard) ? "filed-ok" : undefined);
  // Thanks and assent are for what was said last.
  const isShort = key === "filed-thanks" || key === "filed-ok";
  if (key === undefined || (isShort && focus === undefined)) return undefined;
  const isChild = session.alarm?.child === true || details.has("child-writes");
  const { say } = parts.catalogs[session.language];
  const words = say(`aftermath.${key}${isChild ? "-child" : ""}`, {
    reference: tip.reference,
  });
  if (isShort) return tipStep("status", [wordsOf(words)], session);
  const tell = sayer(parts, session);
  const lines = [words, ...stateLines(tip, receivedAt(message), tell)];
  return tipStep(
    "status",
    [wordsOf(lines.join("\n"), filedChoicesOf(["more", "withdraw"], tell))],
    session,
  );
}

/** Whether words only say yes, or nothing at all. */
function isAssent({ idle, wishes }: Heard): boolean {
  return idle && [...wishes].every((one) => one === "yes");
}
