import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Conversation } from "../../src/conversations/conversation.ts";
import { createDocuments, graceMs } from "../../src/conversations/documents.ts";
import { toWaiting } from "../../src/conversations/conversation.ts";
import { openLowdb } from "../../src/storage/lowdb.ts";
import { openMemory } from "../../src/storage/memory.ts";
import type { Collection } from "../../src/storage/storage.ts";
import { abilities } from "../../src/channels/abilities.ts";
import { toOutgoing } from "../../src/conversations/outgoing.ts";
import { wordsOf } from "../../src/message.ts";
import { quiet } from "../quiet.ts";
import { filesIn } from "../storage/files.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { hour, message, person, start } from "./open.ts";

function open(storage = openMemory()) {
  const collection = storage.collection("conversations", Conversation);
  return { collection, documents: createDocuments(collection, quiet) };
}

/** With one more delivery noted. */
const noting = (id: string) => (now: Conversation) => ({
  ...now,
  seen: [...now.seen, id],
});

const waitingFor =
  (text: string, at = start) =>
  (now: Conversation) => ({
    ...now,
    waiting: [...now.waiting, toWaiting(message(text), at)],
  });

const outgoing =
  (text: string, notBefore = 0) =>
  (now: Conversation) => ({
    ...now,
    outgoing: toOutgoing([wordsOf(text)], abilities.telegram, {
      rank: "answer",
      since: start,
    }).map((piece) => ({ ...piece, notBefore })),
  });

describe("a conversation", () => {
  it("is a new one where there is none, and none is stored by reading it", async () => {
    const { documents, collection } = open();
    expect((await documents.read(person)).seen).toEqual([]);
    expect(await collection.list()).toEqual([]);
  });

  it("takes changes in the order in which they were wished for", async () => {
    const { documents, collection } = open();
    const ids = Array.from({ length: 20 }, (_, index) => `${index}`);
    await Promise.all(ids.map((id) => documents.change(person, noting(id))));
    expect((await collection.get("telegram:c"))?.value.seen).toEqual(ids);
  });

  it("is not written where a change changes nothing", async () => {
    const { documents, collection } = open();
    await documents.change(person, noting("a"));
    await documents.change(person, (now) => now);
    expect((await collection.get("telegram:c"))?.revision).toBe(1);
  });

  it("takes a change again that another process came before", async () => {
    const storage = openMemory();
    const one = open(storage).documents;
    const other = open(storage).documents;
    // Both hold on to what has something left to do.
    await one.change(person, waitingFor("x"));
    await other.change(person, noting("other"));
    await one.change(person, noting("one"));
    const { seen, waiting } = await open(storage).documents.read(person);
    expect(seen).toEqual(["other", "one"]);
    expect(waiting).toHaveLength(1);
  });

  it("gives up where each round is lost, and takes the next change all the same", async () => {
    const { collection, documents } = open();
    const losing: Collection<Conversation> = {
      ...collection,
      async put(id, value, expected, dueAt) {
        const now = await collection.get(id);
        await collection.put(id, now?.value ?? value, now?.revision ?? 0);
        return collection.put(id, value, expected, dueAt);
      },
    };
    await expect(
      createDocuments(losing, quiet).change(person, noting("a")),
    ).rejects.toMatchObject({ name: "ConflictError" });
    await documents.change(person, noting("b"));
    expect((await documents.read(person)).seen).toContain("b");
  });

  it("is as it was when a write fails", async () => {
    const { collection } = open();
    let full = false;
    const documents = createDocuments(
      {
        ...collection,
        put: (...put) =>
          full ? Promise.reject(new Error("full")) : collection.put(...put),
      },
      quiet,
    );
    await documents.change(person, waitingFor("a"));
    full = true;
    await expect(documents.change(person, noting("b"))).rejects.toThrow("full");
    full = false;
    expect((await documents.read(person)).seen).toEqual([]);
    await documents.change(person, noting("c"));
    expect((await documents.read(person)).seen).toEqual(["c"]);
  });

  it("is gone once it is removed, unless it has become more", async () => {
    const { documents, collection } = open();
    await documents.change(person, noting("a"));
    const more = (now: Conversation) => now.seen.includes("a");
    expect(await documents.remove(person, more)).toBe(false);
    expect(await documents.remove(person)).toBe(true);
    expect(await documents.remove(person)).toBe(true);
    expect(await collection.list()).toEqual([]);
  });

  it("goes on, begun anew, where its document is damaged, which is set aside", async () => {
    const folder = await temporaryFolder();
    const { documents } = open(await openLowdb(folder));
    await documents.change(person, noting("a"));
    const kind = join(folder, "conversations");
    const [file = ""] = await filesIn(kind);
    await writeFile(file, "{");
    await documents.change(person, noting("b"));
    expect((await documents.read(person)).seen).toEqual(["b"]);
    const damaged = (await filesIn(kind)).find((name) =>
      name.endsWith(".damaged"),
    );
    expect(await readFile(damaged ?? "", "utf8")).toBe("{");
  });
});

describe("what is at rest", () => {
  it("is not held in memory: it is read again, also as another process left it", async () => {
    const storage = openMemory();
    const { documents, collection } = open(storage);
    await documents.change(person, noting("a"));
    const stored = await collection.get("telegram:c");
    await collection.put(
      "telegram:c",
      noting("b")(await documents.read(person)),
      stored?.revision ?? 0,
    );
    expect((await documents.read(person)).seen).toEqual(["a", "b"]);
  });

  it("is held as long as something is left to do, and not a moment longer", async () => {
    let reads = 0;
    const { collection } = open();
    const documents = createDocuments(
      {
        ...collection,
        get(id) {
          reads += 1;
          return collection.get(id);
        },
      },
      quiet,
    );
    await documents.change(person, waitingFor("a"));
    reads = 0;
    await documents.read(person);
    expect(reads).toBe(0);
    await documents.change(person, (now) => ({ ...now, waiting: [] }));
    await documents.read(person);
    expect(reads).toBe(1);
  });
});

describe("a conversation is anybody's to go on with", () => {
  const moments = (ms: number) => new Date(start.getTime() + ms);

  it.each([
    [
      "once what it received has waited for longer than work takes",
      waitingFor("a"),
      graceMs,
    ],
    ["once what it says has", outgoing("a"), graceMs],
    [
      "once its next try has been due for so long",
      outgoing("a", start.getTime() + hour),
      hour + graceMs,
    ],
  ])("%s", async (_, change, afterMs) => {
    const { documents } = open();
    await documents.change(person, change);
    expect(await documents.due(moments(afterMs - 1), 10)).toEqual([]);
    expect(await documents.due(moments(afterMs + 10_000), 10)).toMatchObject([
      person,
    ]);
  });

  it("also when it says something to somebody who is gone, so that this is told", async () => {
    const { documents } = open();
    await documents.change(person, (now) => ({
      ...outgoing("a")(now),
      gone: true,
    }));
    expect(await documents.due(moments(hour), 10)).toHaveLength(1);
  });

  it("never while nothing is left to do", async () => {
    const { documents } = open();
    await documents.change(person, waitingFor("a"));
    await documents.change(person, (now) => ({
      ...noting("a")(now),
      waiting: [],
    }));
    expect(await documents.due(moments(hour), 10)).toEqual([]);
  });

  it("one after the other, as many as are asked for", async () => {
    const { documents } = open();
    for (const id of ["a", "b", "c"])
      await documents.change({ ...person, id }, waitingFor(id));
    const later = moments(hour);
    expect(await documents.due(later, 2)).toHaveLength(2);
    expect(await documents.due(later, 2)).toHaveLength(1);
    expect(await documents.due(later, 2)).toHaveLength(0);
  });
});

describe("the backlog", () => {
  it("counts what waits and what goes out, and tells the age of the oldest", async () => {
    const { documents } = open();
    const now = new Date(start.getTime() + 5000);
    expect(documents.backlog("inbox", now)).toEqual({
      waiting: 0,
      oldestMs: 0,
    });
    await documents.change(person, waitingFor("a"));
    await documents.change(person, waitingFor("b", now));
    await documents.change({ ...person, id: "d" }, outgoing("c"));
    expect(documents.backlog("inbox", now)).toEqual({
      waiting: 2,
      oldestMs: 5000,
    });
    expect(documents.backlog("outbox", now)).toEqual({
      waiting: 1,
      oldestMs: 5000,
    });
  });
});
