// Ids of choices on figures; behind most stands what they are about.
export const figureAct = {
  begin: "figure-new",
  show: "figure-show:",
  go: "figure-go:",
  drop: "figure-drop:",
  place: "figure-place:",
  target: "figure-target:",
  everyUnit: "figure-all",
  reached: "figure-reached",
  yes: "figure-yes",
  no: "figure-no",
  of: "figure-of:",
} as const;

const longestLabel = 60;

/** A text short enough for a label. */
export function cut(text: string): string {
  return text.length > longestLabel
    ? `${text.slice(0, longestLabel - 1).trimEnd()}…`
    : text;
}
