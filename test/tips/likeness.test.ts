import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { isLike, sketchOf } from "../../src/tips/likeness.ts";

const hash = (feature: string) =>
  createHash("sha256").update(feature).digest().readUInt32BE(0);
const sketch = (text: string) => sketchOf(text, hash);

const told =
  "Tối qua có trộm xe ở phường 7, hai thằng đi xe Wave đỏ 84F1-12345";

describe("a tip is nearly the same as one that was sent", () => {
  it.each([
    [
      "with marks dropped",
      "Toi qua co trom xe o phuong 7, hai thang di xe Wave do 84F1-12345",
    ],
    [
      "with a word changed",
      "Tối qua có mất xe ở phường 7, hai thằng đi xe Wave đỏ 84F1-12345",
    ],
    [
      "with a sentence added",
      `${told}. Tụi nó chạy về phía cầu Long Bình, ai cũng thấy.`,
    ],
    [
      "without its last words",
      "Tối qua có trộm xe ở phường 7, hai thằng đi xe Wave",
    ],
  ])("%s", (_, text) => {
    expect(isLike(sketch(told), sketch(text))).toBe(true);
  });

  it.each([
    [
      "in another ward",
      "Tối qua có trộm xe ở phường 8, hai thằng đi xe Wave đỏ 84F1-12345",
    ],
    [
      "with another plate",
      "Tối qua có trộm xe ở phường 7, hai thằng đi xe Wave đỏ 84F1-54321",
    ],
    [
      "of something else",
      "Quán nét đường số 2 phường 6 chứa đánh bạc, tối nào cũng mở",
    ],
    ["of a few words", "có trộm xe"],
  ])("but not %s", (_, text) => {
    expect(isLike(sketch(told), sketch(text))).toBe(false);
  });

  it("of a long story all the same, and its sketch stays small", () => {
    const story = Array.from(
      { length: 300 },
      (_, at) => `ngày ${at} nó bán gì đó ở chợ số ${at % 7}`,
    ).join(". ");
    expect(isLike(sketch(story), sketch(`${story}. Mới thêm.`))).toBe(true);
    expect(sketch(story).length).toBeLessThan(800);
  });
});
