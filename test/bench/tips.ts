import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fillTips } from "./fill-tips.ts";
import { createCrowd } from "./tip-crowd.ts";
import { residentOf } from "./resident-of.ts";
import { table } from "./table.ts";

const each = 200;

/** Tips accepted a second and the time to a receipt, with more and more tips held already; and what a start then takes. */
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
    const began = performance.now();
    await crowd.done();
    const seconds = (performance.now() - began) / 1000;
    const megabytes = await residentOf(crowd.pid());
    await crowd.end();
    next += each;
    const times = crowd.times.sort((a, b) => a - b);
    const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
    rows.push([
      String(count),
      (each / seconds).toFixed(1),
      at(0.5).toFixed(0),
      at(0.99).toFixed(0),
      startMs.toFixed(0),
      megabytes.toFixed(0),
    ]);
  }
  console.log(
    table(
      ["tips held", "tips/s", "median ms", "p99 ms", "start ms", "MB"],
      rows,
    ),
  );
  await rm(folder, { recursive: true });
}
