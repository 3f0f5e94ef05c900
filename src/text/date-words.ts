import type { CivilDate } from "../clock.ts";

/** A civil date as people of a language ("vi", "en") write it: 5/4/2025, "5 April 2025". */
export function dateIn(language: string, date: CivilDate): string {
  return new Intl.DateTimeFormat(language === "vi" ? "vi-VN" : "en-GB", {
    timeZone: "UTC",
    year: "numeric",
    month: language === "vi" ? "numeric" : "long",
    day: "numeric",
  }).format(new Date(date));
}
