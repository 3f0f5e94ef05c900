import { readFile } from "node:fs/promises";

/** What a process holds in memory, in MB, as Linux tells. */
export async function residentOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s*(\d+)/.exec(status)?.[1]) / 1024;
}
