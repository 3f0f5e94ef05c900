import { describe, expect, it } from "vitest";
import { AuditSegment } from "../../../src/tips/audit.ts";
import { OfficerAct } from "../../../src/tips/desk/officer-words.ts";
import { enrol, officerChat, words } from "./officer-chat.ts";
import { openTestTips, report, reporter } from "./open.ts";

const wards = ["Phường 1", "Phường 12", "Phường 7"];

/** Tips of three wards, one of them closed, and one against police. */
async function deskWithTips() {
  const desk = await openTestTips();
  await enrol(desk, "cb1", "tra-vinh-city");
  await enrol(desk, "far", "gia-lai");
  const references: string[] = [];
  for (const [at, ward] of wards.entries()) {
    const { routed } = report();
    const kinds = at === 0 ? ["crime-drugs"] : ["crime-gambling"];
    const { reference } = await desk.reporting.file(
      report({
        id: `${at}`,
        text: `word${at} Bảy Đen`,
        routed: { ...routed, ward, kinds, urgent: at === 2 },
      }),
      reporter,
    );
    references.push(reference);
  }
  const hidden = await desk.reporting.file(
    report({ id: "x", routed: { ...report().routed, againstPolice: true } }),
    reporter,
  );
  const chat = officerChat(desk);
  await chat.say("cb1", `/dong ${references[1] ?? ""} không có thật`);
  return { ...desk, ...chat, references, hidden: hidden.reference };
}

describe("a search", () => {
  it.each<[typed: string, found: readonly number[]]>([
    ["ma túy", [0]],
    ["co bac", [1, 2]],
    ["cờ bạc phường 7", [2]],
    ["phường 1", [0]],
    ["10/2024", [0, 1, 2]],
    ["tháng 10/2024", []],
    ["22/10/2024", [0, 1, 2]],
    ["11/2024", []],
    ["khẩn", [2]],
    ["đã đóng", [1]],
    ["không có thật", [1]],
    ["trà vinh mới", [0, 2]],
    // What was said is sealed.
    ["Bảy Đen", []],
    ["word0", []],
  ])("for %s", async (typed, found) => {
    const { say, references } = await deskWithTips();
    const text = (await say("cb1", `/tim ${typed}`)) ?? "";
    expect(
      references.flatMap((each, at) => (text.includes(each) ? [at] : [])),
    ).toEqual(found);
  });

  it("for a reference finds it, in whatever letters", async () => {
    const { say, references } = await deskWithTips();
    const [first = ""] = references;
    expect(await say("cb1", `/tim ${first.toLowerCase()}`)).toContain(first);
    expect(await say("cb1", `tìm tin ${first}`)).toContain("Tìm thấy: 1");
  });

  it("looks among all tips, also for an officer who has one", async () => {
    const { say, references } = await deskWithTips();
    await say("cb1", `/nhan ${references[0] ?? ""}`);
    const found = await say("cb1", "/tim cờ bạc");
    expect(found).toContain(references[1]);
    expect(found).toContain(references[2]);
  });

  it("finds nothing that the unit may not see, by its reference either", async () => {
    const { say, references, hidden } = await deskWithTips();
    expect(await say("cb1", `/tim ${hidden}`)).toContain("Không có tin nào");
    expect(await say("cb1", "/tim hạn chế")).toContain("Không có tin nào");
    expect(await say("far", `/tim ${references[0] ?? ""}`)).toContain(
      "Không có tin nào",
    );
  });

  it("without words tells what can be looked for, and that words of tips are sealed", async () => {
    const { say } = await deskWithTips();
    expect(await say("cb1", "/tim")).toContain("niêm phong");
  });

  it("stands in the log with its words", async () => {
    const { say, storage } = await deskWithTips();
    await say("cb1", "/tim ma túy phường 9");
    const segments = await storage.collection("tip-audit", AuditSegment).list();
    const entries = segments.flatMap(({ value }) => value.entries);
    expect(entries.at(-1)).toMatchObject({
      act: "find",
      facts: { words: "ma túy phường 9" },
    });
  });
});

describe("a long list", () => {
  it("goes on page by page, urgent ones first, then the oldest", async () => {
    const desk = await openTestTips();
    await enrol(desk, "cb1", "tra-vinh-city");
    const filed: string[] = [];
    for (let at = 0; at < 23; at += 1) {
      desk.clock.set(new Date(desk.clock.now().getTime() + 60_000));
      const routed = { ...report().routed, urgent: at === 20 };
      const { reference } = await desk.reporting.file(
        report({ id: `${at}`, routed }),
        reporter,
      );
      filed.push(reference);
    }
    const ordered = [filed[20] ?? "", ...filed.filter((_, at) => at !== 20)];
    const { hear } = officerChat(desk);
    const shown = (text: string) =>
      [...text.matchAll(/^• (\w{6})/gm)].map(([, reference]) => reference);
    const seen: (string | undefined)[] = [];
    let reply = await hear("cb1", { text: "/ds" });
    for (let page = 1; page <= 3; page += 1) {
      seen.push(...shown(reply?.text ?? ""));
      const onward = reply?.choices.find(({ id }) => id.startsWith("tips-"));
      expect(onward === undefined).toBe(page === 3);
      if (onward !== undefined)
        reply = await hear("cb1", { choice: onward.id });
    }
    expect(seen).toEqual(ordered);
    const typed = await hear("cb1", { text: "/ds trang 3" });
    expect(shown(typed?.text ?? "")).toEqual(ordered.slice(20));
    const next = await hear("cb1", { text: "/tiep" });
    expect(next?.text.startsWith(ordered[0] ?? "?")).toBe(true);
  });
});

describe("what officers say in plain words", () => {
  it.each([
    ["trả tin KHM397", "release"],
    ["tra tin KHM397", "release"],
    ["tìm tin ma túy", "find"],
    ["tim tin ma tuy", "find"],
    ["mở tin KHM397", "open"],
    ["mở lại tin KHM397", "reopen"],
    ["mở lại quán karaoke", undefined],
    ["tìm người báo", undefined],
    ["gộp tin KHM397 với DTW439", "merge"],
  ])("%s", (typed, act) => {
    expect(words.read(typed)?.act).toBe(act);
  });
});

describe("the page of a list as it is typed", () => {
  it.each([
    ["/ds", "", 1],
    ["/ds 2", "", 2],
    ["/ds trang 3", "", 3],
    ["/tim ma túy trang 2", "ma túy", 2],
    ["/tim phường 7", "phường 7", 1],
    ["/tim 10/2024", "10/2024", 1],
    ["/ds 0", "", 1],
  ])("%s", (typed, rest, page) => {
    expect(words.read(typed)).toMatchObject({ rest, page });
  });
});

describe("an officer's help", () => {
  it("names every command that officers have, as it is read", async () => {
    const desk = await openTestTips();
    await enrol(desk, "cb1");
    const help = (await officerChat(desk).say("cb1", "/lenh")) ?? "";
    const named = [...help.matchAll(/\/([a-z]+)/g)].map(
      ([command]) => words.read(command)?.act,
    );
    const others = new Set(["resend", "help"]);
    expect(new Set(named)).toEqual(
      new Set(OfficerAct.options.filter((act) => !others.has(act))),
    );
    expect(help.length).toBeLessThan(1500);
  });
});
