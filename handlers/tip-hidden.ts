import type { Classifier } from "../src/residents/classify.ts";
import type { Session } from "../src/session.ts";

// Who hides says so early.
const mostMessages = 8;

interface Reading {
  readonly classifier: Classifier;
}

/** Whether somebody tells what is being taken who hides, or cannot be heard: they are not told to call and speak. */
export function hides(draft: Session["draft"], parts: Reading): boolean {
  return tells(draft, parts, "danger-hidden");
}

/** Whether the telephone of whoever tells it makes no calls. */
export function isCutOff(draft: Session["draft"], parts: Reading): boolean {
  return tells(draft, parts, "cannot-call");
}

function tells(
  draft: Session["draft"],
  { classifier }: Reading,
  detail: "danger-hidden" | "cannot-call",
): boolean {
  return (
    draft?.urgent === true &&
    draft.said
      .slice(0, mostMessages)
      .some(({ text }) =>
        classifier.classify(text, { placeKnown: true }).details.has(detail),
      )
  );
}
