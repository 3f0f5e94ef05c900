import { join } from "node:path";
import { createOfficerHandler } from "../../../handlers/officer.ts";
import type { Message, Reply } from "../../../src/message.ts";
import { newSession, type Session } from "../../../src/session.ts";
import { loadOfficerWords } from "../../../src/tips/desk/officer-words.ts";
import {
  catalogs,
  commands,
  deskCues,
  knowledgeFolder,
} from "../../knowledge.ts";
import { classifier } from "../../residents/knowledge.ts";
import { type openTestTips, units } from "./open.ts";

export const words = await loadOfficerWords(
  join(knowledgeFolder, "tips/officers.yaml"),
);

type TestTips = Awaited<ReturnType<typeof openTestTips>>;

/** What people say to the officers' handler, each in a private chat of their own. */
export function officerChat({
  officering,
  roster,
  clock,
  scheduler,
}: TestTips) {
  const handler = createOfficerHandler({
    catalogs,
    officering,
    words,
    units,
    roster,
    cues: deskCues,
    commands,
    kindsOf: (text) => [
      ...classifier.classify(text, { placeKnown: true }).details,
    ],
  });
  const sessions = new Map<string, Session>();
  let count = 0;
  return { say, tap, hear };

  /** The text of the answer; undefined where it is not the handler's business. */
  async function say(
    sender: string,
    text: string,
  ): Promise<string | undefined> {
    return (await hear(sender, { text }))?.text;
  }

  async function tap(sender: string, choice: string) {
    return (await hear(sender, { choice }))?.text;
  }

  async function hear(
    sender: string,
    more: Partial<Message>,
  ): Promise<Reply | undefined> {
    count += 1;
    const message: Message = {
      id: `message ${count}`,
      channel: "telegram",
      conversation: sender,
      sender,
      at: clock.now(),
      text: "",
      attachments: [],
      group: false,
      named: true,
      ...more,
    };
    const step = await handler(message, sessions.get(sender) ?? newSession());
    if (step !== undefined) sessions.set(sender, step.session);
    await scheduler.settled();
    return step?.replies[0];
  }
}

/** Enrols an officer; without a unit: of the standing one. */
export async function enrol(
  { roster }: TestTips,
  sender: string,
  unit: string | null = null,
): Promise<void> {
  await roster.grant({ channel: "telegram", sender }, "officer", { unit });
}
