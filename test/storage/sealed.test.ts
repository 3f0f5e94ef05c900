import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { DamageError } from "../../src/errors.ts";
import { openLowdb } from "../../src/storage/lowdb.ts";
import { openMemory } from "../../src/storage/memory.ts";
import { sealed } from "../../src/storage/sealed.ts";
import type { Collection } from "../../src/storage/storage.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { storageContract } from "./contract.ts";
import { filesIn } from "./files.ts";

const key = Buffer.alloc(32, 7);
const Sealed = z.object({ sealed: z.string() });
const due = new Date("2023-11-08T01:00:00Z");

describe("sealed, in memory", () => {
  storageContract((onDamage) =>
    Promise.resolve(sealed(openMemory({ onDamage }), key, { onDamage })),
  );
});

describe("sealed, on the disk", () => {
  storageContract(async (onDamage) => {
    const inner = await openLowdb(await temporaryFolder(), { key, onDamage });
    return sealed(inner, key, { onDamage });
  });

  it("leaves nothing to read: neither value nor id, kept, replaced or deleted", async () => {
    const folder = await temporaryFolder();
    const storage = sealed(await openLowdb(folder, { key }), key);
    const notes = storage.collection("notes", z.string());
    await notes.put("telegram:84901234567", "the secret of one", 0);
    await notes.put("telegram:84901234567", "the secret of two", 1, due);
    await notes.put("telegram:84907654321", "the secret of three", 0);
    await notes.delete("telegram:84907654321", 1);
    const files = await filesIn(folder);
    const held = await Promise.all(files.map((file) => readFile(file, "utf8")));
    const all = [...files, ...held].join("\n");
    expect(files.length).toBeGreaterThan(1);
    for (const text of ["secret", "8490", "telegram"]) {
      expect(all).not.toContain(text);
      expect(all).not.toContain(Buffer.from(text).toString("base64"));
    }
    expect(all).not.toContain(key.toString("base64"));
  });
});

/** A note that was sealed, and the same document as the engine sees it. */
async function sealedNote() {
  const engine = openMemory();
  const notes = sealed(engine, key).collection("notes", z.string());
  await notes.put("a", "the value", 0);
  const raw = engine.collection("notes", z.unknown());
  return { engine, notes, raw };
}

async function sealedText(raw: Collection<unknown>, id: string) {
  return Sealed.parse((await raw.get(id))?.value).sealed;
}

describe("a sealed document", () => {
  it("is not opened when a bit of it was changed, wherever", async () => {
    const { notes, raw } = await sealedNote();
    const whole = Buffer.from(await sealedText(raw, "a"), "base64");
    let revision = 1;
    for (const at of [0, 11, 12, 30, whole.length - 17, whole.length - 1]) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await raw.put("a", { sealed: changed.toString("base64") }, revision);
      revision += 1;
      await expect(notes.get("a")).rejects.toThrow(DamageError);
    }
    await raw.put("a", { sealed: whole.toString("base64") }, revision);
    expect((await notes.get("a"))?.value).toBe("the value");
  });

  it.each([
    ["in the clear", "the value"],
    ["of no shape", { other: 1 }],
    ["empty", { sealed: "" }],
    ["cut short", { sealed: Buffer.alloc(20).toString("base64") }],
    ["no base64", { sealed: "%%%%" }],
  ])("is not taken for one when it is %s", async (_, value) => {
    const { notes, raw } = await sealedNote();
    await raw.put("a", value, 1);
    await expect(notes.get("a")).rejects.toThrow(DamageError);
  });

  it("is not opened with another key", async () => {
    const { engine } = await sealedNote();
    const other = sealed(engine, Buffer.alloc(32, 8));
    const reading = other.collection("notes", z.string()).get("a");
    await expect(reading).rejects.toThrow(DamageError);
  });

  it("is not opened in another's place, of another kind, or at another moment", async () => {
    const { engine, notes, raw } = await sealedNote();
    const value = { sealed: await sealedText(raw, "a") };
    await raw.put("b", value, 0);
    await expect(notes.get("b")).rejects.toThrow(DamageError);

    await engine.collection("others", z.unknown()).put("a", value, 0);
    const others = sealed(engine, key).collection("others", z.string());
    await expect(others.get("a")).rejects.toThrow(DamageError);

    await raw.put("a", value, 1, due);
    await expect(notes.get("a")).rejects.toThrow(DamageError);
  });

  it("is sealed anew at each write, though it says the same", async () => {
    const { notes, raw } = await sealedNote();
    const first = await sealedText(raw, "a");
    await notes.put("a", "the value", 1);
    expect(await sealedText(raw, "a")).not.toBe(first);
  });

  it.each([
    [0, 1],
    [1, 400],
    [600, 900],
    [20_000, 30_000],
    [140_000, 190_000],
  ])("has one size for %i and for %i characters", async (few, many) => {
    const { notes, raw } = await sealedNote();
    await notes.put("few", "x".repeat(few), 0);
    await notes.put("many", "x".repeat(many), 0);
    const sizes = [await sealedText(raw, "few"), await sealedText(raw, "many")];
    expect(sizes[0]?.length).toBe(sizes[1]?.length);
    expect((await notes.get("many"))?.value).toBe("x".repeat(many));
  });

  it("is set aside when it cannot be opened, kept as it was, and leaves room", async () => {
    const { engine, notes, raw } = await sealedNote();
    const value = { sealed: randomBytes(600).toString("base64") };
    await raw.put("a", value, 1);
    await notes.setAside("a");
    expect(await notes.get("a")).toBeUndefined();
    await notes.put("a", "the next", 0);
    await notes.setAside("a");
    expect((await notes.get("a"))?.value).toBe("the next");
    const kept = await engine.collection("notes.unopened", z.unknown()).list();
    expect(kept.map((document) => document.value)).toEqual([value]);
  });

  it("is passed over when it is due and cannot be opened, and holds up no other", async () => {
    const damage: unknown[] = [];
    const { engine, raw } = await sealedNote();
    const notes = sealed(engine, key, {
      onDamage: (error) => damage.push(error),
    }).collection("notes", z.string());
    await raw.put("bad", { sealed: "AAAA" }, 0, new Date(0));
    await raw.put("worse", "open", 0, new Date(1));
    await notes.put("good", "the value", 0, due);
    // Even without a lease to speak of it comes to an end.
    const claimed = await notes.claimDue(due, 0, 1);
    expect(claimed.map(({ value }) => value)).toEqual(["the value"]);
    expect(damage).toEqual([expect.any(DamageError), expect.any(DamageError)]);
  });
});
