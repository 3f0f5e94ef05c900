import { expect, it } from "vitest";
import { z } from "zod";
import { ConflictError } from "../../src/errors.ts";
import type { Collection } from "../../src/storage/storage.ts";
import { dueContract } from "./due-contract.ts";
import { shelfContract } from "./shelf-contract.ts";
import { Note, type OpenStorage, texts } from "./notes.ts";

/** What every storage engine promises. Each case opens storage of its own. */
export function storageContract(open: OpenStorage): void {
  async function notes(): Promise<Collection<Note>> {
    return (await open()).collection("notes", Note);
  }

  it("has nothing at first", async () => {
    const collection = await notes();
    expect(await collection.get("a")).toBeUndefined();
    expect(await collection.list()).toEqual([]);
  });

  it("gives back what was put, counting revisions from 1", async () => {
    const collection = await notes();
    await collection.put("a", { text: "one" }, 0);
    expect(await collection.put("a", { text: "two" }, 1)).toEqual({
      revision: 2,
      value: { text: "two" },
    });
    expect(await collection.get("a")).toEqual({
      revision: 2,
      value: { text: "two" },
    });
  });

  it("refuses a change made on an outdated reading, and keeps the newer one", async () => {
    const collection = await notes();
    await collection.put("a", { text: "one" }, 0);
    await collection.put("a", { text: "two" }, 1);
    for (const outdated of [0, 1, 3])
      await expect(
        collection.put("a", { text: "late" }, outdated),
      ).rejects.toThrow(ConflictError);
    expect((await collection.get("a"))?.value.text).toBe("two");
  });

  it("lets exactly one of many simultaneous changes through", async () => {
    const collection = await notes();
    await collection.put("a", { text: "first" }, 0);
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, at) =>
        collection.put("a", { text: String(at) }, 1),
      ),
    );
    const won = results.filter(({ status }) => status === "fulfilled");
    expect(won).toHaveLength(1);
    expect((await collection.get("a"))?.revision).toBe(2);
  });

  it("loses none of many changes that are tried until they succeed", async () => {
    const counters = (await open()).collection("counters", z.number());
    async function countUp(): Promise<void> {
      const current = await counters.get("a");
      try {
        await counters.put(
          "a",
          (current?.value ?? 0) + 1,
          current?.revision ?? 0,
        );
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error;
        await countUp();
      }
    }
    await Promise.all(Array.from({ length: 12 }, countUp));
    expect((await counters.get("a"))?.value).toBe(12);
  });

  it("deletes the revision read and no other", async () => {
    const collection = await notes();
    await collection.put("a", { text: "one" }, 0);
    await expect(collection.delete("a", 2)).rejects.toThrow(ConflictError);
    await collection.delete("a", 1);
    expect(await collection.get("a")).toBeUndefined();
    expect(await collection.list()).toEqual([]);
  });

  it("never gives a deleted document's revision to a new one of the same id", async () => {
    const collection = await notes();
    await collection.put("a", { text: "old" }, 0);
    await collection.delete("a", 1);
    const { revision } = await collection.put("a", { text: "new" }, 0);
    expect(revision).toBeGreaterThan(1);
    expect((await collection.get("a"))?.value.text).toBe("new");
  });

  it("lists every document of the kind and none of another", async () => {
    const storage = await open();
    const collection = storage.collection("notes", Note);
    await collection.put("a", { text: "one" }, 0);
    await collection.put("b", { text: "two" }, 0);
    await storage.collection("others", Note).put("c", { text: "three" }, 0);
    expect(texts(await collection.list()).sort()).toEqual(["one", "two"]);
  });

  it.each([
    "../../outside",
    "/etc/passwd",
    "..",
    "a\u0000b",
    "CON",
    "Người dân 🙂",
    "x".repeat(5000),
  ])("takes %j as an id like any other", async (id) => {
    const collection = await notes();
    await collection.put(id, { text: "kept" }, 0);
    expect((await collection.get(id))?.value.text).toBe("kept");
    expect(await collection.list()).toHaveLength(1);
  });

  it("does not let a caller change what is stored through a reference", async () => {
    const collection = await notes();
    const value = { text: "put" };
    await collection.put("a", value, 0);
    value.text = "changed after";
    const read = await collection.get("a");
    if (read !== undefined) read.value.text = "changed in place";
    expect((await collection.get("a"))?.value.text).toBe("put");
  });

  it("refuses a stored value that does not fit the schema asked for", async () => {
    const storage = await open();
    await storage.collection("notes", Note).put("a", { text: "one" }, 0);
    const numbers = storage.collection("notes", z.number());
    await expect(numbers.get("a")).rejects.toThrow();
  });

  it("goes through all documents one after another", async () => {
    const collection = await notes();
    for (const text of ["a", "b", "c"]) await collection.put(text, { text }, 0);
    const met: string[] = [];
    for await (const { value } of collection.each()) {
      met.push(value.text);
      if (met.length === 2) break;
    }
    expect(new Set(met).size).toBe(2);
  });

  dueContract(open);
  shelfContract(open);
}
