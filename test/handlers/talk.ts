import { choiceData } from "../../src/choice-data.ts";
import { settableClock } from "../../src/clock.ts";
import { createDesk } from "../../src/desk.ts";
import type { Step } from "../../handlers/handler.ts";
import type { Attachment, ChannelName, Choice } from "../../src/message.ts";
import { openEnrolment } from "../../src/people/enrolment.ts";
import { createRoster, type Person } from "../../src/people/roster.ts";
import { newSession, type Session, StoredSession } from "../../src/session.ts";
import { openMemory } from "../../src/storage/memory.ts";
import { knowledgeFolder } from "../knowledge.ts";
import { quiet } from "../quiet.ts";

/** One thing that somebody sends, privately unless a group is named. */
export interface Sent {
  readonly from: string;
  readonly channel?: ChannelName | undefined;
  readonly group?: string | undefined;
  readonly text?: string | undefined;
  /** The label of a choice that was offered last, or an old button's id. */
  readonly choose?: string | undefined;
  readonly attachments?: readonly Attachment[] | undefined;
  readonly locale?: string | undefined;
}

/** A desk with roles, whose sessions are kept between messages as they are stored. */
export async function openTalk(at: Date, adminCode: string) {
  const clock = settableClock();
  clock.set(at);
  const storage = openMemory();
  const roster = createRoster(storage, clock);
  const { enrolment } = await openEnrolment({
    storage,
    roster,
    clock,
    adminCode,
  });
  const erased: Person[] = [];
  const desk = await createDesk({
    knowledgeFolder,
    logger: quiet,
    people: { roster, enrolment },
    privateLink: (channel, payload) =>
      channel === "telegram"
        ? `https://t.me/trucban_bot${payload === undefined ? "" : `?start=${payload}`}`
        : undefined,
    erasers: [
      ({ channel, sender }) => {
        erased.push({ channel, sender });
        return Promise.resolve();
      },
    ],
  });
  const sessions = new Map<string, string>();
  const offered = new Map<string, readonly Choice[]>();
  let count = 0;
  return { send, erased, roster, sessionOf, pass };

  async function send({ from, group, choose, ...sent }: Sent): Promise<Step> {
    const channel = sent.channel ?? "telegram";
    const conversation = group ?? from;
    const key = `${channel}:${conversation}`;
    count += 1;
    const step = await desk.respond(
      {
        id: `m${count}`,
        channel,
        conversation,
        sender: from,
        at: clock.now(),
        text: sent.text ?? "",
        attachments: sent.attachments ?? [],
        ...(choose !== undefined && { choice: buttonOf(choose, key) }),
        group: group !== undefined,
        named: true,
        ...(sent.locale !== undefined && { locale: sent.locale }),
      },
      sessions.has(key)
        ? sessionOf(conversation, channel)
        : newSession(sent.locale),
    );
    if (step.erase === true) sessions.delete(key);
    else sessions.set(key, JSON.stringify(step.session));
    offered.set(
      key,
      step.replies.flatMap(({ choices }) => choices),
    );
    return step;
  }

  function buttonOf(choose: string, key: string): string {
    const choice = offered
      .get(key)
      ?.find(({ label }) => label.includes(choose));
    return choiceData(choice?.id ?? choose);
  }

  function sessionOf(
    conversation: string,
    channel: ChannelName = "telegram",
  ): Session {
    const stored = sessions.get(`${channel}:${conversation}`);
    return StoredSession.parse(
      stored === undefined ? undefined : JSON.parse(stored),
    );
  }

  /** Lets time pass, in ms. */
  function pass(ms: number): void {
    clock.set(new Date(clock.now().getTime() + ms));
  }
}
