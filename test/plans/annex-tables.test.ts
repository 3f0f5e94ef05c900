import { describe, expect, it } from "vitest";
import { asPlan, parse, parsePublished } from "./parse.ts";

describe("tables of annexes", () => {
  it("give a budget line for each year and the total, with the group they stand under", async () => {
    const { budgets, sections } = await parsePublished("tra-vinh-city-41-2021");
    const lines = budgets.filter(({ section }) => section === "PL");
    expect(lines).toHaveLength(9 * 6);
    expect(lines.every(({ unit }) => unit === "triệu đồng")).toBe(true);
    const communes = lines.filter(
      ({ group, year }) => group === "UBND phường, xã" && year === null,
    );
    expect(communes.map(({ amount }) => amount)).toEqual([10, 25, 35]);
    // A row that the end of a page split is one.
    expect(communes[0]?.agency).toBe(
      "Thường trực BCĐ PCTP, TNXH và XDPT TD BVANTQ phường, xã (Công an phường, xã chủ trì, các ngành phối hợp)",
    );
    expect(sections.at(-1)?.heading).toMatch(/^PHỤ LỤC Kinh phí thực hiện/u);
  });

  it("add up: the groups' yearly sums are those of their rows", async () => {
    const { budgets } = await parsePublished("tra-vinh-city-41-2021");
    for (const group of ["UBND thành phố", "UBND phường, xã"])
      for (const year of [2021, 2022, 2023, 2024, 2025, null]) {
        const sum = (lines: typeof budgets) =>
          lines.reduce((total, { amount }) => total + amount, 0);
        const of = budgets.filter(
          (line) => line.section === "PL" && line.year === year,
        );
        expect(sum(of.filter((line) => line.group === group))).toBe(
          sum(of.filter((line) => line.agency === group)),
        );
      }
  });

  const rows = [
    "STT | Tên nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành",
    "I. NHẬN THỨC",
    "1 | Xây dựng bộ tiêu chí. | Sở KH&CN | Các sở, ban, ngành | Quí IV-2025",
    "2 | Khen thưởng doanh nghiệp. | Sở Nội vụ; Sở Tài chính | Các đơn vị | Thường xuyên, hằng năm",
    "II. HẠ TẦNG",
    "3 | Nâng cấp đường truyền. | Sở KH&CN | | Thường xuyên",
    "4 | Lập bản đồ số. | Sở Xây dựng | | 2023-2024",
  ];
  const annexed = (table: string) =>
    parse(
      `${asPlan("I. MỤC TIÊU", "Giữ vững an ninh.")}\n\nPHỤ LỤC\n\nDANH MỤC NHIỆM VỤ\n\n${table}\n`,
    );
  // The same table with each cell on lines of its own, as some publishers' copies have it.
  const piped = rows
    .map((row) => `|\n${row.split(" | ").join("\n|\n")}\n|`)
    .join("\n");

  it.each([
    ["in one line a row", rows.join("\n")],
    ["with a cell a line", piped.replaceAll("\n|\n| ", "\n|\n")],
  ])("hand out tasks, %s", (_, table) => {
    const { assignments, deadlines, unplaced } = annexed(table);
    expect(
      assignments
        .slice(0, 3)
        .map(({ agencies, section, duties }) => [
          agencies,
          section,
          duties[0]?.text,
        ]),
    ).toEqual([
      [["Sở KH&CN"], "PL.I", "Xây dựng bộ tiêu chí."],
      [["Sở Nội vụ", "Sở Tài chính"], "PL.I", "Khen thưởng doanh nghiệp."],
      [["Sở KH&CN"], "PL.II", "Nâng cấp đường truyền."],
    ]);
    expect(
      deadlines
        .slice(0, 2)
        .map(({ what, who, rule, date }) => [what, who, rule, date]),
    ).toEqual([
      ["Xây dựng bộ tiêu chí", ["Sở KH&CN"], "once", "2025-12-31"],
      [
        "Khen thưởng doanh nghiệp",
        ["Sở Nội vụ", "Sở Tài chính"],
        "yearly",
        null,
      ],
    ]);
    expect(unplaced).toEqual([]);
  });
});
