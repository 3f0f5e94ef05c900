import { compose } from "../text/compose.ts";
import { fold } from "../text/fold.ts";
import type { Follower } from "./follower.ts";

// "8", "8:30", "8h", "8 o'clock" with the part of the day behind it. Read without marks, "to" and "evening" are one word:
// before another number it is the former.
const hour = String.raw`(?<!\d)(\d{1,2})(?:\s?(?:gio|[:hg])\s?(\d{2})?)?\s*(sang|trua|chieu|toi(?!\s*(?:het\s)?\d))?`;
const range = new RegExp(
  String.raw`${hour}\s*(?:-|den|toi|to|until)\s*(?:het\s*)?${hour}`,
  "u",
);
const noon = 12;

/** Hours between which, as minutes of the day; undefined where a text names none, or they end before they begin. */
export function typedHours(text: string): Follower["hours"] | undefined {
  const match = range.exec(fold(compose(text)));
  if (match === null) return undefined;
  const from = minutesOf(match[1], match[2], match[3]);
  const to = minutesOf(match[4], match[5], match[6]);
  return from < to && to <= 24 * 60 ? { from, to } : undefined;
}

function minutesOf(hours = "", rest = "0", part = ""): number {
  const isLate = /^(?:chieu|toi)/u.test(part) && Number(hours) < noon;
  return (Number(hours) + (isLate ? noon : 0)) * 60 + Number(rest);
}
