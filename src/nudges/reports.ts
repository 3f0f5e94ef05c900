import { z } from "zod";
import type { Clock } from "../clock.ts";
import { change } from "../people/change.ts";
import type { Storage } from "../storage/storage.ts";

/** A file that is kept as proof. */
export const ProofFile = z.object({
  /** Under which its bytes lie. */
  id: z.string(),
  /** What it is called where it is handed out; made by the desk. */
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
});
export type ProofFile = z.infer<typeof ProofFile>;

/** That something was said to be done and was not. */
const Undone = z.object({
  /** What was said before: a civil date, and the office. */
  on: z.string(),
  by: z.string(),
  /** ISO moment at which that was taken back. */
  at: z.string(),
  /** The office that took it back, and why. */
  undoneBy: z.string(),
  note: z.string(),
});

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
  /** Whether the standing agency noted it, for one that does not use the desk. */
  standing: z.boolean().default(false),
  /** Words and links as proof. */
  proof: z.array(z.string()),
  files: z.array(ProofFile).default([]),
  /** Whether it counts; not after it was taken back. */
  counts: z.boolean().default(true),
  undone: z.array(Undone).default([]),
});
export type Report = z.infer<typeof Report>;

export type GivenReport = Omit<
  Report,
  "v" | "at" | "proof" | "files" | "counts" | "undone"
> & { readonly proof?: readonly string[] };

export interface Reports {
  /** What counts; undefined also for what was taken back. */
  get(tag: string): Promise<Report | undefined>;
  /** Notes that something is done, unless it is already. Fulfils with what stands, and whether this noted it. */
  note(report: GivenReport): Promise<{ report: Report; first: boolean }>;
  /** Takes back what was said to be done. Fulfils with what was said, undefined where nothing counts. */
  undo(
    tag: string,
    by: { readonly undoneBy: string; readonly note: string },
  ): Promise<Report | undefined>;
  prove(tag: string, proof: string): Promise<void>;
  /** Keeps a file with what was reported; the same one once. False where there are as many as are kept. */
  attach(tag: string, file: ProofFile): Promise<boolean>;
}

const mostProofs = 10;
/** Files that are kept with one report. */
export const mostFiles = 5;

export function createReports(storage: Storage, clock: Clock): Reports {
  const collection = storage.collection("agency-reports", Report);
  return {
    async get(tag) {
      const found = (await collection.get(tag))?.value;
      return found?.counts === true ? found : undefined;
    },
    async note({ proof = [], ...given }) {
      let first = false;
      const report = await change(collection, given.tag, (old): Report => {
        first = old?.counts !== true;
        const at = clock.now().toISOString();
        return old?.counts === true
          ? old
          : {
              ...{ ...given, v: 1, at, proof: [...proof], files: [] },
              ...{ counts: true, undone: old?.undone ?? [] },
            };
      });
      if (report === undefined) throw new RangeError("a report vanished");
      return { report, first };
    },
    async undo(tag, { undoneBy, note }) {
      let before: Report | undefined;
      await change(collection, tag, (old) => {
        before = old?.counts === true ? old : undefined;
        if (before === undefined) return old;
        const { on, by } = before;
        const at = clock.now().toISOString();
        const undone = [...before.undone, { on, by, at, undoneBy, note }];
        return { ...before, counts: false, undone };
      });
      return before;
    },
    async prove(tag, proof) {
      await change(
        collection,
        tag,
        (old) =>
          old && { ...old, proof: [...old.proof, proof].slice(-mostProofs) },
      );
    },
    async attach(tag, file) {
      let kept = false;
      await change(collection, tag, (old) => {
        if (old === undefined) return undefined;
        const known = old.files.some(({ id }) => id === file.id);
        kept = known || old.files.length < mostFiles;
        return known || !kept ? old : { ...old, files: [...old.files, file] };
      });
      return kept;
    },
  };
}
