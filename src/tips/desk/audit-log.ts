import type { Clock } from "../../clock.ts";
import { ConflictError } from "../../errors.ts";
import type { Storage, Stored } from "../../storage/storage.ts";
import { sequentialize } from "../../sequentialize.ts";
import {
  appendEntry,
  type AuditCheck,
  type AuditEvent,
  type AuditHead,
  AuditSegment,
  emptySegment,
  headOf,
  verifyAudit,
} from "../audit.ts";

/** The hash-chained log, in storage. */
export interface AuditLog {
  /** Fulfils once the entry is on the disk. */
  note(entry: Omit<AuditEvent, "at">): Promise<void>;
  /** Checks the whole log. @param known heads noted elsewhere */
  verify(known?: readonly AuditHead[]): Promise<AuditCheck>;
  head(): Promise<AuditHead>;
}

const rounds = 8;

/** @param key makes the links: without it nobody can write the log anew */
export function openAuditLog(
  storage: Storage,
  clock: Clock,
  key: Uint8Array,
): AuditLog {
  const segments = storage.collection("tip-audit", AuditSegment);
  const inOrder = sequentialize();
  // The number of the newest segment, as far as this process has seen.
  let newest = 1;

  return {
    note: (entry) =>
      inOrder("log", () => append({ ...entry, at: clock.now().toISOString() })),
    async verify(known = []) {
      const all: AuditSegment[] = [];
      for (let number = 1; ; number += 1) {
        const stored = await segments.get(idOf(number));
        if (stored === undefined) break;
        all.push(stored.value);
      }
      return verifyAudit(all, key, known);
    },
    head: async () => headOf((await latest())?.value ?? emptySegment),
  };

  async function append(event: AuditEvent): Promise<void> {
    for (let round = 1; ; round += 1) {
      const last = await latest();
      const next = appendEntry(last?.value ?? emptySegment, event, key);
      const goesOn = last !== undefined && next.first === last.value.first;
      const number = goesOn || last === undefined ? newest : newest + 1;
      try {
        await segments.put(idOf(number), next, goesOn ? last.revision : 0);
        newest = number;
        return;
      } catch (error) {
        if (!(error instanceof ConflictError) || round >= rounds) throw error;
      }
    }
  }

  async function latest(): Promise<Stored<AuditSegment> | undefined> {
    let found = await segments.get(idOf(newest));
    for (;;) {
      const later = await segments.get(idOf(newest + 1));
      if (later === undefined) return found;
      found = later;
      newest += 1;
    }
  }
}

function idOf(number: number): string {
  return `segment ${number}`;
}
