import type { Api } from "grammy";
import type { BotCommand } from "grammy/types";
import type { Logger } from "../../logger.ts";
import { callSignal } from "./call-signal.ts";

/** What stands in the menu of commands, by language. */
export interface Commands {
  readonly vi: readonly BotCommand[];
  readonly en: readonly BotCommand[];
}

/** Shows the commands in Vietnamese, and in English to those whose app is. The desk works without; never rejects. */
export async function showCommands(
  api: Api,
  { vi, en }: Commands,
  signal: AbortSignal,
  logger: Logger,
): Promise<void> {
  const stop = callSignal(signal);
  try {
    await api.setMyCommands(vi, {}, stop);
    await api.setMyCommands(en, { language_code: "en" }, stop);
  } catch {
    if (!signal.aborted)
      logger.warn("the Telegram menu of commands could not be set");
  }
}
