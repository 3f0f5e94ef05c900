import { z } from "zod";
import type {
  DamageWatch,
  Storage,
  Stored,
} from "../../src/storage/storage.ts";

/** What the contract's cases store. */
export const Note = z.object({ text: z.string() });
export type Note = z.infer<typeof Note>;

/** Opens empty storage that tells of what it passes over. */
export type OpenStorage = (
  onDamage?: DamageWatch["onDamage"],
) => Promise<Storage>;

export function texts(documents: readonly Stored<Note>[]): string[] {
  return documents.map(({ value }) => value.text);
}
