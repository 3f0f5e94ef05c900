import type { Classifier } from "../src/residents/classify.ts";
import type { Session } from "../src/session.ts";

// Who hides says so early.
const mostMessages = 8;

/** Whether somebody tells what is being taken who hides, or cannot be heard: they are not told to call and speak. */
export function hides(
  draft: Session["draft"],
  { classifier }: { readonly classifier: Classifier },
): boolean {
  return (
    draft?.urgent === true &&
    draft.said
      .slice(0, mostMessages)
      .some(({ text }) =>
        classifier
          .classify(text, { placeKnown: true })
          .details.has("danger-hidden"),
      )
  );
}
