import { createHash } from "node:crypto";
import { mkdir, open, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { JSONFilePreset } from "lowdb/node";
import { z } from "zod";
import { openLowdb } from "../../src/storage/lowdb.ts";
import { revisionAfter } from "../../src/storage/revision.ts";
import { sealed } from "../../src/storage/sealed.ts";
import type { Storage } from "../../src/storage/storage.ts";

export interface Store {
  /** Writes the revision after `expected`. */
  put(
    id: number,
    expected: number,
    text: string,
    dueAt: Date | undefined,
  ): Promise<unknown>;
  /** How many due documents were claimed. */
  claim(now: Date, limit: number): Promise<number>;
  close?(): Promise<void>;
}

interface Filling {
  readonly text: string;
  readonly dueAt: Date | undefined;
}

export interface OpenStore {
  /** Lays out documents as so many writes would have left them, without waiting for the disk. */
  fill(
    folder: string,
    count: number,
    documentOf: (at: number) => Filling,
  ): Promise<void>;
  open(folder: string): Promise<Store>;
}

const key = Buffer.alloc(32, 1);
const Value = z.object({ text: z.string() });

function overLowdb(wrap: (storage: Storage) => Storage): OpenStore {
  return {
    async fill(folder, count, documentOf) {
      const kind = join(folder, "documents");
      await mkdir(join(kind, ".due"), { recursive: true });
      for (let at = 0; at < count; at += 1) {
        const name = createHash("sha256").update(String(at)).digest("hex");
        const { text, dueAt } = documentOf(at);
        const none = { revision: 0, writes: [] };
        const first = revisionAfter(none, name, { text }, dueAt);
        await mkdir(join(kind, name));
        await writeFile(join(kind, name, "1.json"), JSON.stringify(first));
        if (first.due !== undefined)
          await writeFile(join(kind, ".due", first.due.marker), "");
      }
    },
    async open(folder) {
      const storage = wrap(await openLowdb(folder, { key }));
      const documents = storage.collection("documents", Value);
      return {
        put: (id, expected, text, dueAt) =>
          documents.put(`own ${id}`, { text }, expected, dueAt),
        claim: async (now, limit) =>
          (await documents.claimDue(now, 60_000, limit)).length,
      };
    },
  };
}

export const ours = overLowdb((storage) => storage);
export const oursSealed = overLowdb((storage) => sealed(storage, key));

/** The least that makes the same bytes survive a power failure; no revisions, nothing due, one writer. */
export const floor: OpenStore = {
  fill: () => Promise.resolve(),
  open: (folder) =>
    Promise.resolve({
      async put(id, expected, text) {
        const path = join(folder, String(id));
        const file = await open(`${path}.part`, "w");
        await file.writeFile(JSON.stringify({ expected, text }));
        await file.sync();
        await file.close();
        await rename(`${path}.part`, path);
        const names = await open(folder, "r");
        await names.sync();
        await names.close();
      },
      claim: () => Promise.resolve(0),
    }),
};

interface Kept {
  text: string;
  due: number | undefined;
  leased: number;
}

/** lowdb as it comes: all documents in one file, written whole at each change, without fsync. */
export const jsonFile: OpenStore = {
  async fill(folder, count, documentOf) {
    const all = Array.from({ length: count }, (_, at) => {
      const { text, dueAt } = documentOf(at);
      return [`other ${at}`, { text, due: dueAt?.getTime(), leased: 0 }];
    });
    await writeFile(
      join(folder, "db.json"),
      JSON.stringify(Object.fromEntries(all)),
    );
  },
  async open(folder) {
    const none: { [id: string]: Kept } = {};
    const low = await JSONFilePreset(join(folder, "db.json"), none);
    return {
      put: (id, _, text, dueAt) =>
        low.update((data) => {
          data[`own ${id}`] = { text, due: dueAt?.getTime(), leased: 0 };
        }),
      claim(now, limit) {
        const due = Object.values(low.data)
          .filter(
            (kept) =>
              (kept.due ?? Infinity) <= now.getTime() &&
              kept.leased <= now.getTime(),
          )
          .slice(0, limit);
        for (const kept of due) kept.leased = now.getTime() + 60_000;
        return Promise.resolve(due.length);
      },
    };
  },
};
