import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { openLowdb } from "../../src/storage/lowdb.ts";
import type { Collection } from "../../src/storage/storage.ts";

export const Count = z.number();
export const due = new Date("2023-11-08T01:00:00Z");
export const after = (ms: number) => new Date(due.getTime() + ms);

export async function open(folder: string): Promise<Collection<number>> {
  return (await openLowdb(folder)).collection("counts", Count);
}

export async function markers(folder: string): Promise<string[]> {
  return readdir(join(folder, "counts", ".due"));
}

export async function claimed(counts: Collection<number>, now = due) {
  const documents = await counts.claimDue(now, 60_000, 100_000);
  return documents.map(({ value }) => value);
}
