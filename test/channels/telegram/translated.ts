import { translate } from "../../../src/channels/telegram/translate.ts";
import { Update } from "../../../src/channels/telegram/update.ts";
import { fixedClock } from "../../../src/clock.ts";
import { moment } from "./open.ts";

export const bot = { id: 1000, username: "Desk_Bot" };
export const an = { id: 7, is_bot: false, first_name: "An" };
export const own = { id: 7, type: "private" };
export const group = { id: -100, type: "supergroup" };

/** What the desk is told of an update. */
export function translated(update: Record<string, unknown>) {
  const parsed = Update.parse({ update_id: 5, ...update });
  return translate(parsed, bot, fixedClock(moment));
}

/** What the desk is told of a message, in private unless said otherwise. */
export function said(content: Record<string, unknown>, chat: object = own) {
  return translated({
    message: { message_id: 1, date: 1_700_000_000, chat, from: an, ...content },
  });
}
