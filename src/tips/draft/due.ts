import type { Draft } from "../../session.ts";

// A report that nobody goes on with is kept for a day, its reporter reminded once, and then erased.
const quietMs = 24 * 60 * 60_000;

/** What is to be done with a report that is being taken, and when. */
export interface DraftDue {
  readonly at: Date;
  readonly what: "remind" | "erase";
}

/** What falls due next. Who told of danger and did not go on is not reminded: somebody else may read it. */
export function draftDue({ touched, wanted, reminded }: Draft): DraftDue {
  const reminds = wanted && !reminded;
  return {
    at: new Date(touched + (reminds ? 1 : 2) * quietMs),
    what: reminds ? "remind" : "erase",
  };
}

/** The report once its reporter was reminded of it. */
export function remind(draft: Draft): Draft {
  return { ...draft, reminded: true };
}
