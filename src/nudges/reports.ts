import { z } from "zod";
import type { Clock } from "../clock.ts";
import { change } from "../people/change.ts";
import type { Storage } from "../storage/storage.ts";

/** What an agency has reported of one occurrence. Names nobody: colleagues read it. */
export const Report = z.object({
  v: z.literal(1),
  tag: z.string(),
  place: z.string(),
  agency: z.string(),
  obligation: z.string(),
  period: z.string(),
  lastDay: z.string(),
  /** The civil date that it was done on, as its agency says. */
  on: z.string(),
  /** ISO moment at which that was said. */
  at: z.string(),
  /** The office of who said so, as their role names it. */
  by: z.string(),
  /** Words, a link, or the name of a file, as proof. */
  proof: z.array(z.string()),
});
export type Report = z.infer<typeof Report>;

export interface Reports {
  get(tag: string): Promise<Report | undefined>;
  /** Notes that something is done, unless it is already. Fulfils with what stands, and whether this noted it. */
  note(
    report: Omit<Report, "v" | "at" | "proof">,
  ): Promise<{ report: Report; first: boolean }>;
  prove(tag: string, proof: string): Promise<void>;
}

const mostProofs = 10;

export function createReports(storage: Storage, clock: Clock): Reports {
  const collection = storage.collection("agency-reports", Report);
  return {
    get: async (tag) => (await collection.get(tag))?.value,
    async note(given) {
      let first = false;
      const report = await change(collection, given.tag, (old): Report => {
        first = old === undefined;
        const at = clock.now().toISOString();
        return old ?? { ...given, v: 1, at, proof: [] };
      });
      if (report === undefined) throw new RangeError("a report vanished");
      return { report, first };
    },
    async prove(tag, proof) {
      await change(
        collection,
        tag,
        (old) =>
          old && { ...old, proof: [...old.proof, proof].slice(-mostProofs) },
      );
    },
  };
}
