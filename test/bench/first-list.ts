import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";

const Listing = z.object({
  firstMs: z.number(),
  nextMs: z.number(),
  megabytes: z.number(),
});

/** An officer's first list of a process that has read no tip yet, the next one, and what they leave in memory. */
export async function readListing(
  folder: string,
): Promise<z.infer<typeof Listing>> {
  const program = join(import.meta.dirname, "first-list-child.ts");
  const { stdout } = await promisify(execFile)(process.execPath, [
    "--expose-gc",
    program,
    folder,
  ]);
  return Listing.parse(JSON.parse(stdout));
}
