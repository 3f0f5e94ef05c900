import { withAgency } from "../src/steering/own-agency.ts";
import { askAgency } from "./ask-agency.ts";
import type { Handler } from "./handler.ts";
import type { SteeringParts } from "./steering-parts.ts";

export interface OwnAgencyParts extends Pick<
  SteeringParts,
  "agencies" | "catalogs" | "cues"
> {
  /** What may be stored of a question until it can be answered; null where nothing may. */
  readonly keepable: (text: string) => string | null;
}

/** Puts the asker's agency into questions on "my agency", and asks for it where it is not known. */
export function withOwnAgency(
  question: Handler,
  parts: OwnAgencyParts,
): Handler {
  return (message, session) => {
    // Who names an agency means that one.
    const asks =
      message.choice === undefined && !parts.agencies.isNamedIn(message.text);
    const text = asks
      ? withAgency(message.text, session.agency ?? "", parts.cues)
      : undefined;
    if (text === undefined) return question(message, session);
    if (session.agency !== null) return question({ ...message, text }, session);
    const kept = parts.keepable(text);
    const next = kept === null ? null : `ask:${kept}`;
    const asked = askAgency(parts, session, next);
    return Promise.resolve({
      intent: "question",
      answered: true,
      citations: [],
      replies: [asked.reply],
      session: asked.session,
    });
  };
}
