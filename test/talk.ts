import type { Step } from "../handlers/handler.ts";
import type { Message } from "../src/message.ts";
import type { Router } from "../src/router.ts";
import { newSession, type Session } from "../src/session.ts";

/** What a person may say: words, or a whole message but for what does not matter. */
export type Said = string | Partial<Message>;

/** Conversations with a router, whose sessions are kept here. One message of a conversation is worked on at a time. */
export function openTalk(router: Router, defaults: Partial<Message> = {}) {
  const sessions = new Map<string, Session>();
  return {
    /** The sessions as they would be stored. */
    sessions,
    async say(said: Said): Promise<Step> {
      const message: Message = {
        id: "m",
        channel: "terminal",
        conversation: "c",
        sender: "s",
        at: new Date("2023-05-10T12:00:00+07:00"),
        text: "",
        attachments: [],
        group: false,
        named: true,
        ...defaults,
        ...(typeof said === "string" ? { text: said } : said),
      };
      const key = `${message.channel}:${message.conversation}`;
      const step = await router.respond(
        message,
        sessions.get(key) ?? newSession(message.locale),
      );
      sessions.set(key, step.session);
      return step;
    },
  };
}
