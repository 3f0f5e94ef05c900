import { fc, it } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { read, utils } from "@e965/xlsx";
import { CivilDate } from "../../src/clock.ts";
import { csv } from "../../src/nudges/csv.ts";
import { xlsx } from "../../src/nudges/xlsx.ts";

// Read with SheetJS, which shares no code with what writes.

const date = CivilDate.parse("2023-11-14");

async function opened(...sheets: Parameters<typeof xlsx>[0]) {
  return read(await xlsx(sheets), { cellDates: false, cellNF: true });
}

describe("a workbook", () => {
  it("holds texts as texts, numbers as numbers and days as days", async () => {
    const rows = [
      ["Cơ quan", "Số", "Hạn"],
      ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", 17, { date }],
    ];
    const book = await opened({ name: "Tháng 11/2023", rows });
    expect(book.SheetNames).toEqual(["Tháng 11 2023"]);
    const sheet = book.Sheets[book.SheetNames[0] ?? ""] ?? {};
    expect(sheet["A2"]).toMatchObject({ t: "s", v: rows[1]?.[0] });
    expect(sheet["B2"]).toMatchObject({ t: "n", v: 17 });
    // Days are counted from 30/12/1899 (ECMA-376, 18.17.4.1).
    expect(sheet["C2"]).toMatchObject({ t: "n", v: 45244, z: "dd/mm/yyyy" });
  });

  it("has a sheet for each, none of whose names harms it", async () => {
    const book = await opened(
      { name: "a: [b] c/d?*\\ với một cái tên rất dài", rows: [["x"]] },
      { name: "Từng báo cáo", rows: [["y"]] },
    );
    expect(book.SheetNames).toHaveLength(2);
    expect(book.SheetNames[0]?.length).toBeLessThanOrEqual(31);
  });

  it.each(["=1+1", "+84", "-", "@SUM(A1)", '=HYPERLINK("x","y")', "\t=1"])(
    "takes %j for a text, never a formula",
    async (text) => {
      const book = await opened({ name: "a", rows: [["h"], [text]] });
      const cell: unknown = book.Sheets["a"]?.["A2"];
      expect(cell).toMatchObject({ t: "s", v: `'${text}` });
      expect(cell).not.toHaveProperty("f");
    },
  );

  it.prop([fc.array(fc.string({ unit: "grapheme" }), { maxLength: 5 })], {
    numRuns: 20,
  })("gives back what was written, as CSV does", async (texts) => {
    // XML has no room for control characters.
    const plain = texts.map((text) =>
      `a${text}`.replaceAll(/[\p{Cc}\p{Cs}\p{Cn}]/gu, "").trim(),
    );
    const rows = [["đầu", "x"], ...plain.map((text) => [text, 1])];
    const book = await opened({ name: "a", rows });
    const sheet = book.Sheets["a"];
    expect(sheet && utils.sheet_to_json(sheet, { header: 1 })).toEqual(rows);
    const text = new TextDecoder().decode(csv(rows));
    const asCsv = read(text, { type: "string", raw: true });
    const [name = ""] = asCsv.SheetNames;
    const cells = asCsv.Sheets[name];
    expect(cells && utils.sheet_to_json(cells, { header: 1 })).toEqual(
      rows.map((row) => row.map(String)),
    );
  });
});
