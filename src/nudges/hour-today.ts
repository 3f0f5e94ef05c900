import { compose } from "../text/compose.ts";
import { fold } from "../text/fold.ts";
import type { NudgeCues } from "./words.ts";

// "15h", "15:30", "3 giờ chiều", "7h tối", "3pm".
const hour =
  /(?<!\d)(\d{1,2})(?:\s?(?:gio|[:hg])\s?(\d{2}|ruoi)?(?!\d)\s*(sang|trua|chieu|toi)?|\s?(am|pm))/u;
const noon = 12;
const hoursOfDay = 24;

/** The minute of the day that a text names as an hour or a part of today; undefined where it names none. */
export function hourToday(text: string, cues: NudgeCues): number | undefined {
  const match = hour.exec(fold(compose(text)));
  if (match === null) return cues.partOfToday(text);
  const [, hours = "", rest = "0", part = "", half = ""] = match;
  const isLate = /^(?:chieu|toi|pm)/u.test(part + half) && Number(hours) < noon;
  const whole = Number(hours) + (isLate ? noon : 0);
  const minutes = rest === "ruoi" ? 30 : Number(rest);
  return whole < hoursOfDay && minutes < 60 ? whole * 60 + minutes : undefined;
}
