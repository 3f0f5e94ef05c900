import type { Entity, TelegramMessage } from "./update.ts";

/** Who the desk is on Telegram. */
export interface Identity {
  readonly id: number;
  readonly username: string;
}

/** The words of a message without the desk's own name, and whether they are meant for it. */
export interface Words {
  readonly text: string;
  /** other: a command for another bot. */
  readonly meantFor: "desk" | "anyone" | "other";
}

// "/help", "/help@thisbot": Bot API 10.1, BotCommand: 1-32 letters, digits and underscores.
const command = /^\/([a-z0-9_]{1,32})(?:@([a-z0-9_]{1,32}))?(?=\s|$)/i;

// People write it instead of the bot's username.
const anyBot = /(?<![\p{L}\p{N}_@])@bot(?![\p{L}\p{N}_])/giu;

/** What is said in a group or to the desk alone, of a message or its caption. */
export function wordsOf(message: TelegramMessage, bot: Identity): Words {
  const text = message.text ?? message.caption ?? "";
  const isGroup = message.chat.type !== "private";
  const called = command.exec(text);
  if (called !== null) {
    const [head, name = "", addressee] = called;
    if (isGroup && addressee !== undefined && !isName(addressee, bot))
      return { text, meantFor: "other" };
    return { text: `/${name}${text.slice(head.length)}`, meantFor: "desk" };
  }
  if (!isGroup) return { text, meantFor: "desk" };
  const entities = message.entities ?? message.caption_entities ?? [];
  const marks = [
    ...entities.filter((entity) => isMention(entity, text, bot)),
    ...Array.from(text.matchAll(anyBot), ({ index, 0: { length } }) => ({
      offset: index,
      length,
    })),
  ];
  const named = marks.length > 0 || answersDesk(message, bot);
  return {
    text: without(text, marks),
    meantFor: named ? "desk" : "anyone",
  };
}

function isMention(entity: Entity, text: string, bot: Identity): boolean {
  const { type, offset, length, user } = entity;
  if (type === "text_mention") return user?.id === bot.id;
  return (
    type === "mention" && isName(text.slice(offset + 1, offset + length), bot)
  );
}

function isName(name: string, bot: Identity): boolean {
  return name.toLowerCase() === bot.username.toLowerCase();
}

function answersDesk(message: TelegramMessage, bot: Identity): boolean {
  const earlier = message.reply_to_message;
  // Whatever stands in a topic answers the note that the topic was made, maybe by the desk.
  return (
    earlier?.from?.id === bot.id && earlier.forum_topic_created === undefined
  );
}

interface Stretch {
  readonly offset: number;
  readonly length: number;
}

/** Takes stretches out, with the white space and the comma or colon that the name left behind. */
function without(text: string, stretches: readonly Stretch[]): string {
  const fromLast = stretches.toSorted((a, b) => b.offset - a.offset);
  return fromLast.reduce((rest, { offset, length }) => {
    const before = rest.slice(0, offset).trimEnd();
    const after = rest.slice(offset + length);
    return before === ""
      ? after.replace(/^[\s,:;]+/, "")
      : `${before}${/^[\p{L}\p{N}]/u.test(after) ? " " : ""}${after}`.trimEnd();
  }, text);
}
