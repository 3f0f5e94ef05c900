import { withAgency } from "../src/steering/own-agency.ts";
import { askAgency } from "./ask-agency.ts";
import type { Message } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import type { Handler, Step } from "./handler.ts";
import type { SteeringParts } from "./steering-parts.ts";

export interface OwnAgencyParts extends Pick<
  SteeringParts,
  "agencies" | "catalogs" | "cues"
> {
  /** What may be stored of a question until it can be answered; null where nothing may. */
  readonly keepable: (text: string) => string | null;
}

// A quotation may be cut differently; it begins alike.
const opening = 40;

/** Puts the asker's agency into questions on "my agency", and asks for it where it is not known. */
export function withOwnAgency(
  question: Handler,
  parts: OwnAgencyParts,
): Handler {
  return async (message, session) => {
    // Who names an agency means that one.
    const asks =
      message.choice === undefined && !parts.agencies.isNamedIn(message.text);
    const text = asks
      ? withAgency(message.text, session.agency ?? "", parts.cues)
      : undefined;
    if (text === undefined) return question(message, session);
    if (session.agency !== null) return question({ ...message, text }, session);
    const forAll = await answerForAll(message, session);
    if (forAll !== undefined) return forAll;
    const kept = parts.keepable(text);
    const next = kept === null ? null : `ask:${kept}`;
    const asked = askAgency(parts, session, next);
    return {
      intent: "question",
      answered: true,
      citations: [],
      replies: [asked.reply],
      session: asked.session,
    };
  };

  /** What the plan says to every agency alike need not wait for the asker's. */
  async function answerForAll(
    message: Message,
    session: Session,
  ): Promise<Step | undefined> {
    const names = parts.agencies.of(session.place);
    const middle = names[Math.floor(names.length / 2)];
    if (middle === undefined) return undefined;
    const [one, all] = await Promise.all([askAs(middle), askAs("")]);
    const [said, alike] = [all, one].map((step) => step?.citations[0]);
    return all?.answered === true &&
      said !== undefined &&
      said.section === alike?.section &&
      said.quote.slice(0, opening) === alike.quote.slice(0, opening)
      ? all
      : undefined;

    function askAs(name: string): Promise<Step | undefined> {
      const text = withAgency(message.text, name, parts.cues);
      return text === undefined
        ? Promise.resolve(undefined)
        : question({ ...message, text }, session);
    }
  }
}
