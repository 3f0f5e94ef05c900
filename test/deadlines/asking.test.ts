import { describe, expect, it } from "vitest";
import { loadAgencies } from "../../src/agencies/agency-list.ts";
import { createDirectory } from "../../src/agencies/directory.ts";
import { createAskingReader } from "../../src/deadlines/asking.ts";
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
    "lịch",
    "lịch sử phong trào năm 2024",
    "Sở Y tế phải nộp báo cáo nào trước ngày 15/11",
    "lịch tuyên truyền tháng này ở trường em",
    "tháng 13 nộp gì",
    "xử lý hợp đồng quá hạn thế nào",
    "hạn nộp báo cáo của Sở Tư pháp là ngày nào",
    `hạn sắp tới ${"của tôi ".repeat(20)}`,
    "",
  ])("is left to others where it is not surely one: “%s”", (text) => {
    expect(read(text, today)).toBeUndefined();
  });
});
