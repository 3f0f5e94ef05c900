import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

// One server for a whole run of the tests, started when the first test asks for it: at a socket of this process, which
// all workers' tests know.

declare module "vitest" {
  interface ProvidedContext {
    postgresAsk: string;
  }
}

export default async function setup(
  project: TestProject,
): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "trucban-ask-"));
  const path = join(folder, "ask");
  let keeper: ChildProcess | undefined;
  let url: Promise<string> | undefined;
  const asked = createServer((socket) => {
    socket.on("error", () => undefined);
    url ??= new Promise<string>((resolve, reject) => {
      const child = spawn(
        process.execPath,
        [join(import.meta.dirname, "keeper.ts")],
        { stdio: ["pipe", "pipe", "inherit"] },
      );
      keeper = child;
      child.stdout.once("data", (line: Buffer) => {
        resolve(line.toString().trim());
      });
      child.once("exit", () => {
        reject(new Error("no PostgreSQL could be started"));
      });
    });
    url.then(
      (text) => socket.end(text),
      () => socket.end(),
    );
  });
  await new Promise<void>((resolve) => asked.listen(path, resolve));
  project.provide("postgresAsk", path);
  return async () => {
    asked.close();
    const child = keeper;
    if (child?.exitCode === null) {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.stdin?.end();
      await gone;
    }
    await rm(folder, { recursive: true, force: true });
  };
}
