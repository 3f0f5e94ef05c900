import { describe, expect, it } from "vitest";
import { loadAgencies } from "../../src/agencies/agency-list.ts";
import { createDirectory } from "../../src/agencies/directory.ts";
import { createAskingReader } from "../../src/deadlines/asking.ts";
import { createPageReader } from "../../src/deadlines/page-asked.ts";
import { loadDueWords } from "../../src/deadlines/due-day.ts";
import { createGazetteer, loadPlaces } from "../../src/places/gazetteer.ts";
import { day } from "./plans.ts";

const { asking: words } = await loadDueWords("knowledge/deadlines.yaml");
const read = createAskingReader({
  words,
  directory: createDirectory(await loadAgencies("knowledge/agencies.yaml")),
  gazetteer: createGazetteer(await loadPlaces("knowledge/places.yaml"), [
    "Tỉnh Bình Phước",
    "Tỉnh Trà Vinh",
  ]),
});
const today = day("2024-11-05");

describe("a question on the calendar", () => {
  it.each([
    ["hạn sắp tới", "upcoming", null, "2024-11-05", "2025-11-06"],
    [
      "cho tôi xem các hạn sắp tới nhé",
      "upcoming",
      null,
      "2024-11-05",
      "2025-11-06",
    ],
    ["han sap toi", "upcoming", null, "2024-11-05", "2025-11-06"],
    ["tháng này nộp gì", "due", null, "2024-11-01", "2024-11-30"],
    ["tháng sau phải nộp báo cáo gì?", "due", null, "2024-12-01", "2024-12-31"],
    ["tháng 3 năm 2025 nộp gì", "due", null, "2025-03-01", "2025-03-31"],
    ["tháng 12/2023 nộp gì", "due", null, "2023-12-01", "2023-12-31"],
    ["quý II năm 2025 nộp gì", "due", null, "2025-04-01", "2025-06-30"],
    ["tuần này có hạn nào", "due", null, "2024-11-04", "2024-11-10"],
    [
      "Sở Y tế còn nợ báo cáo nào",
      "owed",
      "Sở Y tế",
      "2024-01-01",
      "2024-12-31",
    ],
    ["quá hạn", "overdue", null, "2023-11-05", "2024-11-04"],
    [
      "báo cáo nào quá hạn năm ngoái",
      "overdue",
      null,
      "2023-01-01",
      "2023-12-31",
    ],
    [
      "lịch năm 2024 của UBND phường",
      "calendar",
      "UBND phường",
      "2024-01-01",
      "2024-12-31",
    ],
    ["lịch báo cáo", "calendar", null, "2024-01-01", "2024-12-31"],
    [
      "lịch Sở Tư pháp năm sau",
      "calendar",
      "Sở Tư pháp",
      "2025-01-01",
      "2025-12-31",
    ],
  ] as const)(
    "“%s” asks for %s of %s, %s to %s",
    (text, kind, agency, from, to) => {
      expect(read(text, today)).toMatchObject({
        kind,
        agency,
        window: { from, to },
      });
    },
  );

  it("names the places it asks for", () => {
    expect(read("hạn sắp tới của tỉnh Bình Phước", today)?.places).toEqual([
      "Tỉnh Bình Phước",
    ]);
    expect(read("hạn sắp tới", today)?.places).toEqual([]);
  });

  it.each([
    "Báo cáo tổng kết nộp gì",
    "hạn nào",
    "lịch học",
    "lịch cắt điện tháng này",
    "kế hoạch 95 nói gì",
    "lịch sử phong trào năm 2024",
    "Sở Y tế phải nộp báo cáo nào trước ngày 15/11",
    "lịch tuyên truyền tháng này ở trường em",
    "xử lý hợp đồng quá hạn thế nào",
    "hạn nộp báo cáo của Sở Tư pháp là ngày nào",
    `hạn sắp tới ${"của tôi ".repeat(20)}`,
    "",
  ])("is left to others where it is not surely one: “%s”", (text) => {
    expect(read(text, today)).toBeUndefined();
  });

  it.each([
    ["lịch 11/2024 tỉnh Bình Phước", "2024-11-01", "2024-11-30"],
    ["lịch tháng 11-2024 Bình Phước", "2024-11-01", "2024-11-30"],
    ["lịch T11/2024 của Sở Y tế", "2024-11-01", "2024-11-30"],
    ["lịch t2 của Sở Y tế", "2024-02-01", "2024-02-29"],
    ["lịch tháng mười một của Sở Y tế", "2024-11-01", "2024-11-30"],
    ["tháng chạp năm 2023 nộp gì", "2023-12-01", "2023-12-31"],
    ["tháng năm nộp gì", "2024-05-01", "2024-05-31"],
    ["lịch quý 4/2023", "2023-10-01", "2023-12-31"],
    ["lịch Q1/2025 của Sở Y tế", "2025-01-01", "2025-03-31"],
    ["lịch 6 tháng đầu năm 2025", "2025-01-01", "2025-06-30"],
    ["lịch 6 tháng cuối năm", "2024-07-01", "2024-12-31"],
    ["lịch 2023 của tỉnh Bình Phước", "2023-01-01", "2023-12-31"],
  ])("“%s” asks for %s to %s", (text, from, to) => {
    expect(read(text, today)?.window).toMatchObject({ from, to });
  });

  it.each([
    ["lịch tháng 13", "tháng 13"],
    ["tháng 0 nộp gì", "tháng 0"],
    ["quý 5 nộp gì", "quý 5"],
    ["lịch ngày 32/12", "32/12"],
    ["30/2 nộp gì", "30/2"],
    ["ngày 29/2/2023 nộp gì", "29/2/2023"],
    ["29/2/2024 nộp gì", null],
    ["lịch tháng 12", null],
  ])("“%s” asks for a time that there is not: %s", (text, impossible) => {
    expect(read(text, today)?.impossible).toBe(impossible);
  });

  it.each([
    ["ngày 15/11 nộp gì", "2024-11-15", "2024-11-15"],
    ["5/1 hạn gì", "2025-01-05", "2025-01-05"],
    ["sắp tới phải nộp báo cáo gì", "2024-11-05", "2025-11-06"],
    ["sắp tới Sở Y tế phải nộp gì", "2024-11-05", "2025-11-06"],
    ["thời gian tới có hạn gì không", "2024-11-05", "2025-11-06"],
  ])("“%s” asks for what is due from %s to %s", (text, from, to) => {
    expect(read(text, today)).toMatchObject({
      kind: "due",
      window: { from, to },
    });
  });

  it.each([
    ["trang 2", 2],
    ["xem trang 12", 12],
    ["trang web 2", undefined],
    ["trang 2 của kế hoạch nói gì", undefined],
  ])("“%s” asks for the page %s", (text, page) => {
    expect(createPageReader(words.page)(text)).toBe(page);
  });

  it.each([
    ["lịch kế hoạch 95", "95"],
    ["Lịch năm 2024 của kế hoạch 95/KH-UBND", "95/kh-ubnd"],
    ["lịch của kế hoạch 41/KH-UBND năm 2024", "41/kh-ubnd"],
    ["KH số 95 có gì quá hạn", "95"],
    ["tháng 11/2024 kế hoạch 95 nộp gì", "95"],
    ["lịch tháng 11 của Sở Y tế", null],
    ["kế hoạch năm 2024 nộp gì", null],
  ])("“%s” names the plan %s", (text, plan) => {
    expect(read(text, today)?.plan).toBe(plan);
  });

  it.each([
    ["lịch", true],
    ["cho tôi xem lịch ạ", true],
    ["lịch báo cáo", false],
    ["lịch năm nay", false],
  ])("“%s” tells nothing of whose or when: %s", (text, bare) => {
    expect(read(text, today)?.bare).toBe(bare);
  });
});
