import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openTestTips, report, reporter } from "./open.ts";

// A picture of one pixel.
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const sent = new Map<string, Uint8Array>([
  ["picture", png],
  ["program", Buffer.from("MZ\u0090\u0000 a program of Windows")],
]);
const picture = { kind: "photo", ref: "picture" } as const;

describe("a file of a report", () => {
  it("is kept once, however often the message is worked", async () => {
    const { reporting } = await openTestTips({ sent });
    const kept = await reporting.keep("r", picture, reporter);
    expect(kept).toMatchObject({ kind: "photo", bytes: png.length });
    expect(await reporting.keep("r", picture, reporter)).toEqual(kept);
  });

  it.each([
    ["a program", "program", "program"],
    ["what the platform has no more", "nothing", "gone"],
  ])("is refused where it is %s", async (_, ref, why) => {
    const { reporting } = await openTestTips({ sent });
    const kept = await reporting.keep("r", { kind: "document", ref }, reporter);
    expect(kept).toEqual({ why });
  });

  it("lies on the disk under names and times that tell nothing, and is gone when the report is dropped", async () => {
    const { reporting, folder } = await openTestTips({ sent });
    await reporting.keep("r", picture, reporter);
    const files = join(folder, "tip-files");
    const names = await readdir(files);
    // As it came, and cleaned.
    expect(names).toHaveLength(2);
    for (const name of names) {
      expect(name).toMatch(/^[0-9a-f]{64}$/);
      const { mtimeMs, size } = await stat(join(files, name));
      expect(mtimeMs).toBe(0);
      expect(size).toBeGreaterThan(4096);
    }
    await reporting.drop("r");
    expect(await readdir(files)).toEqual([]);
  });

  it("goes with the tip, and is erased with it", async () => {
    const { reporting, folder } = await openTestTips({ sent });
    const { id } = report();
    const kept = await reporting.keep(id, picture, reporter);
    if ("why" in kept) throw new Error(kept.why);
    await reporting.file(report({ files: [kept] }), reporter);
    const [tip] = await reporting.linked(reporter);
    // Sealed to the unit: as it came and cleaned; and cleaned for the officers' chats.
    expect(await readdir(join(folder, "tip-files"))).toHaveLength(3);
    await reporting.erase(tip?.id ?? "", "m");
    expect(await readdir(join(folder, "tip-files"))).toEqual([]);
  });

  it("may be added to a tip that is filed", async () => {
    const { reporting, folder } = await openTestTips({ sent });
    await reporting.file(report(), reporter);
    const [tip] = await reporting.linked(reporter);
    const id = tip?.id ?? "";
    const kept = await reporting.keep(id, picture, reporter);
    if ("why" in kept) throw new Error(kept.why);
    await reporting.add(id, { text: "", files: [kept] }, "m");
    expect(await readdir(join(folder, "tip-files"))).toHaveLength(3);
    await reporting.erase(id, "m2");
    expect(await readdir(join(folder, "tip-files"))).toEqual([]);
  });
});
