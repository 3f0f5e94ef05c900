import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

/** Starts a script of modules of src/ in a process of its own. */
export function start(script: string): ChildProcess {
  return spawn(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: join(import.meta.dirname, "../.."),
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** Its exit code; null when it was killed. */
export function run(script: string): Promise<number | null> {
  const child = start(script);
  child.stdout?.resume();
  return new Promise((resolve) => {
    child.once("close", resolve);
  });
}
