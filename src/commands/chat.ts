import { readConfig } from "../config.ts";
import { InputError } from "../errors.ts";
import { chatLines } from "./chat-lines.ts";
import { type Command, readArguments, readMoment } from "./io.ts";
import { terminalChat } from "./terminal-chat.ts";

const roles = ["officer", "staff", "admin"];

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
  for (const grant of values.grant ?? []) checkGrant(grant);
  const { dataFolder, deskKey, logLevel } = await readConfig();
  const settings = {
    dataFolder: values.data ?? dataFolder,
    deskKey,
    logLevel: logLevel ?? "silent",
    now,
  } as const;
  await (values.jsonl === true ? chatLines : terminalChat)(settings, io);
  return 0;
};

// Roles open nothing yet: all that this version does is open to everybody.
function checkGrant(grant: string): void {
  const [chat, role, ...rest] = grant.split("=");
  if (chat === "" || rest.length > 0 || !roles.includes(role ?? ""))
    throw new InputError(
      `--grant has ${JSON.stringify(grant)}; expected CHAT=role with one of ${roles.join(", ")}`,
    );
}
