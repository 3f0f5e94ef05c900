import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { loadGenre } from "../../src/plans/genre.ts";
import { createPlanParser } from "../../src/plans/parser.ts";
import type { Plan } from "../../src/plans/plan.ts";
import { knowledgeFolder } from "../knowledge.ts";

export const genre = await loadGenre(join(knowledgeFolder, "genre"));
export const parser = createPlanParser(genre);

/** The plans of the library, by slug. */
export const slugs = [
  "binh-phuoc-2022",
  "gia-lai-25-2021",
  "ha-noi-du-an-6-2013",
  "tra-vinh-95-2022",
  "tra-vinh-city-41-2021",
];

export function published(slug: string): Promise<string> {
  return readFile(join(knowledgeFolder, "plans", slug, "text.txt"), "utf8");
}

export async function parsePublished(slug: string): Promise<Plan> {
  return parse(await published(slug));
}

export function parse(text: string): Plan {
  const plan = parser.parse(text);
  if (plan === undefined) throw new Error("the text is no plan");
  return plan;
}

/** A plan of 2022 to 2025 with the given body; paragraphs are parted by blank lines. */
export function parseBody(...paragraphs: string[]): Plan {
  return parse(asPlan(...paragraphs));
}

export function asPlan(...paragraphs: string[]): string {
  return [
    "ỦY BAN NHÂN DÂN\nTỈNH AN BÌNH",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
    "Số: 12/KH-UBND",
    "An Bình, ngày 05 tháng 3 năm 2022",
    "KẾ HOẠCH",
    "Phòng, chống tội phạm giai đoạn 2022 - 2025",
    "Thực hiện Quyết định số 9/QĐ-TTg ngày 01/01/2022 của Thủ tướng Chính phủ, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
    ...paragraphs,
    "Nơi nhận:\n- Công an tỉnh;\n- Lưu: VT.",
    "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
    "Trần Văn Bình",
  ].join("\n\n");
}
