import { type Message, wordsOf } from "../src/message.ts";
import { withoutDone } from "../src/nudges/follower.ts";
import { mayStand } from "../src/nudges/standing.ts";
import { beginning, whatOf } from "../src/nudges/wording.ts";
import type { Session } from "../src/session.ts";
import type { Handler, Step } from "./handler.ts";
import { createNudgeClauses } from "./nudge-clause.ts";
import { nudgedOf } from "./nudge-meant.ts";
import { type NudgeParts, nudgeStep, reportsIn, told } from "./nudge-parts.ts";
import { createStandingFinding } from "./nudge-standing.ts";
import type { Stood } from "./nudge-standing-open.ts";

export const undoChoice = "nudge-undo:";
const longestNote = 200;

/** Takes back what was said to be done: by who said so, or by the standing agency with its reason. Nudges come again. */
export function createNudgeUndoHandler(parts: NudgeParts): Handler {
  const { nudges } = parts;
  const { followers, reports } = nudges;
  const clauseOf = createNudgeClauses(parts);
  const finding = createStandingFinding(parts);
  return async (message, session) => {
    const { choice, text, group } = message;
    if (group) return undefined;
    const isAsked =
      choice === undefined ? isSaid(text) : choice.startsWith(undoChoice);
    if (!isAsked) return undefined;
    const isStanding = await mayStand(nudges, message);
    if (isStanding && choice === undefined && finding.namesAgency(text)) {
      const found = await finding.which("undo", message, session);
      if (found !== undefined)
        return "replies" in found ? found : takeBack(found, message, session);
    }
    const follower = await followers.get(message);
    const own = [...(follower?.reported ?? []), ...(follower?.done ?? [])];
    const tag =
      choice === undefined
        ? (follower?.recent.findLast((one) => own.includes(one)) ?? own.at(-1))
        : choice.slice(undoChoice.length);
    if (follower === undefined || tag === undefined) {
      // To a nudge it is an answer; to anything else it is not ours.
      if (choice === undefined && (follower?.recent.length ?? 0) === 0)
        return undefined;
      return choice === undefined
        ? told(say("still-open"), session)
        : refused();
    }
    const nudged = nudgedOf(follower, tag, parts);
    if (nudged === undefined) return refused();
    if (follower.reported.includes(tag)) {
      const { follow, occurrence } = nudged;
      return takeBack({ tag, ...follow, occurrence }, message, session);
    }
    if (!follower.done.includes(tag)) return refused();
    // What a colleague reported for the agency is theirs to take back.
    const report = await reports.get(tag);
    if (report !== undefined)
      return told(say("undo-not-yours", { by: report.by }), session);
    await followers.change(message, (old) => old && withoutDone(old, tag));
    const what = whatOf(nudged.occurrence.obligation);
    return told(say("undone-own", { what }), { ...session, pending: {} });

    function refused(): Step {
      return told(say("undo-nothing"), session);
    }

    function say(key: string, values = {}): string {
      return reportsIn(parts, session)(key, values);
    }
  };

  // A reason may hold any word.
  function isSaid(text: string): boolean {
    const said = clauseOf("undo", text);
    const asks = said?.manner === "asked" || said?.manner === "how";
    return said !== undefined && !asks && !said.isDenied;
  }

  async function takeBack(
    { tag, agency, occurrence }: Omit<Stood, "place">,
    message: Message,
    session: Session,
  ): Promise<Step> {
    const say = reportsIn(parts, session);
    const members = await nudges.roster.membershipsOf(message);
    const undoneBy =
      members.find(({ unit }) => unit !== null)?.unit ?? say("by-desk");
    const note =
      message.choice === undefined
        ? message.text.trim().slice(0, longestNote)
        : say("undo-choice");
    const before = await reports.undo(tag, { undoneBy, note });
    // Everybody's, also where a process died here before.
    for await (const one of followers.each())
      if (one.done.includes(tag) || one.reported.includes(tag))
        await followers.change(one, (old) => old && withoutDone(old, tag));
    await nudges.ladders.wake(tag);
    const after = { ...session, pending: {} };
    if (before === undefined) return told(say("undo-nothing"), after);
    const what = beginning(whatOf(occurrence.obligation), longestNote);
    const words = say("undone", { agency, what });
    return nudgeStep([wordsOf(words)], after);
  }
}
