import type { Choice } from "../src/message.ts";
import type { Say } from "./nudge-parts.ts";
import { otherAgency } from "./nudge-wish.ts";

export const chooseLeads = "nudge-leads:";
export const chooseWide = "nudge-wide";

/** How long before a day people usually want to be nudged. */
export function leadChoices(say: Say, isMore: boolean): Choice[] {
  return [
    { id: `${chooseLeads}30,7,1,0`, label: say("leads-usual") },
    { id: `${chooseLeads}7,1`, label: say("leads-week") },
    { id: `${chooseLeads}1`, label: say("leads-day") },
    ...(isMore ? [{ id: chooseWide, label: say("wide") }] : []),
    { id: otherAgency, label: say("other-agency") },
  ];
}
