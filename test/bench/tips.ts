import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fillTips } from "./fill-tips.ts";
import { readListing } from "./first-list.ts";
import { createCrowd } from "./tip-crowd.ts";
import { residentOf } from "./resident-of.ts";
import { table } from "./table.ts";

const each = 200;

/**
 * Tips accepted a second, the time to a receipt and the processor's time for each, with more and more tips held already;
 * what a start then takes, and how long an officer's first list takes and what it leaves in memory. Processor time is
 * told beside the clock's since it hardly depends on what else the machine does.
 */
export async function benchTips(
  held: readonly number[] = [0, 1000, 20_000],
): Promise<void> {
  console.log(`${each} tips filed, 20 reporters at once\n`);
  const folder = await mkdtemp(join(tmpdir(), "trucban-tips-"));
  const rows: string[][] = [];
  let next = 1;
  for (const count of held) {
    const missing = count - (next - 1);
    if (missing > 0) await fillTips(folder, next, missing);
    next += Math.max(missing, 0);
    const crowd = createCrowd(next, each, 20);
    await crowd.start(folder, "");
    const startMs = crowd.readyMs();
    const cpuBefore = await processorMs(crowd.pid());
    const began = performance.now();
    await crowd.done();
    const seconds = (performance.now() - began) / 1000;
    const cpu = (await processorMs(crowd.pid())) - cpuBefore;
    const megabytes = await residentOf(crowd.pid());
    await crowd.end();
    const listing = await readListing(folder);
    next += each;
    const times = crowd.times.sort((a, b) => a - b);
    const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
    rows.push([
      String(count),
      (each / seconds).toFixed(1),
      at(0.5).toFixed(0),
      at(0.99).toFixed(0),
      (cpu / each).toFixed(1),
      startMs.toFixed(0),
      megabytes.toFixed(0),
      listing.firstMs.toFixed(0),
      listing.nextMs.toFixed(0),
      listing.megabytes.toFixed(1),
    ]);
  }
  console.log(
    table(
      [
        ...["tips held", "tips/s", "median ms", "p99 ms", "cpu ms/tip"],
        ...["start ms", "MB", "first list ms", "next list ms", "list MB"],
      ],
      rows,
    ),
  );
  await rm(folder, { recursive: true });
}

// What /proc counts in is a hundredth of a second on every usual Linux (USER_HZ).
const tickMs = 10;

/** What a process has had of processors, in ms. */
async function processorMs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  // Behind the name, which may hold anything: the 14th and 15th field are the times in user and system mode.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * tickMs;
}
