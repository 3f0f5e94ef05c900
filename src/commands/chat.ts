import { readConfig } from "../config.ts";
import { InputError } from "../errors.ts";
import { Role } from "../people/roster.ts";
import { holdFolder } from "../storage/folder-hold.ts";
import { chatLines } from "./chat-lines.ts";
import type { Grant } from "./grants.ts";
import { type Command, readArguments, readMoment } from "./io.ts";
import { terminalChat } from "./terminal-chat.ts";

/** `chat [--data DIR] [--now D]` in this terminal, and `chat --jsonl`: many chats at once, as events and messages in JSON Lines. */
export const chat: Command = async (args, io) => {
  const { values, positionals } = readArguments("chat", args, {
    jsonl: { type: "boolean" },
    data: { type: "string" },
    now: { type: "string" },
    grant: { type: "string", multiple: true },
  });
  if (positionals.length > 0)
    throw new InputError(
      "chat: takes options only; --jsonl reads events from standard input",
    );
  const now =
    values.now === undefined ? undefined : readMoment("--now", values.now);
  const grants = (values.grant ?? []).map(readGrant);
  const { dataFolder, deskKey, databaseUrl, adminCode, logLevel } =
    await readConfig();
  const settings = {
    dataFolder: values.data ?? dataFolder,
    deskKey,
    // A folder that was named is where it is kept.
    databaseUrl: values.data === undefined ? databaseUrl : undefined,
    adminCode,
    logLevel: logLevel ?? "silent",
    now,
  } as const;
  const release =
    settings.databaseUrl === undefined
      ? await holdFolder(settings.dataFolder)
      : () => undefined;
  try {
    if (values.jsonl === true) await chatLines({ ...settings, grants }, io);
    else await terminalChat(settings, io);
  } finally {
    release();
  }
  return 0;
};

function readGrant(grant: string): Grant {
  const [chat = "", name = "", ...rest] = grant.split("=");
  const role = Role.safeParse(name);
  if (chat !== "" && rest.length === 0 && role.success)
    return { sender: chat, role: role.data };
  throw new InputError(
    `--grant has ${JSON.stringify(grant)}; expected CHAT=role with one of ${Role.options.join(", ")}`,
  );
}
