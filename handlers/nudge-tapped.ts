import { isChoice } from "../src/steering/choosing.ts";
import type { Handler } from "./handler.ts";
import { createNudgeAsking } from "./nudge-asking.ts";
import {
  chooseAgency,
  choosePlace,
  moreAgencies,
  otherAgency,
  otherPlace,
  wish,
} from "./nudge-wish.ts";
import type { NudgeParts } from "./nudge-parts.ts";
import { settleNudges } from "./nudge-settle.ts";
import { chooseLeads, chooseWide } from "./nudge-lead-choices.ts";
import { createNudgeSettling } from "./nudge-settling.ts";

/** Hears taps on what was offered on the way to being nudged. */
export function createNudgeTappedHandler(parts: NudgeParts): Handler {
  const { agencies, places } = parts;
  const asking = createNudgeAsking(parts);
  const settling = createNudgeSettling(parts);
  return async (message, session) => {
    const { choice, group } = message;
    if (choice === undefined || group) return undefined;
    if (choice === otherPlace) return asking.askPlace(session);
    const chosen = places.find((name) => isChoice(choice, choosePlace + name));
    if (chosen !== undefined) return settling.atPlace(message, session, chosen);
    const place = session.pending[wish.place] ?? session.place;
    if (place === null) return undefined;
    if (choice === otherAgency) return asking.askAgency(session, place);
    if (choice.startsWith(moreAgencies)) {
      const from = Number(choice.slice(moreAgencies.length)) || 0;
      return asking.askAgency(session, place, { from });
    }
    const agency = agencies
      .of(place)
      .find((name) => isChoice(choice, chooseAgency + name));
    if (agency !== undefined)
      return settling.atAgency(message, session, place, agency);
    if (choice === chooseWide) return settling.widen(session);
    if (!choice.startsWith(chooseLeads)) return undefined;
    const leads = choice.slice(chooseLeads.length).split(",").map(Number);
    return settleNudges(leads, message, session, parts);
  };
}
