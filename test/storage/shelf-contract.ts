import { expect, it } from "vitest";
import { collect, type Collection } from "../../src/storage/storage.ts";
import { Note, type OpenStorage, texts } from "./notes.ts";

const due = new Date("2023-11-08T01:00:00Z");

/** What every storage engine promises of shelves. */
export function shelfContract(open: OpenStorage): void {
  async function notes(): Promise<Collection<Note>> {
    return (await open()).collection("notes", Note);
  }

  /** What stands on a shelf, in order of its words. */
  async function on(
    shelf: string,
    collection: Collection<Note>,
  ): Promise<string[]> {
    return texts(await collect(collection.each(shelf))).sort();
  }

  it("finds what stands on a shelf and nothing else, and all without one", async () => {
    const storage = await open();
    const collection = storage.collection("notes", Note);
    await collection.put("a", { text: "one" }, 0, undefined, "open");
    await collection.put("b", { text: "two" }, 0, due, "open");
    await collection.put("c", { text: "three" }, 0, due, "other");
    await collection.put("d", { text: "four" }, 0, due);
    const others = storage.collection("others", Note);
    await others.put("e", { text: "five" }, 0, undefined, "open");
    expect(await on("open", collection)).toEqual(["one", "two"]);
    expect(await on("other", collection)).toEqual(["three"]);
    expect(await on("empty", collection)).toEqual([]);
    expect(await collection.list()).toHaveLength(4);
  });

  it("tells of a document on which shelf it stands, whichever way it is read", async () => {
    const collection = await notes();
    const put = await collection.put("a", { text: "one" }, 0, due, "open");
    expect(put.shelf).toBe("open");
    expect((await collection.get("a"))?.shelf).toBe("open");
    const read = await collect(collection.each("open"));
    const claimed = await collection.claimDue(due, 1000, 5);
    expect([...read, ...claimed].map(({ shelf }) => shelf)).toEqual([
      "open",
      "open",
    ]);
    expect((await collection.put("a", { text: "one" }, 1)).shelf).toBe(
      undefined,
    );
    expect((await collection.get("a"))?.shelf).toBe(undefined);
  });

  it("moves a document with the revision that says so, and takes a deleted one away", async () => {
    const collection = await notes();
    for (const [at, shelf] of ["open", "open", undefined, "open"].entries()) {
      await collection.put("a", { text: `${at}` }, at, undefined, shelf);
      expect(await on("open", collection)).toEqual(shelf ? [`${at}`] : []);
    }
    await collection.put("a", { text: "moved" }, 4, undefined, "other");
    expect(await on("open", collection)).toEqual([]);
    expect(await on("other", collection)).toEqual(["moved"]);
    await collection.delete("a", 5);
    expect(await on("other", collection)).toEqual([]);
    await collection.put("a", { text: "again" }, 0, undefined, "open");
    expect(await on("open", collection)).toEqual(["again"]);
    expect(await on("other", collection)).toEqual([]);
  });

  it("leaves a document where it stands when a change is refused", async () => {
    const collection = await notes();
    await collection.put("a", { text: "one" }, 0, undefined, "open");
    await collection.put("b", { text: "two" }, 0);
    await expect(collection.put("a", { text: "late" }, 7)).rejects.toThrow();
    await expect(
      collection.put("b", { text: "late" }, 7, undefined, "open"),
    ).rejects.toThrow();
    expect(await on("open", collection)).toEqual(["one"]);
  });

  it("goes through a shelf of more than one page, each document once", async () => {
    const collection = await notes();
    const many = Array.from({ length: 450 }, (_, at) => `${at}`);
    await Promise.all(
      many.map((text, at) =>
        collection.put(
          text,
          { text },
          0,
          undefined,
          at % 10 === 0 ? undefined : "open",
        ),
      ),
    );
    expect(await on("open", collection)).toEqual(
      many.filter((_, at) => at % 10 !== 0).sort(),
    );
  });
}
