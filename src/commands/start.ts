import { readConfig } from "../config.ts";
import { InputError } from "../errors.ts";
import { holdFolder } from "../storage/folder-hold.ts";
import { type Command, readArguments } from "./io.ts";
import { terminalChat } from "./terminal-chat.ts";

/** `start`: runs every channel that there are settings for; without any, a chat in this terminal. */
export const start: Command = async (args, io) => {
  const { positionals } = readArguments("start", args, {});
  if (positionals.length > 0)
    throw new InputError(
      "start: takes no arguments; settings come from the environment",
    );
  const config = await readConfig();
  const { dataFolder, logLevel, deskKey, databaseUrl } = config;
  const { adminCode, telegram, zalo } = config;
  if (databaseUrl === undefined) await holdFolder(dataFolder);
  if (telegram.intake !== "absent" || zalo.intake !== "absent") {
    // Loaded when needed: a chat in the terminal starts without them.
    const { serve } = await import("./serve.ts");
    return serve(config, io);
  }
  await terminalChat(
    {
      dataFolder,
      deskKey,
      databaseUrl,
      adminCode,
      logLevel: logLevel ?? "error",
      now: undefined,
    },
    io,
  );
  return 0;
};
