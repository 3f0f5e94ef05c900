import type { Message } from "../src/message.ts";
import type { Session } from "../src/session.ts";
import { waitKey } from "../src/steering/pending.ts";
import type { Intent, Step } from "./handler.ts";
import { createNudgeAsking } from "./nudge-asking.ts";
import { type NudgeParts, sayIn, told } from "./nudge-parts.ts";
import { leadChoices } from "./nudge-lead-choices.ts";
import { wish } from "./nudge-wish.ts";

// What begins something else, or ends this.
const elsewhere = new Set<Intent>([
  "subscribe",
  "unsubscribe",
  "tip",
  "emergency",
]);

interface Deciding {
  decide(message: Message, session: Session): Promise<Step>;
}

/** After something else was answered in between, asks again what somebody who begins to follow was asked. */
export type GoOn = (message: Message, before: Session, step: Step) => Step;

/** What decides on messages, going on so. */
export function goingOn<Decider extends Pick<Deciding, "decide">>(
  decider: Decider,
  goOn: GoOn,
): Decider {
  return {
    ...decider,
    decide: async (message: Message, session: Session) =>
      goOn(message, session, await decider.decide(message, session)),
  };
}

export function createNudgeBetween(parts: NudgeParts): GoOn {
  const asking = createNudgeAsking(parts);
  return (message, before, step) => {
    const waits = before.pending[waitKey];
    if (
      message.group ||
      step.erase === true ||
      step.replies.length === 0 ||
      elsewhere.has(step.intent) ||
      step.session.draft !== null ||
      waits === undefined ||
      !/^nudge-(?:place|agency|leads)$/.test(waits)
    )
      return step;
    const { [waitKey]: now } = step.session.pending;
    // Another question was begun.
    if (now !== undefined && now !== waits) return step;
    const known = [waitKey, ...Object.values(wish)].flatMap((key) => {
      const value = before.pending[key];
      return value === undefined ? [] : [[key, value] as const];
    });
    const pending = { ...step.session.pending, ...Object.fromEntries(known) };
    const session = { ...step.session, pending };
    // What the answer asks back comes first; a word then leads on.
    const last = step.replies.at(-1);
    if (!step.answered && (last?.choices.length ?? 0) > 0)
      return { ...step, session };
    const again = repeat(waits, session);
    if (again === undefined) return step;
    const choices = again.replies.flatMap((reply) => reply.choices);
    return {
      ...step,
      replies: [
        ...step.replies.map((reply) => ({ ...reply, choices: [] })),
        ...again.replies,
      ],
      session: { ...again.session, offered: choices },
    };
  };

  function repeat(waits: string, session: Session): Step | undefined {
    if (waits === "nudge-place") return asking.askPlace(session);
    const place = session.pending[wish.place];
    if (place === undefined) return undefined;
    if (waits === "nudge-agency") return asking.askAgency(session, place);
    const say = sayIn(parts, session);
    const agency = session.pending[wish.agency];
    if (agency === undefined) return undefined;
    const words = [say("go-on", { agency, place }), say("leads")];
    return told(words.join(" "), session, leadChoices(say, false));
  }
}
