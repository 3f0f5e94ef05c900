import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";

const program = join(import.meta.dirname, "child.ts");

/** One of several desks, as a machine of its own would run it. */
export interface Replica {
  /** Where it listens; undefined while it does not take deliveries. */
  readonly port: () => number | undefined;
  readonly pid: () => number;
  /** From its start until it takes deliveries, the last time. */
  readonly readyMs: () => number;
  /** Fulfils when it takes deliveries. */
  start(): Promise<void>;
  kill(): Promise<void>;
  /** Asks it to stop; fulfils with its exit code. */
  stop(): Promise<number | null>;
}

export interface ReplicaParts {
  /** What lies there is this machine's alone; its log, too. */
  readonly folder: string;
  readonly knowledgeFolder: string;
  readonly settings: NodeJS.ProcessEnv;
}

/** A desk that can be killed and started again. */
export async function openReplica({
  folder,
  knowledgeFolder,
  settings,
}: ReplicaParts): Promise<Replica> {
  await mkdir(folder);
  await writeFile(join(folder, "hook.key"), "key of the benchmark");
  const log = openSync(join(folder, "log"), "a");
  let child: ChildProcess | undefined;
  let port: number | undefined;
  let readyMs = 0;
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    port = undefined;
    if (child === undefined || child.exitCode !== null) return null;
    const closed = once(child, "close") as Promise<[number | null]>;
    child.kill(signal);
    const [code] = await closed;
    return code;
  };
  return {
    port: () => port,
    pid: () => child?.pid ?? 0,
    readyMs: () => readyMs,
    async start() {
      const began = performance.now();
      const started = spawn(process.execPath, [program, knowledgeFolder], {
        cwd: folder,
        env: {
          PATH: process.env["PATH"],
          DATA_DIR: folder,
          PORT: "0",
          ...settings,
        },
        stdio: ["ignore", "pipe", log],
      });
      child = started;
      let listens = 0;
      for await (const line of createInterface({ input: stdoutOf(started) })) {
        listens = Number(
          /http:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1] ?? listens,
        );
        if (!line.startsWith("telegram: ")) continue;
        port = listens;
        readyMs = performance.now() - began;
        return;
      }
      const said = await readFile(join(folder, "log"), "utf8");
      throw new Error(`a replica ended at its start: ${said.slice(-500)}`);
    },
    async kill() {
      await end("SIGKILL");
    },
    stop: () => end("SIGTERM"),
  };
}

function stdoutOf({ stdout }: ChildProcess): NodeJS.ReadableStream {
  if (stdout === null) throw new RangeError("a desk's words are read");
  return stdout;
}
