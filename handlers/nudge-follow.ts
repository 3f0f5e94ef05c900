import type { Message } from "../src/message.ts";
import { leadTimes, longestLeadDays } from "../src/nudges/lead-times.ts";
import type { Session } from "../src/session.ts";
import { waitKey } from "../src/steering/pending.ts";
import type { Handler, Step } from "./handler.ts";
import { createNudgeAsking } from "./nudge-asking.ts";
import { wish } from "./nudge-wish.ts";
import { type NudgeParts, sayIn, told } from "./nudge-parts.ts";
import { settleNudges } from "./nudge-settle.ts";
import { createNudgeSettling } from "./nudge-settling.ts";

type Answer = Step | Promise<Step> | undefined;

// A longer message has something else to say than how many days before.
const longestDays = 40;

// Who says one of these wants something else of the nudges.
const others = [
  ...(["list", "pause", "resume", "daily", "weekly", "each", "hours"] as const),
  ...(["handOver", "table", "monthTable", "stop", "done", "undo"] as const),
  ...(["snooze", "partOfDay"] as const),
];

/** Hears what was asked for on the way to being nudged: place, agency, lead times. Other messages are left to others. */
export function createNudgeFollowHandler(parts: NudgeParts): Handler {
  const { agencies, places, read, nudges, cues, commands } = parts;
  const asking = createNudgeAsking(parts);
  const settling = createNudgeSettling(parts);
  return async (message, session) => {
    const { choice, text, group } = message;
    const waits = session.pending[waitKey] ?? "";
    if (group || choice !== undefined) return undefined;
    if (!/^nudge-(?:place|agency|leads)$/.test(waits)) return undefined;
    if (commands.read(text)?.id === "cancel" || cues.says("cancel", text)) {
      const words = sayIn(parts, session)("cancelled");
      return told(words, { ...session, pending: {} });
    }
    if (text.trim() === "" || text.startsWith("/") || text.includes("?"))
      return undefined;
    const said = read(text);
    if (waits === "nudge-place") return place(said, message, session);
    const known = session.pending[wish.place];
    if (known === undefined) return undefined;
    return waits === "nudge-agency"
      ? agency(said, known, message, session)
      : leads(said, message, session);
  };

  function place(said: string, message: Message, session: Session): Answer {
    const named = asking.placesIn(said);
    if (named === undefined) return undefined;
    const [only] = named;
    if (only === undefined)
      return asking.askPlace(session, "place-none", places, {
        place: message.text.trim(),
      });
    return named.length === 1
      ? settling.atPlace(message, session, only)
      : asking.askPlace(session, "place-of", named);
  }

  function agency(
    said: string,
    known: string,
    message: Message,
    session: Session,
  ): Answer {
    const typed = message.text.trim();
    const many = session.pending[wish.collective];
    const body = many === undefined ? undefined : nudges.units.bodyOf(many);
    const found = asking.agenciesIn(said, known);
    // Who was asked which of many bodies may say its place alone.
    const names =
      found.length > 0 || body === undefined
        ? found
        : asking.agenciesIn(`${body} ${said}`, known);
    const [only] = names;
    if (only !== undefined && names.length === 1)
      return settling.atAgency(message, session, known, only);
    const like = names.length > 1 ? names : agencies.like(said, known);
    if (like.length > 0)
      return asking.askAgency(session, known, {
        key: "agency-of",
        names: like,
        typed,
      });
    return asking.isAgencyNamed(said)
      ? asking.askAgency(session, known, { key: "agency-strange", typed })
      : undefined;
  }

  function leads(said: string, message: Message, session: Session): Answer {
    const isOther = others.some((cue) => nudges.cues.says(cue, said));
    if (isOther || nudges.cues.says("asks", said)) return undefined;
    const days = leadTimes(said, nudges.cues);
    const say = sayIn(parts, session);
    if (days === "far")
      return told(say("leads-far", { days: longestLeadDays }), session);
    if (days !== undefined) return settleNudges(days, message, session, parts);
    return said.length > longestDays || parts.asksCalendar(message)
      ? undefined
      : told(say("leads-what"), session);
  }
}
