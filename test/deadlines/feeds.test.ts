import { describe, expect, it } from "vitest";
import { createFeeds } from "../../src/deadlines/feeds.ts";
import { openMemory } from "../../src/storage/memory.ts";

const anna = { channel: "telegram", sender: "1" } as const;
const ben = { channel: "zalo", sender: "1" } as const;
const health = {
  place: "Tỉnh Bình Phước",
  agency: "Sở Y tế",
  language: "vi",
} as const;

describe("a person's feed", () => {
  it("is found by its secret and by no other", async () => {
    const feeds = createFeeds(openMemory());
    const secret = await feeds.make(anna, health);
    expect(secret).toMatch(/^[\w-]{32}$/);
    expect(await feeds.find(secret)).toEqual(health);
    expect(await feeds.find("A".repeat(32))).toBeUndefined();
    expect(await feeds.find("../calendar-owners")).toBeUndefined();
  });

  it("ends when it is revoked, and nobody else's with it", async () => {
    const feeds = createFeeds(openMemory());
    const secret = await feeds.make(anna, health);
    const other = await feeds.make(ben, health);
    expect(await feeds.revoke(anna)).toBe(true);
    expect(await feeds.find(secret)).toBeUndefined();
    expect(await feeds.find(other)).toEqual(health);
    expect(await feeds.revoke(anna)).toBe(false);
  });

  it("takes the place of an older one", async () => {
    const feeds = createFeeds(openMemory());
    const old = await feeds.make(anna, health);
    const secret = await feeds.make(anna, { ...health, agency: null });
    expect(await feeds.find(old)).toBeUndefined();
    expect(await feeds.find(secret)).toEqual({ ...health, agency: null });
  });

  it("leaves no secret and no name in the storage", async () => {
    const storage = openMemory();
    const written: string[] = [];
    const watched: typeof storage = {
      ...storage,
      collection(kind, schema) {
        const collection = storage.collection(kind, schema);
        return {
          ...collection,
          put(id, value, ...rest) {
            written.push(
              JSON.stringify(value),
              kind === "calendar-feeds" ? id : "",
            );
            return collection.put(id, value, ...rest);
          },
        };
      },
    };
    const secret = await createFeeds(watched).make(
      { channel: "telegram", sender: "774411" },
      health,
    );
    expect(written.length).toBeGreaterThan(0);
    expect(written.join("\n")).not.toContain(secret);
    expect(written.join("\n")).not.toContain("774411");
  });
});
