import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "./temporary-folder.ts";

/** The program, running as an operator starts it, in a folder of its own or a given one; killed at the end of the test where it still does. */
export async function running(settings: NodeJS.ProcessEnv, folder?: string) {
  const main = join(import.meta.dirname, "../src/main.ts");
  const child = spawn(process.execPath, [main, "start"], {
    cwd: folder ?? (await temporaryFolder()),
    env: { PATH: process.env["PATH"], PORT: "0", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const printed = { out: "", err: "" };
  const closed = once(child, "close");
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    printed.err += text;
  });
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed.out += text;
  });
  return {
    printed,
    /** Fulfils with what a text on standard output matches. */
    async prints(pattern: RegExp): Promise<string> {
      for (;;) {
        const match = pattern.exec(printed.out);
        if (match !== null) return match[1] ?? match[0];
        const ended = await Promise.race([
          once(child.stdout, "data").then(() => false),
          closed.then(() => true),
        ]);
        if (ended) throw new Error(`ended: ${printed.err}`);
      }
    },
    /** Asks it to stop; fulfils with the exit code. */
    async stop(): Promise<unknown> {
      child.kill("SIGTERM");
      const [code] = (await closed) as [unknown];
      return code;
    },
    /** Kills it there and then. */
    async kill(): Promise<void> {
      child.kill("SIGKILL");
      await closed;
    },
  };
}
