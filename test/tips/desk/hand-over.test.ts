import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { AuditSegment } from "../../../src/tips/audit.ts";
import { handedTo } from "../../../src/tips/desk/handed-to.ts";
import { type Identity, newKeys } from "../../../src/tips/keys.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { requireProgram, runProgram } from "../program.ts";
import { enrol, officerChat, words } from "./officer-chat.ts";
import { openTestTips, report, reporter, units } from "./open.ts";

requireProgram("age");

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

describe("where a tip is handed over to, and why", () => {
  it.each([
    ["tra-vinh: việc ở huyện khác", "tra-vinh", "việc ở huyện khác"],
    ["tra-vinh việc ở huyện khác", "tra-vinh", "việc ở huyện khác"],
    ["Công an Tỉnh Gia Lai, vì ở Pleiku", "gia-lai", "vì ở Pleiku"],
    ["công an tỉnh trà vinh vượt cấp", "tra-vinh", "vượt cấp"],
    ["cong an thanh pho tra vinh", "tra-vinh-city", ""],
    ["ha-noi", "ha-noi", ""],
    ["", undefined, ""],
    ["bên huyện vì ở đó", undefined, "bên huyện vì ở đó"],
  ])("%s", (typed, id, reason) => {
    const read = handedTo(typed, units);
    expect([read.unit?.id, read.reason]).toEqual([id, reason]);
  });
});

async function desk(more: Parameters<typeof openTestTips>[0] = {}) {
  const tips = await openTestTips(more);
  await enrol(tips, "cb1", "tra-vinh-city");
  await enrol(tips, "cb2", "tra-vinh");
  tips.scheduler.start();
  const chat = officerChat(tips);
  const told = (id: string) =>
    tips.posted.filter(({ to }) => to.id === id).map(({ reply }) => reply.text);
  return { ...tips, ...chat, told };
}

describe("handing a tip over", () => {
  it("keeps the reason given with the command, shows it to the unit that receives, and notes it in the log", async () => {
    const { reporting, say, told, scheduler, audit, storage } = await desk();
    const { reference } = await reporting.file(report(), reporter);
    const reason = "vượt thẩm quyền thành phố";
    expect(
      await say("cb1", `/chuyen ${reference} Công an Tỉnh Trà Vinh ${reason}`),
    ).toContain("Đã chuyển");
    await scheduler.settled();
    const [notice = ""] = told("cb2").slice(-1);
    expect(notice).toContain("chuyển đến từ Công an Thành phố Trà Vinh");
    const opened = await say("cb2", `/mo ${reference}`);
    expect(opened).toContain(reason);
    expect(opened).toContain("break locks");
    expect((await audit.verify()).is).toBe("whole");
    const [segment] = await storage
      .collection("tip-audit", AuditSegment)
      .list();
    const entry = segment?.value.entries.find(({ act }) => act === "hand-over");
    expect(entry?.facts).toEqual({ to: "tra-vinh", reason });
  });

  it("keeps the reason while the unit is still asked for", async () => {
    const { reporting, say, tap } = await desk();
    const { reference } = await reporting.file(report(), reporter);
    expect(
      await say("cb1", `/chuyen ${reference} lên cấp trên vì phức tạp`),
    ).toContain("cho đơn vị nào");
    expect(await tap("cb1", `tip-hand:${reference}:tra-vinh`)).toContain(
      "Đã chuyển",
    );
    expect(await say("cb2", `/mo ${reference}`)).toContain(
      "lên cấp trên vì phức tạp",
    );
  });

  it("asks for a reason where none was given", async () => {
    const { reporting, say } = await desk();
    const { reference } = await reporting.file(report(), reporter);
    expect(await say("cb1", `/chuyen ${reference} tra-vinh`)).toContain(
      "lý do chuyển",
    );
    expect(await say("cb1", "ở huyện Trà Cú")).toContain("Đã chuyển");
    expect(await say("cb2", `/mo ${reference}`)).toContain("ở huyện Trà Cú");
  });

  it("is a word that officers' words know", () => {
    expect(words.read("/chuyen KHM397 tra-vinh: vì")?.rest).toBe(
      "tra-vinh: vì",
    );
  });
});

describe("the seals of a tip that was handed over", () => {
  async function handed(former: readonly string[]) {
    const [old, fresh] = [await newKeys(), await newKeys()];
    const folder = await temporaryFolder();
    const tips = await desk({
      sent: new Map([["picture", png]]),
      more: {
        units: units.map((unit) =>
          unit.id === "tra-vinh"
            ? { ...unit, recipients: [fresh.recipient] }
            : unit.id === "tra-vinh-city" && former.length > 0
              ? { ...unit, recipients: [old.recipient] }
              : unit,
        ),
      },
    });
    const { id } = report();
    const picture = { kind: "photo", ref: "picture" } as const;
    const kept = await tips.reporting.keep(id, picture, reporter);
    if ("why" in kept) throw new Error(kept.why);
    const { reference } = await tips.reporting.file(
      report({ files: [kept] }),
      reporter,
    );
    const [tip] = await tips.reporting.linked(reporter);
    await tips.reporting.add(
      tip?.id ?? "",
      { text: "a blue car", files: [] },
      "m",
    );
    await tips.say("cb1", `/chuyen ${reference} tra-vinh: vì`);
    const { parts, store } = tips;
    const stored = await store.get(tip?.id ?? "");
    if (stored === undefined) throw new Error("no tip");
    const [file] = stored.files;
    const blob = (use: string) =>
      parts.blobs.get(`${stored.id}/${file?.id ?? ""}/${use}`);
    const open = async (sealed: string | Uint8Array, key: Identity) => {
      await writeFile(join(folder, "sealed.age"), sealed);
      await writeFile(join(folder, "key"), `${key}\n`);
      return runProgram("age", [
        "-d",
        "-i",
        join(folder, "key"),
        join(folder, "sealed.age"),
      ]);
    };
    return { stored, blob, open, old, fresh };
  }

  it("let the new unit's key open text, dialogue and cleaned files with the stock program, and the former one's open none of these", async () => {
    const { stored, blob, open, old, fresh } = await handed(["old"]);
    const clean = await blob("clean");
    if (clean === undefined) throw new Error("no file");
    const all = [stored.sealed, stored.lines[0]?.sealed ?? "", clean];
    expect((await open(all[0] ?? "", fresh.identity)).toString()).toContain(
      report().text,
    );
    expect((await open(all[1] ?? "", fresh.identity)).toString()).toContain(
      "a blue car",
    );
    expect((await open(all[2] ?? "", fresh.identity)).length).toBeGreaterThan(
      png.length,
    );
    for (const sealed of all)
      await expect(open(sealed, old.identity)).rejects.toThrow();
  });

  it("leave files as they came to the former unit's key, where it had one", async () => {
    const { blob, open, old, fresh } = await handed(["old"]);
    const original = (await blob("original")) ?? "";
    expect((await open(original, old.identity)).length).toBeGreaterThan(0);
    await expect(open(original, fresh.identity)).rejects.toThrow();
  });

  it("are the new unit's for all of it, where the former one had no key of its own", async () => {
    const { blob, open, fresh } = await handed([]);
    const original = (await blob("original")) ?? "";
    expect((await open(original, fresh.identity)).includes(png)).toBe(true);
  });
});
