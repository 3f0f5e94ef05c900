import type { CalendarAsked } from "./asking.ts";
import type { Obligation } from "./occurrence.ts";

/**
 * Whether something belongs in a list. Aims and periods fall due for nobody. A calendar holds all else that is somebody's;
 * what comes up has a day or a recipient; what is owed is handed in to somebody, or is done by one day.
 */
export function isListed(
  { rule, to, who, stated }: Obligation,
  kind: CalendarAsked["kind"],
): boolean {
  if (rule === "period") return false;
  if (to.length > 0) return true;
  switch (kind) {
    case "calendar":
      return stated !== null || who.length > 0;
    case "upcoming":
      return stated !== null;
    case "due":
    case "owed":
    case "overdue":
      return stated !== null && rule === "once";
  }
}
