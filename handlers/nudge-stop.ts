import type { Message } from "../src/message.ts";
import { type Follow, withoutFollow } from "../src/nudges/follower.ts";
import type { Session } from "../src/session.ts";
import { isChoice } from "../src/steering/choosing.ts";
import type { Handler, Step } from "./handler.ts";
import { createNudgeClauses } from "./nudge-clause.ts";
import { type NudgeParts, sayIn, told } from "./nudge-parts.ts";
import { isUnderWay } from "./nudge-under-way.ts";

const stopOne = "nudge-stop:";
const stopAll = "nudge-stop-all";
const keepAll = "nudge-stop-none";

export interface NudgeStopping {
  /** Of the intent to be nudged no more. */
  readonly stop: Handler;
  readonly chosen: Handler;
}

/** Nudges somebody no more: of one agency, or of any. */
export function createNudgeStopping(parts: NudgeParts): NudgeStopping {
  const { cues, followers } = parts.nudges;
  const clauseOf = createNudgeClauses(parts);
  return { stop, chosen };

  async function stop(
    message: Message,
    session: Session,
  ): Promise<Step | undefined> {
    if (message.choice !== undefined) return undefined;
    const say = sayIn(parts, session);
    const follows = (await followers.get(message))?.follows ?? [];
    if (message.group || follows.length === 0)
      return told(say("list-none"), session, [], "unsubscribe");
    const isCommand = parts.commands.read(message.text)?.id !== undefined;
    const said = clauseOf("stop", message.text, follows);
    const isAsked = said === undefined && cues.says("asks", message.text);
    if (isAsked && !isCommand) return undefined;
    if (said?.isDenied === true) return told(say("stop-kept"), session);
    if (said?.manner === "how" || said?.manner === "asked")
      return told(say("following-stop"), session);
    if (said?.isOther === true) return which("stop-strange", follows, session);
    const isPlain = isCommand || said?.manner === "said";
    const named = follows.filter(({ agency }) =>
      said?.agencies.includes(agency),
    );
    const meant = named.length > 0 ? named : follows;
    const [only] = meant;
    if (!isPlain) return which("stop-sure", meant, session);
    return only !== undefined && meant.length === 1
      ? end(only, message, session)
      : which("stop-which", meant, session);
  }

  function which(
    key: "stop-which" | "stop-sure" | "stop-strange",
    follows: readonly Follow[],
    session: Session,
  ): Step {
    const say = sayIn(parts, session);
    const choices = follows.map(({ place, agency }) => ({
      id: `${stopOne}${place}/${agency}`,
      label: `${agency} (${place})`,
    }));
    if (follows.length > 1)
      choices.push({ id: stopAll, label: say("stop-all") });
    if (key !== "stop-which")
      choices.push({ id: keepAll, label: say("stop-keep") });
    return told(say(key), session, choices, "unsubscribe");
  }

  async function chosen(
    message: Message,
    session: Session,
  ): Promise<Step | undefined> {
    const { choice, group, text } = message;
    if (group) return undefined;
    const cancel = choice === undefined ? parts.commands.read(text) : undefined;
    if (cancel?.id === "cancel" && cues.says("stopWhat", cancel.rest))
      return stop(message, session);
    // Where nothing else is under way, the command to end something ends the nudges.
    if (choice === undefined)
      return cancel?.id === "cancel" && !isUnderWay(session)
        ? offer()
        : undefined;
    if (choice === stopAll) {
      await followers.change(
        message,
        (old) => old && { ...old, follows: [], recent: [] },
      );
      const words = sayIn(parts, session)("stopped-all");
      return told(words, session, [], "unsubscribe");
    }
    if (choice === keepAll)
      return told(sayIn(parts, session)("stop-kept"), session);
    const follows = (await followers.get(message))?.follows ?? [];
    const follow = follows.find(({ place, agency }) =>
      isChoice(choice, `${stopOne}${place}/${agency}`),
    );
    return follow && end(follow, message, session);

    async function offer(): Promise<Step | undefined> {
      const known = await followers.get(message);
      return known === undefined || known.follows.length === 0
        ? undefined
        : stop(message, session);
    }
  }

  async function end(
    follow: { readonly place: string; readonly agency: string },
    message: Message,
    session: Session,
  ): Promise<Step> {
    await followers.change(message, (old) => old && withoutFollow(old, follow));
    const { place, agency } = follow;
    const words = sayIn(parts, session)("stopped", { place, agency });
    return told(words, { ...session, pending: {} }, [], "unsubscribe");
  }
}
