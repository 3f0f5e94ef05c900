import { z } from "zod";
import { ConflictError } from "../../errors.ts";
import { sequentialize } from "../../sequentialize.ts";
import type { Changes } from "../../storage/changes.ts";
import type { Collection, Storage, Stored } from "../../storage/storage.ts";
import type { ReceiptHash } from "../receipt-hash.ts";
import type { Reference } from "../reference.ts";
import { Shelved, shelfOf, shelveOld } from "./shelf.ts";
import { Tip } from "./tip.ts";

const Pointer = z.object({ v: z.literal(1), tip: z.string() });
type Pointer = z.infer<typeof Pointer>;

const Linked = z.object({ v: z.literal(1), tips: z.array(z.string()) });
type Linked = z.infer<typeof Linked>;

// Of processes that change one document at once one wins each round; more rounds mean that something else is wrong.
const rounds = 8;
// Of one conversation; the oldest are still found by their receipts.
const mostLinked = 200;

/** The tips and what leads to them. What a pointer leads to may not be there: the tip itself is what counts. */
export interface TipStore {
  get(id: string): Promise<Tip | undefined>;
  /** Writes a new tip; false where there is one of that id already. */
  create(tip: Tip): Promise<boolean>;
  /**
   * Applies a change to a tip as it stands and fulfils once it is on the disk. The change may be applied again to a
   * later state; returning what it was given changes nothing. Undefined when there is no such tip.
   */
  change(id: string, to: (now: Tip) => Tip): Promise<Tip | undefined>;
  remove(id: string): Promise<void>;
  /** Whether the reference is this tip's from now on. */
  claimReference(reference: Reference, id: string): Promise<boolean>;
  pointReceipt(hash: ReceiptHash, id: string): Promise<void>;
  byReference(reference: Reference): Promise<Tip | undefined>;
  byReceipt(hash: ReceiptHash): Promise<Tip | undefined>;
  /** Removes what leads to a tip. */
  forget(tip: Tip): Promise<void>;
  /** Ids of tips that were linked to a conversation, oldest first. */
  linked(link: string): Promise<readonly string[]>;
  addLinked(link: string, id: string): Promise<void>;
  dropLinked(link: string): Promise<void>;
  /** Takes one tip out of those linked. */
  unlink(link: string, id: string): Promise<void>;
  due(now: Date, leaseMs: number, limit: number): Promise<readonly Tip[]>;
  nextDue(): Promise<Date | undefined>;
  /** All tips, or those on a shelf (./shelf.ts). */
  each(shelf?: string): AsyncIterable<Tip>;
  /** Puts tips on their shelf that an older version wrote; done once, and soon fulfilled from then on. */
  shelveOld(): Promise<void>;
  /** Under which name a tip's changes are told. */
  nameOf(id: string): string;
  /** What other processes write, where there are any. */
  readonly changes: Changes<Tip> | undefined;
}

export interface TipStoreParts {
  readonly storage: Storage;
  /** When something is to be done with a tip next. */
  readonly dueAt: (tip: Tip) => Date | undefined;
  /** Told of every tip written, by its name; undefined for one removed. */
  readonly onChange?: (name: string, tip: Tip | undefined) => void;
}

export function createTipStore({
  storage,
  dueAt,
  onChange = () => undefined,
}: TipStoreParts): TipStore {
  const tips = storage.collection("tips", Tip);
  const references = storage.collection("tip-references", Pointer);
  const receipts = storage.collection("tip-receipts", Pointer);
  const links = storage.collection("tip-links", Linked);
  const shelved = storage.collection("tip-shelves", Shelved);
  const inOrder = sequentialize();
  const nameOf = (id: string) => tips.changes?.nameOf(id) ?? id;

  const change: TipStore["change"] = (id, to) =>
    inOrder(id, async () => {
      const next = await changed(tips, id, (now) => now && to(now), {
        dueAt,
        shelfOf,
      });
      onChange(nameOf(id), next);
      return next;
    });

  return {
    get: async (id) => (await tips.get(id))?.value,
    async create(tip) {
      try {
        await tips.put(tip.id, tip, 0, dueAt(tip), shelfOf(tip));
      } catch (error) {
        if (error instanceof ConflictError) return false;
        throw error;
      }
      onChange(nameOf(tip.id), tip);
      return true;
    },
    change,
    remove: (id) =>
      inOrder(id, async () => {
        await changed(tips, id, () => undefined);
        onChange(nameOf(id), undefined);
      }),
    async claimReference(reference, id) {
      const pointer = await changed(
        references,
        reference,
        (now) => now ?? pointTo(id),
      );
      return pointer?.tip === id;
    },
    async pointReceipt(hash, id) {
      await changed(receipts, hash, () => pointTo(id));
    },
    byReference: async (reference) => follow(await references.get(reference)),
    byReceipt: async (hash) => follow(await receipts.get(hash)),
    async forget({ reference, receipt }) {
      await changed(receipts, receipt, () => undefined);
      await changed(references, reference, () => undefined);
    },
    linked: async (link) => (await links.get(link))?.value.tips ?? [],
    async addLinked(link, id) {
      await changed(links, link, (now): Linked => {
        const before = now?.tips ?? [];
        return now !== undefined && before.includes(id)
          ? now
          : { v: 1, tips: [...before, id].slice(-mostLinked) };
      });
    },
    async dropLinked(link) {
      await changed(links, link, () => undefined);
    },
    async unlink(link, id) {
      await changed(links, link, (now): Linked | undefined => {
        const rest = now?.tips.filter((each) => each !== id) ?? [];
        if (rest.length === now?.tips.length) return now;
        return rest.length === 0 ? undefined : { v: 1, tips: rest };
      });
    },
    async due(now, leaseMs, limit) {
      const claimed = await tips.claimDue(now, leaseMs, limit);
      return claimed.map(({ value }) => value);
    },
    nextDue: () => tips.nextDue(),
    async *each(shelf) {
      for await (const { value } of tips.each(shelf)) yield value;
    },
    shelveOld: () =>
      shelveOld(shelved, tips, (id) => change(id, (tip) => ({ ...tip }))),
    nameOf,
    changes: tips.changes,
  };

  async function follow(
    stored: Stored<Pointer> | undefined,
  ): Promise<Tip | undefined> {
    return stored && (await tips.get(stored.value.tip))?.value;
  }
}

function pointTo(id: string): Pointer {
  return { v: 1, tip: id };
}

/** Reads, decides, writes; again where another process came first. `to` gives undefined to remove, its argument to leave. */
async function changed<Value>(
  collection: Collection<Value>,
  id: string,
  to: (now: Value | undefined) => Value | undefined,
  {
    dueAt,
    shelfOf,
  }: {
    readonly dueAt?: (value: Value) => Date | undefined;
    readonly shelfOf?: (value: Value) => string | undefined;
  } = {},
): Promise<Value | undefined> {
  for (let round = 1; ; round += 1) {
    const stored = await collection.get(id);
    const next = to(stored?.value);
    if (next === stored?.value) return next;
    try {
      if (next !== undefined)
        await collection.put(
          id,
          next,
          stored?.revision ?? 0,
          dueAt?.(next),
          shelfOf?.(next),
        );
      else if (stored !== undefined)
        await collection.delete(id, stored.revision);
      return next;
    } catch (error) {
      if (!(error instanceof ConflictError) || round >= rounds) throw error;
    }
  }
}
