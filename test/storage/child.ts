import { type ChildProcessByStdio, spawn } from "node:child_process";
import { join } from "node:path";
import type { Readable } from "node:stream";

interface Limits {
  /** How big a file it may write. */
  readonly kilobytes?: number;
}

/** Starts a script of modules of src/ in a process of its own. */
export function start(
  script: string,
  { kilobytes }: Limits = {},
): ChildProcessByStdio<null, Readable, null> {
  const node = [process.execPath, "--input-type=module", "--eval", script];
  const limited = ["-c", `ulimit -f ${kilobytes ?? "unlimited"}; exec "$@"`];
  return spawn("bash", [...limited, "bash", ...node], {
    cwd: join(import.meta.dirname, "../.."),
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** Its exit code; null when it was killed. */
export function run(script: string, limits?: Limits): Promise<number | null> {
  const child = start(script, limits);
  child.stdout.resume();
  return new Promise((resolve) => {
    child.once("close", resolve);
  });
}
