import { spawn } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
  /** Lines of the output as JSON. */
  json(): unknown[];
}

/** Runs the program as a user would, with standard input from a pipe, in a folder without settings. */
export function trucban(
  args: readonly string[],
  input: string | Uint8Array,
  { folder, settings = {} }: { folder: string; settings?: NodeJS.ProcessEnv },
): Promise<Ended> {
  const child = start(args, folder, settings);
  let output = "";
  let errors = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  // A program that ends before it has read everything closes the pipe.
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  return new Promise((resolve) => {
    child.once("close", (code) => {
      resolve({
        code,
        output,
        errors,
        json: () =>
          output
            .trimEnd()
            .split("\n")
            .map((line): unknown => JSON.parse(line)),
      });
    });
  });
}

/** Runs the program until it has printed a text, and kills it there and then. */
export function killedAfter(
  text: string,
  args: readonly string[],
  { folder, input }: { folder: string; input: string },
): Promise<void> {
  const child = start(args, folder, {});
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    output += chunk;
    if (output.includes(text)) child.kill("SIGKILL");
  });
  child.stdin.write(input);
  return new Promise((resolve) => {
    child.once("close", () => {
      resolve();
    });
  });
}

function start(
  args: readonly string[],
  folder: string,
  settings: NodeJS.ProcessEnv,
) {
  return spawn(process.execPath, [join(root, "src/main.ts"), ...args], {
    cwd: folder,
    env: { PATH: process.env["PATH"], ...settings },
    stdio: ["pipe", "pipe", "pipe"],
  });
}

/** Events or questions as JSON Lines. */
export function jsonLines(...items: readonly unknown[]): string {
  return items.map((item) => `${JSON.stringify(item)}\n`).join("");
}
