import type { Message } from "../src/message.ts";
import { wordsOf } from "../src/message.ts";
import {
  withFollow,
  newFollower,
  withoutFollow,
} from "../src/nudges/follower.ts";
import { codeIn, type HandOver } from "../src/nudges/hand-overs.ts";
import { personKey } from "../src/people/roster.ts";
import type { Session } from "../src/session.ts";
import type { Handler, Step } from "./handler.ts";
import { type NudgeParts, told } from "./nudge-parts.ts";

const choices = { take: "nudge-take:", leave: "nudge-leave:" };

/** Hands what somebody is nudged of over to a colleague, who takes it by a code and a tap. Neither learns who the other is. */
export function createNudgeHandOverHandler(parts: NudgeParts): Handler {
  const { nudges, catalogs } = parts;
  const { cues, followers, handOvers } = nudges;
  return async (message, session) => {
    const { choice, text, group } = message;
    if (group) return undefined;
    if (choice?.startsWith(choices.take) === true)
      return take(choice.slice(choices.take.length), message, session);
    if (choice?.startsWith(choices.leave) === true)
      return told(say("left", session), session);
    if (choice !== undefined) return undefined;
    const code = codeIn(text);
    if (code !== undefined) return show(code, message, session);
    if (text.includes("?") || !cues.says("handOver", text)) return undefined;
    return offer(message, session);
  };

  function say(
    key: string,
    { language }: Pick<Session, "language">,
    values: Readonly<Record<string, string>> = {},
  ): string {
    return catalogs[language].say(`hand-over.${key}`, values);
  }

  async function offer(
    message: Message,
    session: Session,
  ): Promise<Step | undefined> {
    const follower = await followers.get(message);
    // Who is nudged of nothing speaks of other work.
    if (follower === undefined || follower.follows.length === 0)
      return undefined;
    const code = await handOvers.offer(follower);
    const what = listOf(follower);
    return told(say("offer", session, { code, what }), session);
  }

  async function show(
    code: string,
    message: Message,
    session: Session,
  ): Promise<Step> {
    const offered = await handOvers.find(code, message);
    if (offered === undefined) return told(say("gone", session), session);
    if (isGiver(offered, message)) return told(say("own", session), session);
    const words = say("ask", session, { what: listOf(offered) });
    return told(words, session, [
      { id: choices.take + code, label: say("take", session) },
      { id: choices.leave + code, label: say("leave", session) },
    ]);
  }

  async function take(
    code: string,
    message: Message,
    session: Session,
  ): Promise<Step> {
    const offered = await handOvers.find(code, message);
    if (offered === undefined || isGiver(offered, message))
      return told(say("gone", session), session);
    const taken = await handOvers.take(code, message);
    if (taken === undefined) return told(say("gone", session), session);
    const since = nudges.clock.now().toISOString();
    // First the colleague, then no more the giver: whatever dies in between, somebody is nudged, and a further tap ends it.
    await followers.change(message, (old) =>
      taken.follows.reduce(
        (follower, one) => withFollow(follower, { ...one, since }),
        old ?? newFollower(message, message.conversation, session.language),
      ),
    );
    const giver = await followers.change(
      taken.giver,
      (old) => old && taken.follows.reduce(withoutFollow, old),
    );
    const what = listOf(taken);
    const { channel, conversation } = taken.giver;
    const words = say("taken-giver", giver ?? session, { what });
    await nudges.post(
      { channel, id: conversation, group: false },
      wordsOf(words),
      `hand-over:${code}`,
    );
    return told(say("taken", session, { what }), session);
  }

  function isGiver({ giver }: HandOver, message: Message): boolean {
    return personKey(giver) === personKey(message);
  }
}

function listOf({ follows }: Pick<HandOver, "follows">): string {
  return follows
    .map(({ place, agency }) => `• ${agency} (${place})`)
    .join("\n");
}
