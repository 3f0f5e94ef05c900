import { join } from "node:path";
import { FetchError } from "../../../src/channels/channel.ts";
import { type SettableClock, settableClock } from "../../../src/clock.ts";
import type { Logger } from "../../../src/logger.ts";
import type { Address, Attachment, Reply } from "../../../src/message.ts";
import { createRoster } from "../../../src/people/roster.ts";
import { openMemory } from "../../../src/storage/memory.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import {
  openTips,
  type OpenTipsParts,
} from "../../../src/tips/desk/open-tips.ts";
import type { Report } from "../../../src/tips/tips.ts";
import { loadUnits } from "../../../src/tips/unit.ts";
import { catalogs, knowledgeFolder } from "../../knowledge.ts";
import { never } from "../../conversations/storage.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

export const start = new Date("2024-10-22T08:00:00+07:00");
export const key = Buffer.alloc(32, 7);
export const hour = 60 * 60_000;
export const day = 24 * hour;

export const units = await loadUnits(join(knowledgeFolder, "units.yaml"));

export const reporter: Address = {
  channel: "telegram",
  id: "558811223344",
  group: false,
};
export const other: Address = {
  channel: "zalo",
  id: "zalo-reporter-99",
  group: false,
};

export function report(more: Partial<Report> = {}): Report {
  return {
    id: "0f7f0c8e-0000-4000-8000-000000000001",
    text: "Two men break locks of motorbikes at the market of ward 1.",
    facts: { what: "break locks", where: "market of ward 1" },
    routed: {
      province: "Tỉnh Trà Vinh",
      district: "Thành phố Trà Vinh",
      kinds: ["theft"],
      urgent: false,
      againstPolice: false,
    },
    locality: "Thành phố Trà Vinh",
    files: [],
    pins: [],
    contact: null,
    ...more,
  };
}

/** What was posted, to whom, by which reference. */
export interface Posted {
  readonly to: Address;
  readonly reply: Reply;
  readonly reference: string;
}

export interface TestTips {
  readonly storage?: Storage;
  readonly folder?: string;
  readonly clock?: SettableClock;
  /** Bytes of attachments by their ref. */
  readonly sent?: ReadonlyMap<string, Uint8Array>;
  /** Where posts are noted: each once by its reference, as the conversations do, unless the test passes its own list. */
  readonly posted?: Posted[];
  readonly isAlive?: () => boolean;
  readonly more?: Partial<OpenTipsParts>;
}

/** The tips over storage, clock and posts that the test owns. */
export async function openTestTips(parts: TestTips = {}) {
  const clock = parts.clock ?? standing();
  const storage = parts.storage ?? openMemory();
  const folder = parts.folder ?? (await temporaryFolder());
  const posted = parts.posted ?? [];
  const logged: unknown[] = [];
  const logger: Logger = {
    info: (...line) => void logged.push(line),
    warn: (...line) => void logged.push(line),
    error: (...line) => void logged.push(line),
  };
  const roster = createRoster(storage, clock);
  const tips = await openTips({
    storage,
    folder,
    key,
    knowledgeFolder,
    catalogs,
    clock,
    timers: clock,
    random: () => 0.5,
    // So that months pass quickly.
    lookEachMs: hour,
    roster,
    hasButtons: (channel) => channel === "telegram",
    free: () => Promise.resolve(1e12),
    post: (to, reply, reference) => {
      if (parts.isAlive?.() === false) return never();
      const isKnown = posted.some((each) => each.reference === reference);
      if (!isKnown || parts.posted !== undefined)
        posted.push({ to, reply, reference });
      return Promise.resolve();
    },
    fetch: (_, { ref }: Attachment & { ref: string }) => {
      const bytes = parts.sent?.get(ref);
      return bytes === undefined
        ? Promise.reject(new FetchError("gone"))
        : Promise.resolve(bytes);
    },
    logger,
    ...parts.more,
  });
  return { ...tips, clock, storage, folder, roster, posted, logged };
}

/** A clock that stands at the start. */
export function standing(): SettableClock {
  const clock = settableClock();
  clock.set(start);
  return clock;
}
