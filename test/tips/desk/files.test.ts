import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { OpenTipsParts } from "../../../src/tips/desk/open-tips.ts";
import { Reference } from "../../../src/tips/reference.ts";
import { enrol } from "./officer-chat.ts";
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

describe("a voice", () => {
  // A second of silence in a WAV file.
  const header = Buffer.alloc(44);
  header.write("RIFF", 0);
  header.writeUInt32LE(36 + 16_000, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8000, 24);
  header.writeUInt32LE(16_000, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36);
  header.writeUInt32LE(16_000, 40);
  const voice = Buffer.concat([header, Buffer.alloc(16_000)]);

  async function shownTo(run: OpenTipsParts["run"]) {
    const desk = await openTestTips({
      sent: new Map([["voice", voice]]),
      more: run === undefined ? {} : { run },
    });
    await enrol(desk, "cb1");
    const { id } = report();
    const sent = { kind: "voice", ref: "voice" } as const;
    const kept = await desk.reporting.keep(id, sent, reporter);
    if ("why" in kept) throw new Error(kept.why);
    const { reference } = await desk.reporting.file(
      report({ files: [kept] }),
      reporter,
    );
    const officer = await desk.officering.officerOf({
      channel: "telegram",
      sender: "cb1",
    });
    if (officer === undefined) throw new Error("no officer");
    const opened = await desk.officering.open(
      officer,
      Reference.parse(reference),
    );
    if (opened === "unknown") throw new Error("not seen");
    return opened.files;
  }

  it("is shown to officers altered, by the name of what it then is", async () => {
    const altered = Buffer.from("OggS altered");
    const files = await shownTo(() => Promise.resolve(altered));
    expect(files.map(({ name }) => name.slice(6))).toEqual(["-1.ogg"]);
    expect(Buffer.from(files[0]?.bytes ?? [])).toEqual(altered);
  });

  it("is not shown at all where it cannot be altered", async () => {
    expect(await shownTo(() => Promise.resolve(undefined))).toEqual([]);
  });
});
