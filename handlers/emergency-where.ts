// What is asked besides where, by the opening; and what is left of it once an address is told.
const asking: Readonly<Record<string, string>> = {
  suicide: "where-suicide",
  "suicide-other": "where-other",
  "suicide-told": "where-other",
  hidden: "where-quiet",
  "no-call": "where-no-call",
  "child-writes": "where-child-writes",
  "child-lured": "where-child-writes",
};
const askedToTold: Readonly<Record<string, string>> = {
  suicide: "where-suicide",
  "suicide-told": "where-other",
  hidden: "where-no-voice",
  "no-call": "where-no-voice",
  "child-writes": "where-told-child",
  "child-lured": "where-told-child",
};

/** The sentence of residents.yaml that asks where somebody in danger is, or what is left to ask. @param isTold whether an address is told */
export function whereAfter(opening: string, isTold: boolean): string {
  return isTold
    ? (askedToTold[opening] ?? "where-told")
    : (asking[opening] ?? "where");
}
