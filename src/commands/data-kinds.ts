import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { z } from "zod";
import { UsageMonth } from "../channels/zalo/usage-month.ts";
import { systemClock, systemTimers } from "../clock.ts";
import { openHouse } from "../house.ts";
import { SharedFile } from "../http/shared-files.ts";
import { createLogger } from "../logger.ts";
import { noMetrics } from "../metrics/metrics.ts";
import { memoryBlobs } from "../storage/blobs.ts";
import { Kept } from "../storage/kept.ts";
import { openMemory } from "../storage/memory.ts";
import type { Storage } from "../storage/storage.ts";

/** The kinds of documents that this version of the desk keeps, each with its schema: as a desk asks for them that keeps nothing. */
export async function kindsOf(
  knowledgeFolder: string,
): Promise<ReadonlyMap<string, z.ZodType>> {
  const kinds = new Map<string, z.ZodType>([
    ["kept", Kept],
    ["zalo-usage", UsageMonth],
    ["public-files", SharedFile],
  ]);
  const memory = openMemory();
  const storage: Storage = {
    collection(kind, schema) {
      kinds.set(kind, schema);
      return memory.collection(kind, schema);
    },
    // As where several processes share the store: they keep documents of their own.
    holds: {
      take: () => Promise.resolve(true),
      release: () => Promise.resolve(),
    },
    close: () => memory.close(),
  };
  const folder = await mkdtemp(join(tmpdir(), "trucban-kinds-"));
  try {
    const house = await openHouse({
      knowledgeFolder,
      store: {
        storage,
        blobs: memoryBlobs(),
        keep: (_, made) => Promise.resolve(made),
        key: Buffer.alloc(32),
      },
      dataFolder: folder,
      adminCode: undefined,
      publicUrl: "https://localhost",
      clock: systemClock,
      timers: systemTimers,
      logger: createLogger("silent", systemClock),
      metrics: noMetrics,
      gated: false,
      wait: () => Promise.resolve(),
      openChannels: () => [],
    });
    await house.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return kinds;
}
