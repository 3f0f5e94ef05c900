import type { Message } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import type { Handler, Intent } from "./handler.ts";
import { privately } from "./privately.ts";
import { createTipStatusHandler } from "./status.ts";
import type { PrivateLink } from "./steering-parts.ts";
import { createTipBeginHandler } from "./tip-begin.ts";
import { createTipDangerHandler } from "./tip-danger.ts";
import type { TipParts } from "./tip-parts.ts";
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
  given: Omit<TipParts, "answer"> & { readonly privateLink: PrivateLink },
): TipHandlers {
  const parts: TipParts = { ...given, answer };
  const emergency = others.get("emergency");
  const handlers = new Map(others);
  if (emergency !== undefined)
    handlers.set("emergency", createTipDangerHandler(emergency, parts));
  handlers.set("tip", privately("tip", createTipBeginHandler(parts), given));
  handlers.set(
    "status",
    privately("status", createTipStatusHandler(parts), given),
  );
  return { first: [createTipsHandler(parts)], handlers };

  /** Answers in the middle of a report what is none. */
  async function answer(message: Message, session: Session) {
    const intent = parts.intentOf(message, session);
    const asked = intent === "tip" ? "question" : intent;
    return (
      (await handlers.get(asked)?.(message, session)) ??
      others.get("question")?.(message, session)
    );
  }
}
