import { type Choice, receivedAt, wordsOf } from "../src/message.ts";
import type { Glance } from "../src/tips/desk/officer-view.ts";
import type { Wish } from "../src/tips/desk/officering.ts";
import type { Outcome } from "../src/tips/desk/acts.ts";
import { mayBeTold } from "../src/tips/queue/quiet-hours.ts";
import { type Step, talk } from "./handler.ts";
import {
  awaiting,
  officerChoiceId,
  type OfficerParts,
  type Wanted,
} from "./officer-parts.ts";

/** What all acts on one tip end in. */
export interface Acting {
  /** Does it, and says what became of it. */
  readonly done: (wanted: Wanted, wish: Wish) => Promise<Step>;
  /** Asks for the words that are still missing. */
  readonly later: (
    wanted: Wanted,
    act: "ask" | "note" | "hand",
    more?: string,
  ) => Promise<Step>;
  /** Offers what it may be. */
  readonly choose: (
    wanted: Wanted,
    act: "close" | "kind" | "hand",
    optionsOf: (
      found: Glance,
    ) => readonly (readonly [id: string, label: string])[],
  ) => Promise<Step>;
  readonly answer: (wanted: Wanted, key: string) => Step;
}

export function createActing({ catalogs, officering }: OfficerParts): Acting {
  return {
    async done(wanted, wish) {
      const { officer, reference, request } = wanted;
      if (reference === undefined) return answer(wanted, "unknown");
      const result = await officering.act(officer, reference, wish, request);
      if (result === "taken" && wish.is === "release")
        return answer(wanted, "taken-release");
      if (result === "impossible" && wish.is === "extend")
        return answer(wanted, "simple");
      if (result !== "done") return answer(wanted, result);
      if (wish.is === "close") return closed(wanted, wish.outcome);
      const found = await glance(wanted);
      if (wish.is !== "ask" || found === "unknown")
        return answer(wanted, `done-${wish.is}`);
      return answer(wanted, askedKey(found, wanted));
    },
    async later(wanted, act, more) {
      const found = await glance(wanted);
      if (found === "unknown") return answer(wanted, "unknown");
      const id = officerChoiceId(act, found.tip.reference, more);
      const session = awaiting(wanted.session, id.replace(/^tip-/, ""));
      return answer({ ...wanted, session }, `words-${act}`);
    },
    async choose(wanted, act, optionsOf) {
      const found = await glance(wanted);
      if (found === "unknown") return answer(wanted, "unknown");
      const { reference } = found.tip;
      const choices = optionsOf(found).map(([id, label]): Choice => ({
        id: officerChoiceId(act, reference, id),
        label,
      }));
      const { say } = catalogs[wanted.session.language];
      const text = say(`officers.which-${act}`, { reference });
      return talk([wordsOf(text, choices)], wanted.session);
    },
    answer,
  };

  async function glance({ officer, reference }: Wanted) {
    return reference === undefined
      ? ("unknown" as const)
      : officering.glance(officer, reference);
  }

  /** Says as what it was closed, since that was read out of words. */
  function closed(wanted: Wanted, outcome: Outcome): Step {
    const { say } = catalogs[wanted.session.language];
    return answer(wanted, "done-close", {
      outcome: say(`officers.outcome-${outcome}`),
    });
  }

  function answer(
    { reference, session }: Wanted,
    key: string,
    values: Readonly<Record<string, string>> = {},
  ): Step {
    const { say } = catalogs[session.language];
    const text = say(`officers.${key}`, {
      reference: reference ?? "",
      ...values,
    });
    return talk([wordsOf(text)], session);
  }
}

/** What becomes of a question: sent, waiting for the morning, or kept behind the receipt. */
function askedKey({ tip }: Glance, { request, message }: Wanted): string {
  const line = tip.lines.find(({ id }) => id === request);
  if (line?.way === "kept") return "done-ask-kept";
  const now = receivedAt(message);
  const question = { what: "question", about: request } as const;
  return mayBeTold(tip, question, now) > now ? "done-ask-night" : "done-ask";
}
