import type { Message } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { withoutReceipts } from "../src/tips/without-receipts.ts";
import { withConcerned } from "../src/tips/concerned.ts";
import { type Routed, route } from "../src/tips/route.ts";
import type { Unit } from "../src/tips/unit.ts";
import { createAfterAlarmHandler } from "./after-alarm.ts";
import type { Handler, Intent } from "./handler.ts";
import { privately } from "./privately.ts";
import { createTipStatusHandler } from "./status.ts";
import type { PrivateLink } from "./steering-parts.ts";
import { openReceipt } from "./tip-by-receipt.ts";
import { createTipBeginHandler } from "./tip-begin.ts";
import { createTipDangerHandler } from "./tip-danger.ts";
import type { TipParts } from "./tip-parts.ts";
import { createPleaHandler } from "./tip-plea.ts";
import { createTipsHandler } from "./tips.ts";

/** The handlers of a desk that takes reports. */
export interface TipHandlers {
  /** Asked before the desk's own matters. */
  readonly first: readonly Handler[];
  readonly handlers: ReadonlyMap<Intent, Handler>;
}

/** @param others the handlers of a desk that takes none */
export function createTipHandlers(
  others: ReadonlyMap<Intent, Handler>,
  given: Omit<TipParts, "answer" | "receiver"> & {
    /** Who receives reports. */
    readonly units: readonly Unit[];
    readonly privateLink: PrivateLink;
  },
): TipHandlers {
  const parts: TipParts = { ...given, answer, receiver };
  const emergency = others.get("emergency");
  const handlers = new Map(others);
  if (emergency !== undefined)
    handlers.set(
      "emergency",
      withoutReceipt(createTipDangerHandler(emergency, parts)),
    );
  const begin = withoutReceipt(createTipBeginHandler(parts));
  handlers.set("tip", privately("tip", begin, given));
  const status = withoutReceipt(createTipStatusHandler(parts));
  handlers.set("status", privately("status", status, given));
  const tips = createPleaHandler(createTipsHandler(parts), parts);
  const byReceipt: Handler = (...given) => openReceipt(...given, parts);
  const further = withoutReceipt(createAfterAlarmHandler(tips, parts));
  const first = [byReceipt, further];
  return { first, handlers };

  function receiver(routed: Routed, text: string): string {
    const { units: all } = given;
    const ids = route(all, withConcerned(routed, text, all));
    const units = all.filter(({ id }) => ids.includes(id));
    return units.map(({ name }) => name).join(", ");
  }

  /** Answers in the middle of a report what is none. */
  async function answer(message: Message, session: Session) {
    const intent = parts.intentOf(message, session);
    // What sounds like a report and asks, asks about reporting.
    const asked = intent === "tip" ? "howto_report" : intent;
    return (
      (await handlers.get(asked)?.(message, session)) ??
      others.get("question")?.(message, session)
    );
  }
}

/** Has a handler see no receipt in what it may keep. */
function withoutReceipt(handler: Handler): Handler {
  return (message, session) =>
    handler({ ...message, text: withoutReceipts(message.text) }, session);
}
