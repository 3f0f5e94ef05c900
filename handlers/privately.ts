import type { Catalogs } from "../src/catalog.ts";
import { wordsOf } from "../src/message.ts";
import type { Handler, Intent } from "./handler.ts";
import type { PrivateLink } from "./steering-parts.ts";

/** Keeps a matter out of groups: there it is refused without a word of what was said, and invited into a private chat. */
export function privately(
  intent: Intent & ("tip" | "status"),
  handler: Handler,
  { catalogs, privateLink }: { catalogs: Catalogs; privateLink: PrivateLink },
): Handler {
  return (message, session) => {
    if (!message.group) return handler(message, session);
    if (message.choice !== undefined) return Promise.resolve(undefined);
    const link = privateLink(message.channel);
    const words = [
      catalogs[session.language].say(`residents.${intent}-group`),
      ...(link === undefined ? [] : [link]),
    ];
    return Promise.resolve({
      intent,
      answered: true,
      citations: [],
      replies: [wordsOf(words.join("\n"))],
      session,
    });
  };
}
