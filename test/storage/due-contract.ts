import { expect, it } from "vitest";
import { z } from "zod";
import { ConflictError, StorageError } from "../../src/errors.ts";
import type { Collection } from "../../src/storage/storage.ts";
import { Note, type OpenStorage, texts } from "./notes.ts";

/** What every storage engine promises of due documents: part of its contract. */
export function dueContract(open: OpenStorage): void {
  async function notes(): Promise<Collection<Note>> {
    return (await open()).collection("notes", Note);
  }

  it("says of a document when it is due, until it is written without", async () => {
    const collection = await notes();
    const put = await collection.put("a", { text: "one" }, 0, at(5));
    expect(put.dueAt).toEqual(at(5));
    expect((await collection.get("a"))?.dueAt).toEqual(at(5));
    expect((await collection.list()).map(({ dueAt }) => dueAt)).toEqual([
      at(5),
    ]);
    await collection.put("a", { text: "two" }, 1);
    expect(await collection.get("a")).toEqual({
      revision: 2,
      value: { text: "two" },
      dueAt: undefined,
    });
  });

  it("has nothing due at first, nor in documents without a moment", async () => {
    const collection = await notes();
    expect(await collection.claimDue(at(0), minute, 10)).toEqual([]);
    await collection.put("a", { text: "one" }, 0);
    expect(await collection.claimDue(at(0), minute, 10)).toEqual([]);
    expect(await collection.nextDue()).toBeUndefined();
  });

  it("hands out what is due at the moment or before it, earliest first, whole", async () => {
    const collection = await notes();
    await collection.put("c", { text: "third" }, 0, at(3));
    await collection.put("a", { text: "first" }, 0, at(1));
    await collection.put("d", { text: "later" }, 0, at(4));
    await collection.put("b", { text: "second" }, 0, at(2));
    expect(await collection.claimDue(at(3), minute, 10)).toEqual([
      { revision: 1, value: { text: "first" }, dueAt: at(1) },
      { revision: 1, value: { text: "second" }, dueAt: at(2) },
      { revision: 1, value: { text: "third" }, dueAt: at(3) },
    ]);
  });

  it("hands out at most so many, and the others next", async () => {
    const collection = await notes();
    for (const text of ["1", "2", "3"])
      await collection.put(text, { text }, 0, at(Number(text)));
    expect(await collection.claimDue(at(9), minute, 0)).toEqual([]);
    expect(texts(await collection.claimDue(at(9), minute, 2))).toEqual([
      "1",
      "2",
    ]);
    expect(texts(await collection.claimDue(at(9), minute, 2))).toEqual(["3"]);
  });

  it("hands nothing out twice before its lease has passed", async () => {
    const collection = await notes();
    await collection.put("a", { text: "one" }, 0, at(1));
    expect(await collection.claimDue(at(1), 2 * minute, 10)).toHaveLength(1);
    expect(await collection.claimDue(at(2), 2 * minute, 10)).toEqual([]);
    expect(await collection.claimDue(at(3), 2 * minute, 10)).toHaveLength(1);
  });

  it("hands each out to one of many that ask at once", async () => {
    const collection = await notes();
    for (let id = 0; id < 10; id += 1)
      await collection.put(String(id), { text: String(id) }, 0, at(1));
    const claims = await Promise.all(
      Array.from({ length: 4 }, () => collection.claimDue(at(1), minute, 4)),
    );
    expect(texts(claims.flat()).sort()).toEqual(
      Array.from({ length: 10 }, (_, id) => String(id)),
    );
  });

  it("ends a lease when the document is written, whatever it is due at then", async () => {
    const collection = await notes();
    for (const id of ["same", "later", "never", "gone"]) {
      await collection.put(id, { text: id }, 0, at(1));
    }
    expect(await collection.claimDue(at(1), minute, 10)).toHaveLength(4);
    await collection.put("same", { text: "same" }, 1, at(1));
    await collection.put("later", { text: "later" }, 1, at(2));
    await collection.put("never", { text: "never" }, 1);
    await collection.delete("gone", 1);
    expect(texts(await collection.claimDue(at(1), 9 * minute, 10))).toEqual([
      "same",
    ]);
    expect(texts(await collection.claimDue(at(5), minute, 10))).toEqual([
      "later",
    ]);
  });

  it("does not end a lease by a change that is refused", async () => {
    const collection = await notes();
    await collection.put("a", { text: "one" }, 0, at(1));
    await collection.claimDue(at(1), minute, 10);
    await expect(
      collection.put("a", { text: "late" }, 7, at(1)),
    ).rejects.toThrow(ConflictError);
    expect(await collection.claimDue(at(1), minute, 10)).toEqual([]);
  });

  it("has a deleted document due no more, but the next of its id", async () => {
    const collection = await notes();
    await collection.put("a", { text: "old" }, 0, at(1));
    await collection.delete("a", 1);
    expect(await collection.claimDue(at(1), minute, 10)).toEqual([]);
    await collection.put("a", { text: "new" }, 0, at(1));
    expect(texts(await collection.claimDue(at(1), minute, 10))).toEqual([
      "new",
    ]);
  });

  it("tells when something is due next, and when the next lease ends", async () => {
    const collection = await notes();
    await collection.put("a", { text: "a" }, 0, at(1));
    await collection.put("b", { text: "b" }, 0, at(5));
    expect(await collection.nextDue()).toEqual(at(1));
    await collection.claimDue(at(1), 2 * minute, 10);
    expect(await collection.nextDue()).toEqual(at(3));
    await collection.put("a", { text: "a" }, 1);
    expect(await collection.nextDue()).toEqual(at(5));
    await collection.put("b", { text: "b" }, 1, at(4));
    expect(await collection.nextDue()).toEqual(at(4));
    await collection.delete("b", 2);
    expect(await collection.nextDue()).toBeUndefined();
  });

  it("counts leases for the kind, and due documents for no other kind", async () => {
    const storage = await open();
    await storage.collection("notes", Note).put("a", { text: "a" }, 0, at(1));
    const others = storage.collection("others", Note);
    expect(await others.claimDue(at(1), minute, 10)).toEqual([]);
    expect(await others.nextDue()).toBeUndefined();
    const claim = () =>
      storage.collection("notes", Note).claimDue(at(1), minute, 10);
    expect(await claim()).toHaveLength(1);
    expect(await claim()).toEqual([]);
  });

  it("takes the first moment and the last that there are, and refuses what is none", async () => {
    const collection = await notes();
    const [first, last] = [new Date(-8.64e15), new Date(8.64e15)];
    await collection.put("a", { text: "first" }, 0, first);
    await collection.put("b", { text: "last" }, 0, last);
    expect((await collection.get("b"))?.dueAt).toEqual(last);
    expect(texts(await collection.claimDue(at(0), minute, 10))).toEqual([
      "first",
    ]);
    await collection.delete("a", 1);
    expect(await collection.nextDue()).toEqual(last);
    await expect(
      collection.put("c", { text: "c" }, 0, new Date(Number.NaN)),
    ).rejects.toThrow(RangeError);
    expect(await collection.get("c")).toBeUndefined();
  });

  it("passes over what it cannot read, tells of it, and is held up by none", async () => {
    const damage: unknown[] = [];
    const storage = await open((error) => damage.push(error));
    const mixed = storage.collection("notes", z.unknown());
    await mixed.put("odd", "no note", 0, at(1));
    await mixed.put("a", { text: "a" }, 0, at(2));
    const collection = storage.collection("notes", Note);
    expect(texts(await collection.claimDue(at(2), minute, 1))).toEqual(["a"]);
    expect(damage).toHaveLength(1);
    expect(texts(await collection.list())).toEqual(["a"]);
    expect(damage).toHaveLength(2);
    expect(damage[0]).toBeInstanceOf(StorageError);
    // It is tried again when its lease has passed, and no sooner.
    expect(await collection.claimDue(at(2), minute, 1)).toEqual([]);
    expect(damage).toHaveLength(2);
    expect(texts(await collection.claimDue(at(3), minute, 2))).toEqual(["a"]);
    expect(damage).toHaveLength(3);
  });
}

const minute = 60_000;

/** So many minutes into some day. */
function at(minutes: number): Date {
  return new Date(Date.UTC(2023, 10, 8) + minutes * minute);
}
