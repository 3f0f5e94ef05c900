import { z } from "zod";
import { type Answer, granted, refused } from "./answer.ts";
import { type ChatRecord, refusalOf, shown } from "./chats.ts";
import type { WebhookSetting } from "./delivery.ts";
import { type Params, Upload } from "./upload.ts";
import type { Updates } from "./updates.ts";

/** A message the bot sent, as its reader sees it. */
export interface Sent {
  readonly method: string;
  readonly chat: number;
  readonly topic?: number;
  readonly message: number;
  readonly text: string;
  readonly file?: Upload;
  readonly params: Params;
}

/** A file that people sent. */
export interface StoredFile {
  readonly path: string;
  readonly size: number;
  readonly bytes: Uint8Array;
}

export interface State {
  readonly me: { readonly id: number; readonly username: string };
  readonly updates: Updates;
  readonly chats: Map<number, ChatRecord>;
  readonly files: Map<string, StoredFile>;
  /** Callback queries that still wait for their answer. */
  readonly queries: Set<string>;
  readonly sent: Sent[];
  readonly webhook: {
    get: () => WebhookSetting | undefined;
    set: (next: WebhookSetting | undefined) => void;
  };
  /** Seconds to wait before another message to this chat; undefined where it may come now. */
  readonly limit: (chat: number) => number | undefined;
  readonly nextMessage: () => number;
  readonly date: () => number;
}

type Method = (
  params: Params,
  state: State,
  gone: AbortSignal,
) => Answer | Promise<Answer>;

// 20 << 20, MAX_DOWNLOAD_FILE_SIZE of tdlib/telegram-bot-api.
const largestDownload = 20 * 1024 * 1024;

const PollParams = z.object({
  offset: z.int().default(0),
  limit: z.int().default(100),
  timeout: z.int().default(0),
  allowed_updates: z.array(z.string()).optional(),
});

const WebhookParams = z.object({
  url: z.string(),
  secret_token: z.string().optional(),
  max_connections: z.int().default(40),
  allowed_updates: z.array(z.string()).optional(),
});

/** What the server does for a call that is as described. Texts of refusals: tdlib/telegram-bot-api Client.cpp. */
export const methods: Readonly<Record<string, Method>> = {
  getMe: (_, { me }) =>
    granted({
      id: me.id,
      is_bot: true,
      first_name: "Desk",
      username: me.username,
      can_join_groups: true,
      can_read_all_group_messages: false,
      supports_inline_queries: false,
    }),

  getUpdates(params, { updates, webhook }, gone) {
    const poll = PollParams.parse(params);
    if (webhook.get() !== undefined)
      return refused(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    updates.allow(poll.allowed_updates);
    return updates.poll({ ...poll, gone });
  },

  setWebhook(params, { updates, webhook }) {
    const given = WebhookParams.parse(params);
    const { url, secret_token: secret, max_connections: connections } = given;
    if (!url.startsWith("https://"))
      return refused(
        400,
        "Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
      );
    updates.allow(given.allowed_updates);
    webhook.set({ url, secret, connections });
    return granted(true);
  },

  deleteWebhook(params, { updates, webhook }) {
    webhook.set(undefined);
    if (params.drop_pending_updates === true) updates.dropAll();
    return granted(true);
  },

  getWebhookInfo: (_, { updates, webhook }) =>
    granted({
      url: webhook.get()?.url ?? "",
      has_custom_certificate: false,
      pending_update_count: updates.pending().length,
      allowed_updates: updates.allowed(),
    }),

  sendMessage: (params, state) => send("sendMessage", params, state),
  sendPhoto: (params, state) => send("sendPhoto", params, state),
  sendDocument: (params, state) => send("sendDocument", params, state),

  createForumTopic({ chat_id: id, name }, { chats, nextMessage }) {
    const chat = chats.get(Number(id));
    const refusal = refusalOf(chat, undefined);
    if (refusal !== undefined || chat === undefined)
      return refusal ?? refused(400, "Bad Request: chat not found");
    if (chat.forum === undefined)
      return refused(400, "Bad Request: the chat is not a forum");
    if (chat.forum === "forbidden")
      return refused(400, "Bad Request: not enough rights to create a topic");
    const topic = nextMessage();
    chat.topics.add(topic);
    return granted({ message_thread_id: topic, name, icon_color: 7322096 });
  },

  sendChatAction: ({ chat_id: id, message_thread_id: topic }, { chats }) =>
    refusalOf(chats.get(Number(id)), topic) ?? granted(true),

  answerCallbackQuery: ({ callback_query_id: id }, { queries }) =>
    queries.delete(String(id))
      ? granted(true)
      : refused(
          400,
          "Bad Request: query is too old and response timeout expired or query ID is invalid",
        ),

  setMyCommands: () => granted(true),

  getFile({ file_id: id }, { files }) {
    const file = files.get(String(id));
    if (file === undefined) return refused(400, "Bad Request: invalid file_id");
    return file.size > largestDownload
      ? refused(400, "Bad Request: file is too big")
      : granted({
          file_id: id,
          file_unique_id: `u${String(id)}`,
          file_size: file.size,
          file_path: file.path,
        });
  },
};

function send(method: string, params: Params, state: State): Answer {
  const { chat_id: id, message_thread_id: topic, text, reply_markup } = params;
  const chat = state.chats.get(Number(id));
  const refusal = refusalOf(chat, topic);
  if (refusal !== undefined || chat === undefined)
    return refusal ?? refused(400, "Bad Request: chat not found");
  if (typeof text === "string" && text.trim() === "")
    return refused(400, "Bad Request: message text is empty");
  const asksForMore = JSON.stringify(reply_markup ?? {});
  if (
    chat.type !== "private" &&
    /"request_(location|contact)"/.test(asksForMore)
  )
    return refused(
      400,
      "Bad Request: location and phone number can be requested in private chats only",
    );
  const file = [params.photo, params.document].find(
    (value) => value instanceof Upload,
  );
  if (file?.bytes.length === 0)
    return refused(400, "Bad Request: file must be non-empty");
  const wait = state.limit(chat.id);
  if (wait !== undefined)
    return refused(429, `Too Many Requests: retry after ${wait}`, {
      retry_after: wait,
    });
  const message = state.nextMessage();
  const words = typeof text === "string" ? text : "";
  const thread = typeof topic === "number" ? { topic } : {};
  state.sent.push({
    method,
    chat: chat.id,
    ...thread,
    message,
    text: words,
    ...(file !== undefined && { file }),
    params,
  });
  return granted({
    message_id: message,
    date: state.date(),
    chat: shown(chat),
    from: { ...state.me, is_bot: true, first_name: "Desk" },
    ...(words !== "" && { text: words }),
  });
}
