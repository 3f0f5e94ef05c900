import { spawn, spawnSync } from "node:child_process";

/**
 * Programs that tests must find on the machine. Fails in one line that says what to install, rather than skip.
 * @param name as it is called, and as its Debian package is named
 */
export function requireProgram(name: string): void {
  if (spawnSync(name, ["--help"]).error !== undefined)
    throw new Error(
      `these tests need the program ${name}; on Debian: apt-get install -y ${name}`,
    );
}

/** What a program writes to its standard output when it is fed. Rejects with what it complains of when it fails. */
export async function runProgram(
  command: string,
  args: readonly string[],
  input: Uint8Array | string = "",
): Promise<Buffer> {
  const child = spawn(command, args);
  const out: Buffer[] = [];
  const complaints: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => complaints.push(chunk));
  // A program may have read enough before the end of its input.
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  const status = await new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (status !== 0)
    throw new Error(`${command}: ${Buffer.concat(complaints).toString()}`);
  return Buffer.concat(out);
}
