import type { Clock } from "../../clock.ts";
import { ConflictError } from "../../errors.ts";
import type { Storage, Stored } from "../../storage/storage.ts";
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

// Of processes that write at once one wins each round, and all that wait in one are written together: so many rounds
// without a turn mean that something else is wrong.
const rounds = 100;

/** An entry that somebody waits for. */
interface Wanted {
  readonly event: AuditEvent;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** @param key makes the links: without it nobody can write the log anew */
export function openAuditLog(
  storage: Storage,
  clock: Clock,
  key: Uint8Array,
): AuditLog {
  const segments = storage.collection("tip-audit", AuditSegment);
  // The number of the newest segment, as far as this process has seen.
  let newest = 1;
  let wanted: Wanted[] = [];
  let writing = false;

  return {
    note: (entry) =>
      new Promise((resolve, reject) => {
        const event = { ...entry, at: clock.now().toISOString() };
        wanted.push({ event, done: resolve, failed: reject });
        if (!writing) void writeAll();
      }),
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

  async function writeAll(): Promise<void> {
    writing = true;
    while (wanted.length > 0) {
      const batch = wanted;
      wanted = [];
      try {
        let written = 0;
        while (written < batch.length) {
          const rest = batch.slice(written);
          const count = await append(rest.map(({ event }) => event));
          for (const { done } of rest.slice(0, count)) done();
          written += count;
        }
      } catch (error) {
        // Who has been told that it is done does not mind.
        for (const { failed } of batch) failed(error);
      }
    }
    writing = false;
  }

  /** Appends as many as fit into one segment, at least one; gives how many. */
  async function append(events: readonly AuditEvent[]): Promise<number> {
    for (let round = 1; ; round += 1) {
      const last = await latest();
      let next = last?.value ?? emptySegment;
      let count = 0;
      for (const event of events) {
        const longer = appendEntry(next, event, key);
        if (count > 0 && longer.first !== next.first) break;
        next = longer;
        count += 1;
      }
      const goesOn = last !== undefined && next.first === last.value.first;
      const number = goesOn || last === undefined ? newest : newest + 1;
      try {
        await segments.put(idOf(number), next, goesOn ? last.revision : 0);
        newest = number;
        return count;
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
