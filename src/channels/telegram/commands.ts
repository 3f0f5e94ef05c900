import type { Api } from "grammy";
import type { BotCommand } from "grammy/types";
import type { Logger } from "../../logger.ts";

/** What stands in the menu of commands, by language. */
export interface Commands {
  readonly vi: readonly BotCommand[];
  readonly en: readonly BotCommand[];
}

/** Shows the commands in Vietnamese, and in English to those whose app is. The desk works without. */
export async function showCommands(
  api: Api,
  { vi, en }: Commands,
  logger: Logger,
): Promise<void> {
  try {
    await api.setMyCommands(vi);
    await api.setMyCommands(en, { language_code: "en" });
  } catch {
    logger.warn("the Telegram menu of commands could not be set");
  }
}
