import { type Answer, refused } from "./answer.ts";

/** Whether the bot may write to a chat, and if not, why. */
export type Standing =
  | { readonly kind: "open" }
  | { readonly kind: "forbidden"; readonly description: string }
  | { readonly kind: "migrated"; readonly to: number };

export interface ChatRecord {
  readonly id: number;
  readonly type: "private" | "group" | "supergroup";
  readonly title: string;
  standing: Standing;
  readonly topics: Set<number>;
  /** Whether it has topics, and whether the bot may open some. */
  forum?: "open" | "forbidden";
}

/** Why a message to a chat is not taken, in Telegram's words; undefined where it is. */
export function refusalOf(
  chat: ChatRecord | undefined,
  topic: unknown,
): Answer | undefined {
  if (chat === undefined) return refused(400, "Bad Request: chat not found");
  const { standing, topics } = chat;
  if (standing.kind === "forbidden") return refused(403, standing.description);
  if (standing.kind === "migrated")
    return refused(
      400,
      "Bad Request: group chat was upgraded to a supergroup chat",
      { migrate_to_chat_id: standing.to },
    );
  if (topic !== undefined && !(typeof topic === "number" && topics.has(topic)))
    return refused(400, "Bad Request: message thread not found");
  return undefined;
}

/** A chat as updates and answers show it. */
export function shown({ id, type, title }: ChatRecord) {
  return type === "private"
    ? { id, type, first_name: title }
    : { id, type, title };
}
