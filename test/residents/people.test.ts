import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { classifier } from "./knowledge.ts";

// Written before the cues they are held against, half of them before any of those.
const Told = z.object({
  family: z.enum(["child", "adult", "victim", "victim-now", "calm", "real"]),
  text: z.string(),
});
const told = (await readFile(join(import.meta.dirname, "people.jsonl"), "utf8"))
  .trimEnd()
  .split("\n")
  .map((line) => Told.parse(JSON.parse(line)));

function of(...families: z.infer<typeof Told>["family"][]): string[] {
  return told
    .filter(({ family }) => families.includes(family))
    .map(({ text }) => text);
}

function found(text: string) {
  return classifier.classify(text, { placeKnown: false });
}

describe("a child that tells of itself", () => {
  it.each(of("child"))("“%s” is known for one, and heard", (text) => {
    const { details, intent } = found(text);
    expect(details).toContain("child-writes");
    expect(["tip", "emergency"]).toContain(intent);
  });

  it.each([
    ...of("adult", "victim"),
    "con tôi 9 tuổi",
    "con chào chú, con bị chồng đánh hoài",
    "bà con trong xóm hay bị mất trộm",
    "mẹ con tôi bị chồng tôi đánh hoài",
    "Tôi là giáo viên chủ nhiệm lớp 7, học trò kể bị sàm sỡ",
  ])("“%s” is none's", (text) => {
    expect(found(text).details).not.toContain("child-writes");
  });
});

describe("an adult who tells of a child", () => {
  it.each(of("adult"))("“%s” tells of one that is harmed", (text) => {
    const { details } = found(text);
    expect([...details]).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^(?:child-victim|crime-child)$/u),
      ]),
    );
  });
});

describe("a victim", () => {
  it.each(of("victim"))("“%s” is known for one", (text) => {
    const { details, intent } = found(text);
    expect([...details].some((one) => one.startsWith("victim-"))).toBe(true);
    expect(["tip", "emergency", "howto_report"]).toContain(intent);
  });

  it.each([
    "chồng em đánh đề",
    "vợ tôi đánh bài thua hết tiền",
    "sở nào lo phòng chống bạo lực gia đình theo kế hoạch",
    "bạn trai tôi đánh đàn",
  ])("“%s” tells of none", (text) => {
    const { details, intent } = found(text);
    expect([...details].some((one) => one.startsWith("victim-"))).toBe(false);
    expect(intent).not.toBe("emergency");
  });
});

describe("danger now", () => {
  it.each(of("victim-now", "real"))("“%s” is", (text) => {
    expect(found(text).intent).toBe("emergency");
  });

  it.each(of("calm"))("“%s” is not", (text) => {
    expect(found(text).intent).not.toBe("emergency");
  });
});

describe("a plea", () => {
  it.each([
    ["đừng nói với mẹ con", "plea-secret"],
    ["dung ke voi ba me con nghe", "plea-secret"],
    ["chú hứa đừng nói ai nha", "plea-secret"],
    ["con sợ bị đuổi học", "plea-fear"],
    ["em sợ gia đình em biết", "plea-fear"],
    ["có phải lỗi của con không", "plea-blame"],
    ["có ai tin con không", "plea-doubt"],
    ["please don't tell my mom", "plea-secret"],
  ])("“%s” is %s", (text, plea) => {
    expect(found(text).details).toContain(plea);
  });

  it.each([
    "ở trường",
    "hẻm 3 phường 7",
    "hôm qua",
    "nó nhắn tin kêu con gửi hình",
    "hai thanh niên đi xe Wave",
  ])("“%s” is none", (text) => {
    expect(
      [...found(text).details].filter((one) => one.startsWith("plea-")),
    ).toEqual([]);
  });
});
