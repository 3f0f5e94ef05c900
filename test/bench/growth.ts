import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { table } from "./table.ts";

const run = promisify(execFile);
const sizes = [5, 50, 500, 5000];
const engines = ["ours", "minisearch", "fuse"] as const;

const Measured = z.object({
  passages: z.number(),
  buildMs: z.number(),
  bytes: z.number(),
  ms: z.number(),
  asked: z.number(),
});

/** How cost grows with the number of plans; each engine at each size in a process of its own. */
export async function benchGrowth(): Promise<void> {
  console.log(
    "Growth: copies of the plans with names, places and numbers changed; memory is the engine's own, without the texts\n",
  );
  const rows: string[][] = [];
  for (const plans of sizes) {
    const own = await measure("ours", plans);
    for (const engine of engines) {
      const one = engine === "ours" ? own : await measure(engine, plans);
      rows.push(row(engine, plans, one, own));
    }
  }
  console.log(
    table(
      [
        "engine",
        "plans",
        "passages",
        "ms/question",
        "times ours",
        "kB/plan",
        "build s",
        "questions",
      ],
      rows,
    ),
  );
}

type Figures = z.infer<typeof Measured> | undefined;

function row(
  engine: string,
  plans: number,
  one: Figures,
  own: Figures,
): string[] {
  if (one === undefined)
    return [engine, String(plans), "-", "out of memory", "-", "-", "-", "-"];
  return [
    engine,
    String(plans),
    String(one.passages),
    one.ms.toFixed(2),
    own === undefined ? "-" : (one.ms / own.ms).toFixed(1),
    (one.bytes / plans / 1000).toFixed(0),
    (one.buildMs / 1000).toFixed(1),
    String(one.asked),
  ];
}

async function measure(
  engine: (typeof engines)[number],
  plans: number,
): Promise<Figures> {
  try {
    const { stdout } = await run(process.execPath, [
      "--expose-gc",
      "--max-old-space-size=12000",
      join(import.meta.dirname, "growth-child.ts"),
      engine,
      String(plans),
    ]);
    return Measured.parse(JSON.parse(stdout));
  } catch (error) {
    // A process that ran out of memory is killed by a signal; anything else is a fault of the bench.
    const killed = z.object({ signal: z.string() }).safeParse(error).success;
    if (killed) return undefined;
    throw error;
  }
}
