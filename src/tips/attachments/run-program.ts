import { spawn } from "node:child_process";
import type { Run } from "./voice.ts";

/** What is allowed to one run of a program that reads strangers' files. */
export interface RunLimits {
  readonly timeMs: number;
  readonly bytes: number;
}

/** Runs programs with their standard input and output alone: no shell, and none of the desk's environment but PATH. */
export function programRunner(limits: RunLimits, path: string): Run {
  return (command, args, input) =>
    new Promise((resolve, reject) => {
      const child = spawn(command, args, {
        env: { PATH: path },
        stdio: ["pipe", "pipe", "ignore"],
        timeout: limits.timeMs,
        killSignal: "SIGKILL",
      });
      const chunks: Buffer[] = [];
      let bytes = 0;
      child.stdout.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > limits.bytes) child.kill("SIGKILL");
        else chunks.push(chunk);
      });
      child.on("error", (error) => {
        if ("code" in error && error.code === "ENOENT") resolve(undefined);
        else reject(error);
      });
      child.on("close", (status) => {
        if (status === 0) resolve(new Uint8Array(Buffer.concat(chunks)));
        else reject(new Error(`${command} failed`));
      });
      // A program that has seen enough closes its input before the end.
      child.stdin.on("error", () => undefined);
      child.stdin.end(input);
    });
}
