import { z } from "zod";
import type { Clock } from "../clock.ts";
import { ConflictError } from "../errors.ts";
import type { Storage } from "../storage/storage.ts";
import { type Files, livesMs, newName } from "./files.ts";

export const SharedFile = z.object({
  v: z.literal(1),
  name: z.string(),
  mediaType: z.string(),
  base64: z.string(),
});

const leaseMs = 60_000;
const together = 20;

/** As {@link createFiles}, in a store that several processes share: the platform may ask another one than published it. */
export function createSharedFiles(
  origin: string,
  clock: Clock,
  storage: Storage,
): Files {
  const kept = storage.collection("public-files", SharedFile);

  return {
    async publish({ mediaType, bytes }) {
      await forget();
      const name = newName(mediaType);
      const base64 = Buffer.from(bytes).toString("base64");
      const ends = new Date(clock.now().getTime() + livesMs);
      await kept.put(name, { v: 1, name, mediaType, base64 }, 0, ends);
      return `${origin}/files/${name}`;
    },
    async find(name) {
      const found = await kept.get(name);
      if (found?.dueAt === undefined || found.dueAt <= clock.now())
        return undefined;
      const { mediaType, base64 } = found.value;
      return { mediaType, bytes: Buffer.from(base64, "base64") };
    },
  };

  async function forget(): Promise<void> {
    const over = await kept.claimDue(clock.now(), leaseMs, together);
    for (const { value, revision } of over)
      try {
        await kept.delete(value.name, revision);
      } catch (error) {
        // Another has done so.
        if (!(error instanceof ConflictError)) throw error;
      }
  }
}
