import type { Message } from "../src/message.ts";
import { withoutFollow } from "../src/nudges/follower.ts";
import type { Session } from "../src/session.ts";
import { isChoice } from "../src/steering/choosing.ts";
import type { Handler, Step } from "./handler.ts";
import { type NudgeParts, sayIn, told } from "./nudge-parts.ts";

const stopOne = "nudge-stop:";
const stopAll = "nudge-stop-all";

export interface NudgeStopping {
  /** Of the intent to be nudged no more. */
  readonly stop: Handler;
  readonly chosen: Handler;
}

/** Nudges somebody no more: of one agency, or of any. */
export function createNudgeStopping(parts: NudgeParts): NudgeStopping {
  const { followers } = parts.nudges;
  return { stop, chosen };

  async function stop(
    message: Message,
    session: Session,
  ): Promise<Step | undefined> {
    if (message.choice !== undefined) return undefined;
    const say = sayIn(parts, session);
    const follows = (await followers.get(message))?.follows ?? [];
    const [only] = follows;
    if (message.group || only === undefined)
      return told(say("list-none"), session, [], "unsubscribe");
    if (follows.length === 1) return end(only, message, session);
    const choices = follows.map(({ place, agency }) => ({
      id: `${stopOne}${place}/${agency}`,
      label: `${agency} (${place})`,
    }));
    choices.push({ id: stopAll, label: say("stop-all") });
    return told(say("stop-which"), session, choices, "unsubscribe");
  }

  async function chosen(
    message: Message,
    session: Session,
  ): Promise<Step | undefined> {
    const { choice, group, text } = message;
    if (group) return undefined;
    if (choice === undefined) return isCancel() ? offer() : undefined;
    if (choice === stopAll) {
      await followers.change(
        message,
        (old) => old && { ...old, follows: [], recent: [] },
      );
      const words = sayIn(parts, session)("stopped-all");
      return told(words, session, [], "unsubscribe");
    }
    const follows = (await followers.get(message))?.follows ?? [];
    const follow = follows.find(({ place, agency }) =>
      isChoice(choice, `${stopOne}${place}/${agency}`),
    );
    return follow && end(follow, message, session);

    // Where nothing else is under way, the command to end something ends the nudges.
    function isCancel(): boolean {
      const isBusy =
        session.draft !== null || Object.keys(session.pending).length > 0;
      return !isBusy && parts.commands.read(text)?.id === "cancel";
    }

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
