import type { Message } from "../src/message.ts";
import type { Follower } from "../src/nudges/follower.ts";
import { nudgeChoice, whatOf } from "../src/nudges/wording.ts";
import type { Session } from "../src/session.ts";
import { waitKey } from "../src/steering/pending.ts";
import type { Handler, Step } from "./handler.ts";
import { createNudgeClauses } from "./nudge-clause.ts";
import { meantBy } from "./nudge-meant.ts";
import { type NudgeParts, sayIn, told } from "./nudge-parts.ts";
import { stillOpen } from "./nudge-state.ts";

// Whoever says more has something else to tell.
const mostWords = 9;
const mostStrange = 3;
// Later a few words are as likely about something else.
const freshMs = 2 * 24 * 60 * 60_000;

const steering = [
  ...(["list", "table", "monthTable", "stop", "pause", "resume"] as const),
  ...(["hours", "daily", "weekly", "each", "handOver"] as const),
];

/**
 * Hears a few words that say how things stand while a nudge is the last thing that was said: what they state clearly is
 * taken so, of anything else the nudge's own question is asked. A danger, a tale of a crime and a question on a plan are
 * left to others.
 * @param state answers who speaks of what is done without saying that it is
 */
export function createNudgeNetHandler(
  parts: NudgeParts,
  state: Handler,
): Handler {
  const { cues, followers, clock } = parts.nudges;
  const clauseOf = createNudgeClauses(parts);
  return async (message, session) => {
    const { text } = message;
    const isFree =
      session.focus === null &&
      session.pending[waitKey] === undefined &&
      parts.commands.read(text) === undefined;
    if (!isFree || cues.says("crimeReports", text)) return undefined;
    const follower = await followers.get(message);
    if (follower === undefined || !isFresh(follower)) return undefined;
    const stated = await state(message, session);
    if (stated !== undefined) return stated;
    return speaksOfIt(message, session, follower)
      ? ask(follower, session)
      : undefined;
  };

  function isFresh({ ledger }: Follower): boolean {
    const last = Math.max(...ledger.map(({ entered }) => Date.parse(entered)));
    return clock.now().getTime() - last <= freshMs;
  }

  function speaksOfIt(
    message: Message,
    session: Session,
    follower: Follower,
  ): boolean {
    const { text } = message;
    const said = clauseOf("stands", text, follower.follows);
    if (said === undefined || text.trim().split(/\s+/u).length > mostWords)
      return false;
    const isQuestion = said.manner === "asked" || said.manner === "how";
    const isSteering = steering.some((cue) => cues.says(cue, text));
    const intent = parts.intentOf(message, session);
    return (
      !isQuestion &&
      !said.isOther &&
      said.agencies.length === 0 &&
      said.strange <= mostStrange &&
      !isSteering &&
      !parts.asksCalendar(message) &&
      ["question", "status", "smalltalk", "outofscope"].includes(intent)
    );
  }

  function ask(follower: Follower, session: Session): Step | undefined {
    const { recent, isNudged } = meantBy(follower, parts);
    const open = recent.filter(({ tag }) => !follower.done.includes(tag));
    const [first] = open;
    if (!isNudged || first === undefined) return undefined;
    const say = sayIn(parts, session);
    const what = open.map(({ occurrence }) => whatOf(occurrence.obligation));
    const choices = open.flatMap(({ tag }, at) => [
      {
        id: nudgeChoice.done + tag,
        label: open.length === 1 ? say("choose-done") : (what[at] ?? ""),
      },
    ]);
    return told(say("done-sure", { what: what.join("”, “") }), session, [
      ...choices,
      { id: stillOpen + first.tag, label: say("choose-open") },
      { id: nudgeChoice.notOurs + first.tag, label: say("choose-not-ours") },
    ]);
  }
}
