import { type Session, waitingQuestion } from "../src/session.ts";
import { waitKey } from "../src/steering/pending.ts";
import { proofOf } from "./nudge-proof.ts";

/** Whether something is being told or asked. That proof of a report may follow, nobody sees. */
export function isUnderWay({ draft, pending }: Session): boolean {
  const { [waitKey]: waits, [waitingQuestion]: asked } = pending;
  const isWaiting = waits !== undefined && waits !== proofOf;
  return draft !== null || isWaiting || asked !== undefined;
}
