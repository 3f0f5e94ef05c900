import type { Message } from "../src/message.ts";
import { leadTimes } from "../src/nudges/lead-times.ts";
import type { Session } from "../src/session.ts";
import type { Handler, Step } from "./handler.ts";
import { createNudgeAsking } from "./nudge-asking.ts";
import { waiting, wish } from "./nudge-wish.ts";
import { type NudgeParts, sayIn, told } from "./nudge-parts.ts";
import { createNudgeSettling } from "./nudge-settling.ts";

const plain = ["nudging", "subscribeVerb"] as const;

/** Begins to ask what a person wants to be nudged of; what their words tell already is not asked for. */
export function createNudgeBeginHandler(parts: NudgeParts): Handler {
  const { nudges, places, privateLink, read } = parts;
  const asking = createNudgeAsking(parts);
  const settling = createNudgeSettling(parts);
  return async (message, session) => {
    if (message.choice !== undefined) return undefined;
    // Who follows already and says no word of it means something else.
    const { cues, followers } = nudges;
    const isPlain = plain.some((cue) => cues.says(cue, message.text));
    const isCommand = parts.commands.read(message.text) !== undefined;
    const known =
      isPlain || isCommand ? undefined : await followers.get(message);
    if (known !== undefined && known.follows.length > 0) return undefined;
    return message.group ? invite(message, session) : begin(message, session);
  };

  function invite({ channel }: Message, session: Session): Step {
    const words = sayIn(parts, session)("group");
    const link = privateLink(channel);
    return told(link === undefined ? words : `${words}\n${link}`, session);
  }

  function begin(message: Message, session: Session): Step | Promise<Step> {
    const text = read(message.text);
    const leads = leadTimes(text, nudges.cues, false);
    const known =
      leads === undefined || leads === "far"
        ? {}
        : { [wish.leads]: leads.join() };
    const fresh = waiting({ ...session, pending: {} }, "", known);
    const named = asking.placesNamed(text);
    if (named.length > 1) return asking.askPlace(fresh, "place-of", named);
    const strange = asking.strangePlace(text);
    if (strange !== undefined)
      return asking.askPlace(fresh, "place-none", places, { place: strange });
    const place = named[0] ?? asking.placeOfAgency(text, session.place);
    if (place === null) return asking.askPlace(fresh);
    const found = asking.agenciesIn(text, place);
    const [only] = found;
    if (only !== undefined && found.length === 1)
      return settling.atAgency(message, fresh, place, only);
    const own = session.place === place ? session.agency : null;
    return own !== null &&
      !asking.isAgencyNamed(text) &&
      asking.agenciesIn(own, place).length === 1
      ? settling.atAgency(message, fresh, place, own)
      : settling.atPlace(message, { ...fresh, agency: null }, place);
  }
}
