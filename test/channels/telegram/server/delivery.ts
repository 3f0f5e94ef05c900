import type { Update } from "grammy/types";
import type { Updates } from "./updates.ts";

export interface WebhookSetting {
  readonly url: string;
  readonly secret: string | undefined;
  readonly connections: number;
}

/** One try to deliver an update; the status is 0 where nobody answered. */
export interface Delivery {
  readonly update: number;
  readonly status: number;
}

export interface DeliveryParts {
  readonly updates: Updates;
  /** Where an address leads, as the proxy that ends TLS would have it. */
  readonly route: (url: URL) => URL;
  /** Undefined: tried again only when told. */
  readonly redeliverAfterMs: number | undefined;
  readonly changed: () => void;
}

/** Posts updates to the webhook: one at a time in a chat, as many chats at once as connections were asked for. */
export function createDelivery(parts: DeliveryParts) {
  const { updates, route, redeliverAfterMs, changed } = parts;
  const tries: Delivery[] = [];
  const underWay = new Map<string, Promise<void>>();
  const failed = new Set<string>();
  let setting: WebhookSetting | undefined;
  let timer: NodeJS.Timeout | undefined;

  function start(): void {
    for (const update of updates.pending()) {
      const key = chatOf(update);
      if (setting === undefined || underWay.size >= setting.connections) return;
      if (underWay.has(key) || failed.has(key)) continue;
      underWay.set(key, deliver(update, setting, key));
    }
  }

  async function deliver(
    update: Update,
    { url, secret }: WebhookSetting,
    key: string,
  ): Promise<void> {
    const status = await post(route(new URL(url)), update, secret);
    tries.push({ update: update.update_id, status });
    underWay.delete(key);
    if (status >= 200 && status < 300) updates.drop(update.update_id);
    else {
      failed.add(key);
      if (redeliverAfterMs !== undefined && setting !== undefined)
        timer ??= setTimeout(redeliver, redeliverAfterMs);
    }
    changed();
    start();
  }

  function redeliver(): void {
    clearTimeout(timer);
    timer = undefined;
    failed.clear();
    start();
  }

  return {
    tries: (): readonly Delivery[] => tries,
    setting: () => setting,
    set: (next: WebhookSetting | undefined): void => {
      setting = next;
      redeliver();
    },
    start,
    redeliver,
    async stop(): Promise<void> {
      setting = undefined;
      clearTimeout(timer);
      await Promise.all(underWay.values());
    },
  };
}

async function post(
  address: URL,
  update: Update,
  secret: string | undefined,
): Promise<number> {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(secret !== undefined && {
          "x-telegram-bot-api-secret-token": secret,
        }),
      },
      body: JSON.stringify(update),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}

function chatOf(update: Update): string {
  const chat =
    update.message?.chat ??
    update.edited_message?.chat ??
    update.callback_query?.message?.chat ??
    update.my_chat_member?.chat;
  return String(chat?.id);
}
