import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { table } from "./table.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../..");
const rounds = 5;
const question = "so y te lam gi";

/** How long a fresh process takes to its first answer, and what it then holds in memory. */
export async function benchStart(): Promise<void> {
  console.log(`Cold start to first answer, median of ${rounds}\n`);
  const bare = await median(process.execPath, ["src/main.ts", "ask", question]);
  const npm = await median("npm", ["run", "-s", "ask", "--", question]);
  const { stdout } = await run(
    process.execPath,
    ["--expose-gc", join(import.meta.dirname, "resident.ts")],
    { cwd: root },
  );
  console.log(
    table(
      ["", "figure"],
      [
        ["node src/main.ts ask", `${bare.toFixed(0)} ms`],
        ["npm run -s ask", `${npm.toFixed(0)} ms`],
        ["resident after first answer", `${stdout.trim()} MB`],
      ],
    ),
  );
}

async function median(
  command: string,
  args: readonly string[],
): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    await run(command, args, { cwd: root });
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
}
