import type { Logger } from "../logger.ts";
import type { Address } from "../message.ts";
import type { Followers } from "./followers.ts";

type Outcome = "sent" | "gone" | "refused" | "unsure";

/** What came of nudges that were posted. */
export interface Outcomes {
  /** For `onOutcome` of the conversations. */
  onOutcome(address: Address, reference: string, outcome: Outcome): void;
  /** Fulfils when what came of nudges is noted. */
  settled(): Promise<void>;
}

export function createOutcomes(
  followers: Pick<Followers, "change">,
  logger: Logger,
): Outcomes {
  const underWay = new Set<Promise<void>>();
  return {
    onOutcome(address, reference, outcome) {
      if (!reference.startsWith("nudge:")) return;
      const noting = note(address, reference, outcome)
        .catch((error: unknown) => {
          logger.error("what came of a nudge could not be noted", error);
        })
        .finally(() => underWay.delete(noting));
      underWay.add(noting);
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };

  async function note(
    { channel, id }: Address,
    reference: string,
    outcome: Outcome,
  ): Promise<void> {
    await followers.change({ channel, sender: id }, (old) => {
      if (old === undefined) return undefined;
      const reached = outcome === "sent";
      if (reached && !old.unreachable) return old;
      return {
        ...old,
        unreachable: outcome === "gone",
        ledger: old.ledger.map((entry) =>
          entry.batch === reference ? { ...entry, state: outcome } : entry,
        ),
      };
    });
  }
}
