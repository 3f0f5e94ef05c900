import { describe, expect, it } from "vitest";
import { DamageError } from "../../src/errors.ts";
import { memoryBlobs } from "../../src/storage/blobs.ts";
import { sealedBlobs } from "../../src/storage/sealed-blobs.ts";

const key = new Uint8Array(32).fill(7);
const bytes = new TextEncoder().encode("báo cáo đã ký");

describe("sealed blobs", () => {
  it("give back what was put, and nothing of it stands in the open", async () => {
    const inner = memoryBlobs();
    const blobs = sealedBlobs(inner, key);
    await blobs.put("a", bytes);
    expect(Uint8Array.from((await blobs.get("a")) ?? [])).toEqual(bytes);
    const kept = Buffer.from((await inner.get("a")) ?? []);
    expect(kept.includes(Buffer.from(bytes))).toBe(false);
  });

  it("are gone once removed, and unknown before they were put", async () => {
    const blobs = sealedBlobs(memoryBlobs(), key);
    await blobs.put("a", bytes);
    await blobs.delete("a");
    expect(await blobs.get("a")).toBeUndefined();
  });

  it("cannot be put in another's place, changed, cut short or opened with another key", async () => {
    const inner = memoryBlobs();
    const blobs = sealedBlobs(inner, key);
    await blobs.put("a", bytes);
    const sealed = (await inner.get("a")) ?? new Uint8Array();
    await inner.put("b", sealed);
    await inner.put("c", sealed.slice(0, 5));
    await expect(blobs.get("b")).rejects.toThrow(DamageError);
    await expect(blobs.get("c")).rejects.toThrow(DamageError);
    const other = sealedBlobs(inner, new Uint8Array(32).fill(8));
    await expect(other.get("a")).rejects.toThrow(DamageError);
    const changed = sealed.map((byte, at) => (at === 14 ? byte ^ 1 : byte));
    await inner.put("a", changed);
    await expect(blobs.get("a")).rejects.toThrow(DamageError);
  });
});
