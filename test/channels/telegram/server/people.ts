import type { Chat, Message, MessageEntity, User } from "grammy/types";
import { type ChatRecord, shown } from "./chats.ts";
import type { Sent, State } from "./methods.ts";

/** What a message holds beside who sent it, where and when. */
export type Content = Partial<
  Omit<Message, "chat" | "from" | "message_id" | "date">
>;

export interface Where {
  /** A group's id; otherwise the person's own chat with the bot. */
  readonly in?: number;
  readonly topic?: number;
  /** The id of a message of the bot that is replied to. */
  readonly replyTo?: number;
  /** The edited message is told as such. */
  readonly edited?: boolean;
}

/** Someone who writes to the bot. Every act gives the id of the update it made. */
export interface Person {
  readonly id: number;
  sends(content: Content | string, where?: Where): number;
  /** Taps the newest button in that chat that carries the data. Throws where there is none. */
  taps(data: string, where?: Where): number;
  /** Taps the newest button in that chat with that label: of an inline keyboard, or one that writes the label. */
  presses(label: string, where?: Where): number;
  /** Taps a button of a message that is too old for Telegram to show. */
  tapsOld(data: string, where?: Where): number;
  blocks(): number;
  unblocks(): number;
}

export interface Group {
  readonly id: number;
  /** The bot is put in, thrown out. */
  takesIn(): number;
  throwsOut(): number;
  /** Becomes a supergroup under another id; gives the id of the update in the old chat. */
  becomes(id: number): number;
  /** Has topics from now on, and lets the bot open some or not. */
  hasTopics(may?: boolean): void;
  /** Opens a topic of a forum, or deletes it. */
  opens(topic: number): void;
  deletes(topic: number): void;
}

export function createPeople(state: State) {
  const { me, updates, chats, queries, sent } = state;
  let nextQuery = 1;

  function chatOf(id: number): ChatRecord {
    const chat = chats.get(id);
    if (chat === undefined) throw new Error(`no chat ${id}`);
    return chat;
  }

  function add(update: Record<string, unknown>): number {
    // Fields of a message that exclude each other in grammY's types come from tests as they like.
    return updates.add(update);
  }

  function place(chat: ChatRecord, topic: number | undefined) {
    return {
      message_id: state.nextMessage(),
      date: state.date(),
      chat: shown(chat),
      ...(topic !== undefined && {
        message_thread_id: topic,
        is_topic_message: true,
      }),
    };
  }

  function membership(
    chat: ChatRecord,
    from: Partial<User>,
    [before, after]: readonly [string, string],
  ): number {
    const user = { id: me.id, is_bot: true, first_name: "Desk" };
    return add({
      my_chat_member: {
        chat: shown(chat) satisfies Partial<Chat>,
        from,
        date: state.date(),
        old_chat_member: { user, status: before },
        new_chat_member: { user, status: after },
      },
    });
  }

  /** A person's account and chat with the bot. */
  function user(id: number, profile: Partial<User> = {}): Person {
    const from = { id, is_bot: false, first_name: `U${id}`, ...profile };
    const own = chats.get(id) ?? {
      id,
      type: "private",
      title: from.first_name,
      standing: { kind: "open" },
      topics: new Set<number>(),
    };
    chats.set(id, own);

    function query(data: string, message: Record<string, unknown>): number {
      const query = String(nextQuery++);
      queries.add(query);
      return add({
        callback_query: {
          id: query,
          from,
          message,
          chat_instance: "1",
          data,
        },
      });
    }

    function tap(button: Button, where: Where): number {
      if (button.data === undefined) return sends(button.label, where);
      const { chat, topic, message, text } = button.sent;
      return query(button.data, {
        ...place(chatOf(chat), topic),
        message_id: message,
        text,
      });
    }

    function sends(content: Content | string, where: Where = {}): number {
      const chat = chatOf(where.in ?? id);
      const given = typeof content === "string" ? { text: content } : content;
      const kind = where.edited === true ? "edited_message" : "message";
      return add({
        [kind]: {
          ...place(chat, where.topic),
          from,
          ...(where.edited === true && { edit_date: state.date() }),
          ...(where.replyTo !== undefined && {
            reply_to_message: {
              ...place(chat, where.topic),
              message_id: where.replyTo,
              from: { id: me.id, is_bot: true, first_name: "Desk" },
            },
          }),
          ...entitiesOf(given),
          ...given,
        },
      });
    }

    return {
      id,
      sends,
      taps: (data, where = {}) =>
        tap(
          newest(sent, where.in ?? id, (button) => button.data === data),
          where,
        ),
      presses: (label, where = {}) =>
        tap(
          newest(sent, where.in ?? id, (button) => button.label === label),
          where,
        ),
      tapsOld: (data, where = {}) =>
        query(data, {
          chat: shown(chatOf(where.in ?? id)),
          message_id: 1,
          date: 0,
        }),
      blocks() {
        own.standing = {
          kind: "forbidden",
          description: "Forbidden: bot was blocked by the user",
        };
        return membership(own, from, ["member", "kicked"]);
      },
      unblocks() {
        own.standing = { kind: "open" };
        return membership(own, from, ["kicked", "member"]);
      },
    };
  }

  /** A group that the bot is in. */
  function group(
    id: number,
    type: "group" | "supergroup" = "supergroup",
  ): Group {
    const own: ChatRecord = {
      id,
      type,
      title: "G",
      standing: { kind: "open" },
      topics: new Set(),
    };
    chats.set(id, own);
    const admin = { id: 1, is_bot: false, first_name: "A" };
    return {
      id,
      takesIn() {
        own.standing = { kind: "open" };
        return membership(own, admin, ["left", "member"]);
      },
      throwsOut() {
        own.standing = {
          kind: "forbidden",
          description: `Forbidden: bot was kicked from the ${type} chat`,
        };
        return membership(own, admin, ["member", "kicked"]);
      },
      becomes(to) {
        own.standing = { kind: "migrated", to };
        const grown = group(to);
        const old = add({
          message: {
            ...place(own, undefined),
            from: admin,
            migrate_to_chat_id: to,
          },
        });
        add({
          message: {
            ...place(chatOf(grown.id), undefined),
            from: admin,
            migrate_from_chat_id: id,
          },
        });
        return old;
      },
      hasTopics(may = true) {
        own.forum = may ? "open" : "forbidden";
      },
      opens: (topic) => void own.topics.add(topic),
      deletes: (topic) => void own.topics.delete(topic),
    };
  }

  return { user, group };
}

/** As Telegram marks names and commands in what people write. */
function entitiesOf({ text, caption }: Content): Content {
  const found = Array.from(
    (text ?? caption ?? "").matchAll(/(?<![\w@/])[@/]\w+(?:@\w+)?/g),
    ({ 0: match, index }): MessageEntity => ({
      type: match.startsWith("@") ? "mention" : "bot_command",
      offset: index,
      length: match.length,
    }),
  );
  if (found.length === 0) return {};
  return text === undefined ? { caption_entities: found } : { entities: found };
}

interface Button {
  readonly label: string;
  /** Undefined where the button only writes its label. */
  readonly data?: string;
  readonly sent: Sent;
}

function newest(
  sent: readonly Sent[],
  chat: number,
  isWanted: (button: Button) => boolean,
): Button {
  const found = sent
    .filter((one) => one.chat === chat)
    .flatMap(buttonsOf)
    .findLast(isWanted);
  if (found === undefined) throw new Error("no such button");
  return found;
}

interface Markup {
  readonly inline_keyboard?: { text: string; callback_data?: string }[][];
  readonly keyboard?: { text: string }[][];
}

/** What can be tapped under a message that the bot sent. */
export function buttonsOf(sent: Sent): Button[] {
  const markup = (sent.params.reply_markup ?? {}) as Markup;
  const inline = (markup.inline_keyboard ?? []).flat();
  const typing = (markup.keyboard ?? []).flat();
  return [
    ...inline.map(({ text, callback_data: data }) => ({
      label: text,
      ...(data !== undefined && { data }),
      sent,
    })),
    ...typing.map(({ text }) => ({ label: text, sent })),
  ];
}
