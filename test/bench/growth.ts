import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { table } from "./table.ts";

const run = promisify(execFile);
const allSizes = [5, 50, 500, 5000];
// The desk parses every copy's text anew, which is most of the time it takes; 500 plans show how it grows.
const mostDeskPlans = 500;

type Subject = "ours" | "minisearch" | "fuse" | "desk";

const subjects: Readonly<Record<Subject, { name: string; child: string }>> = {
  ours: { name: "trucban passage index", child: "growth-child.ts" },
  minisearch: {
    name: "MiniSearch, syllables and pairs",
    child: "growth-child.ts",
  },
  fuse: { name: "Fuse.js, folded", child: "growth-child.ts" },
  desk: { name: "trucban, whole desk", child: "desk-growth-child.ts" },
};

const Measured = z.object({
  passages: z.number().nullable(),
  buildMs: z.number(),
  bytes: z.number(),
  ms: z.number(),
  asked: z.number(),
});
type Measured = z.infer<typeof Measured>;

/**
 * How cost grows with the number of plans; each subject at each size in a process of its own. Fuse.js takes minutes
 * at 5,000 plans, where it is asked one question.
 */
export async function benchGrowth(sizes = allSizes): Promise<void> {
  console.log(
    "Growth: copies of the plans with names, places and numbers changed; memory of an index is its own, that of the desk all it holds\n",
  );
  const rows: string[][] = [];
  for (const plans of sizes) {
    const own = await measure("ours", plans);
    rows.push(row("ours", plans, own, own));
    for (const subject of ["minisearch", "fuse", "desk"] as const) {
      if (subject === "desk" && plans > mostDeskPlans) continue;
      rows.push(row(subject, plans, await measure(subject, plans), own));
    }
  }
  const heading =
    "engine|plans|passages|ms/question|times our index|kB/plan|build s|asked";
  console.log(table(heading.split("|"), rows));
}

function row(
  subject: Subject,
  plans: number,
  one: Measured | undefined,
  own: Measured | undefined,
): string[] {
  const { name } = subjects[subject];
  if (one === undefined) return [name, String(plans), "-", "out of memory"];
  return [
    name,
    String(plans),
    one.passages === null ? "-" : String(one.passages),
    one.ms.toFixed(2),
    own === undefined ? "-" : (one.ms / own.ms).toFixed(1),
    (one.bytes / plans / 1000).toFixed(0),
    (one.buildMs / 1000).toFixed(1),
    String(one.asked),
  ];
}

async function measure(
  subject: Subject,
  plans: number,
): Promise<Measured | undefined> {
  try {
    const { stdout } = await run(process.execPath, [
      "--expose-gc",
      "--max-old-space-size=12000",
      join(import.meta.dirname, subjects[subject].child),
      String(plans),
      subject,
    ]);
    return Measured.parse(JSON.parse(stdout));
  } catch (error) {
    // A process that ran out of memory is killed by a signal; anything else is a fault of the bench.
    const killed = z.object({ signal: z.string() }).safeParse(error).success;
    if (killed) return undefined;
    throw error;
  }
}
