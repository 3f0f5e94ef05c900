import { describe, expect, it } from "vitest";
import { budgetLines } from "../../src/answers/budget-lines.ts";
import type { BudgetLine } from "../../src/plans/plan.ts";
import { catalogs } from "../knowledge.ts";

const some: BudgetLine = {
  agency: null,
  item: "Tập huấn",
  group: null,
  year: null,
  amount: 0,
  unit: "triệu đồng",
  section: "PL",
  paragraph: 0,
};
const lines = (...budgets: Partial<BudgetLine>[]) =>
  budgetLines(
    budgets.map((budget) => ({ ...some, ...budget })),
    catalogs.vi,
  );

describe("the money of a passage", () => {
  it("is told once where every year has the same", () => {
    expect(
      lines(
        { year: 2021, amount: 5 },
        { year: 2022, amount: 5 },
        { year: null, amount: 10 },
      ),
    ).toEqual(["• Tập huấn: mỗi năm 5 triệu đồng; tổng cộng 10 triệu đồng"]);
  });

  it("is told year by year where the years differ", () => {
    expect(lines({ year: 2021, amount: 5 }, { year: 2022, amount: 7 })).toEqual(
      ["• Tập huấn: năm 2021: 5 triệu đồng; năm 2022: 7 triệu đồng"],
    );
  });

  it("names a single year", () => {
    expect(lines({ year: 2021, amount: 5 })).toEqual([
      "• Tập huấn: năm 2021: 5 triệu đồng",
    ]);
  });

  it("groups thousands with dots, as people write them", () => {
    expect(lines({ amount: 210_000_000, unit: "đồng" })).toEqual([
      "• Tập huấn: tổng cộng 210.000.000 đồng",
    ]);
  });

  it("names the row's group and the body beside the item", () => {
    expect(
      lines({ group: "UBND phường, xã", agency: "Công an", amount: 10 }),
    ).toEqual([
      "• UBND phường, xã — Công an — Tập huấn: tổng cộng 10 triệu đồng",
    ]);
  });

  it("keeps bodies and items apart", () => {
    expect(
      lines(
        { agency: "Công an", amount: 10 },
        { agency: "Hội Nông dân", amount: 20 },
        { agency: "Công an", item: "Hội nghị", amount: 30 },
      ),
    ).toHaveLength(3);
  });

  it("is nothing where there is none", () => {
    expect(lines()).toEqual([]);
  });

  it("stops after four items", () => {
    expect(
      lines(...["a", "b", "c", "d", "e"].map((item) => ({ item, amount: 1 }))),
    ).toHaveLength(4);
  });
});
