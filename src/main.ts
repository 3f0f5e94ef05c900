import { enableCompileCache } from "node:module";
import { join } from "node:path";
import type { Command } from "./commands/io.ts";
import { usageAskedFor } from "./commands/usage.ts";
import { InputError } from "./errors.ts";
import { describe } from "./logger.ts";

// Commands are loaded when called, so that none waits for what it does not need.
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import("./commands/start.ts")).start,
  ask: async () => (await import("./commands/ask.ts")).ask,
  chat: async () => (await import("./commands/chat.ts")).chat,
  plans: async () => (await import("./commands/plans.ts")).plans,
  data: async () => (await import("./commands/data.ts")).data,
  tips: async () => (await import("./commands/tips.ts")).tips,
  nudges: async () => (await import("./commands/nudges.ts")).nudges,
};

async function main([name = "start", ...args]: readonly string[]) {
  const usage = usageAskedFor(name, args);
  if (usage !== undefined) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const load = commands[name];
  if (load === undefined)
    throw new InputError(
      `unknown command ${name}; there are ${Object.keys(commands).join(", ")}`,
    );
  const command = await load();
  return command(args, {
    input: process.stdin,
    output: process.stdout,
    knowledgeFolder: join(import.meta.dirname, "../knowledge"),
  });
}

// Code that was read once need not be read again at the next start; saves about a tenth of a second.
enableCompileCache();

// A reader that has seen enough, as `head`, is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? 0 : 1);
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const line =
    error instanceof InputError
      ? error.message
      : `unexpected fault ${JSON.stringify(describe(error))}`;
  process.stderr.write(`trucban: ${line}\n`);
  process.exitCode = 1;
}
