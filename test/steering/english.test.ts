import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadEnglish } from "../../src/steering/english.ts";
import { knowledgeFolder } from "../knowledge.ts";

const english = await loadEnglish(join(knowledgeFolder, "english.yaml"));

describe("an English question", () => {
  it.each([
    ["who signed the plan of Gia Lai?", "ai ký kế hoạch của Gia Lai ?"],
    ["What must Sở Y tế do?", "phải làm gì Sở Y tế ?"],
    [
      "who is responsible for cai nghiện in Tra Vinh province?",
      "ai chủ trì cai nghiện ở tỉnh Trà Vinh ?",
    ],
    ["deadlines of the Department of Health", "hạn nộp báo cáo của Sở Y tế"],
  ])("%j is put as %j", (text, put) => {
    expect(english.gloss(text)).toBe(put);
  });

  it.each([
    "who is in charge of phòng chống ma túy?",
    "I work at Sở Y tế",
    "delete my data",
  ])("%j is English", (text) => {
    expect(english.isEnglish(text)).toBe(true);
  });

  it.each([
    "Sở Y tế phải làm gì?",
    "so y te phai lam gi",
    "deadline nộp khi nào",
    "ok",
    "",
    "an toan giao thong o to va in an pham la gi",
    "the".concat(" the".repeat(200)),
  ])("%j is none, and stays as it is", (text) => {
    expect(english.isEnglish(text)).toBe(false);
    expect(english.gloss(text)).toBe(text);
  });
});
