import type { Classifier } from "../src/residents/classify.ts";
import type { Draft, Session } from "../src/session.ts";

// A child is spoken to as a child: in place of these sentences of tips.yaml and care.yaml it is told those of
// children.yaml.
const forChildren = new Set([
  "begin",
  "begin-told",
  "ask-what",
  "ask-where",
  "ask-when",
  "ask-who",
  "ask-evidence",
  "ask-contact",
  "noted",
  "noted-urgent",
  "skipped",
  "explain-send",
  "still",
  "still-shown",
  "summary",
  "summary-urgent",
  "summary-hint",
  "summary-consent",
  "sent-next",
  "child-number",
  "dropped",
  "danger-kept",
  "danger-goes-on",
  "danger-kept-whole",
  "danger-kept-silent",
  "danger-kept-whole-silent",
  "noted-urgent-silent",
  "gentle-pictures",
  "plea-secret",
  "plea-fear",
  "plea-blame",
  "plea-doubt",
]);

/** Whether a child is told a sentence of children.yaml instead. */
export function isForChildren(key: string): boolean {
  return forChildren.has(key);
}

// Who writes shows early; a report may be as long as a book.
const enough = 1500;
const mostMessages = 8;

/** Whether a text is a child's, by its own words. */
export function isChilds(
  text: string,
  { classifier }: { readonly classifier: Classifier },
): boolean {
  return (
    text !== "" &&
    classifier
      .classify(text.slice(0, enough), { placeKnown: true })
      .details.has("child-writes")
  );
}

const known = new WeakMap<Draft, boolean>();

/** Whether a child tells what is being taken. */
export function childTells(
  draft: Session["draft"],
  parts: { readonly classifier: Classifier },
): boolean {
  if (draft === null || draft.said.length === 0) return false;
  const before = known.get(draft);
  if (before !== undefined) return before;
  // Once a child has shown itself, what it says of the grown-ups' world changes nothing.
  const found = draft.said
    .slice(0, mostMessages)
    .some(({ text }) => isChilds(text, parts));
  known.set(draft, found);
  return found;
}
