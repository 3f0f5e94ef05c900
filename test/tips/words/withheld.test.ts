import { describe, expect, it } from "vitest";
import { hear } from "../../../src/tips/words/hear.ts";
import { withheldIn } from "../../../src/tips/words/withheld.ts";
import { hearing } from "./hearing.ts";

describe("not wanting to send", () => {
  it.each([
    ["có 2 tấm mà sợ lộ, khỏi gửi", "thing"],
    ["có mà sợ lộ, đừng gửi", "thing"],
    ["hình thì có mà khỏi gửi hình nha", "thing"],
    ["có hình nhưng thôi không gửi đâu", "thing"],
    ["em có quay clip mà không dám gửi", "thing"],
    ["co 3 tam ma so lo, khoi gui", "thing"],
    ["khỏi gửi ảnh nữa", "thing"],
    ["I have two photos but I'd rather not send them", "thing"],
    ["thôi đừng gửi", "unsure"],
    ["khỏi gửi, sợ lắm", "unsure"],
    ["thôi đừng gửi nữa", undefined],
    ["hủy đi, đừng gửi nữa", undefined],
    ["thôi khỏi gửi tin này", undefined],
    ["mà thôi, ổng bà con bên vợ tui, hủy giùm đi, đừng gửi nữa", undefined],
    ["có hình", undefined],
    ["không có hình", undefined],
    ["gửi đi", undefined],
  ])("asked for pictures, %s: %s", (text, kept) => {
    expect(withheldIn(text, "evidence", hearing.words)).toBe(kept);
  });

  it.each([
    ["có zalo mà khỏi gửi", "contact", "thing"],
    ["đừng gửi", undefined, undefined],
    ["không nhớ, khỏi gửi", "when", "unsure"],
    ["tụi nó quen ổng, khỏi gửi", undefined, "unsure"],
    ["có 2 tấm mà sợ lộ, khỏi gửi", undefined, "thing"],
  ] as const)("%s, asked for %s: %s", (text, slot, kept) => {
    expect(withheldIn(text, slot, hearing.words)).toBe(kept);
  });

  it("is no telling of its own", () => {
    expect(hear("hủy đi, đừng gửi nữa", hearing).wishes).toContain("cancel");
  });
});

describe("pictures that are not there, said beside a tale", () => {
  it.each([
    [
      "Tối qua nó bán ma túy. Em không có ảnh. Cần thì gọi em, Mai 0912 000 333.",
      "Em không có ảnh",
    ],
    ["Tối qua nó bán ma túy, không hình, không tên", "không hình"],
  ])("%s: %s is no part of the story", (text, out) => {
    const heard = hear(text, hearing);
    expect(heard.text).not.toContain(out);
    expect(heard.text).toContain("ma túy");
    expect(heard.lacksPictures).toBe(true);
  });

  it("says nothing of pictures where somebody has none on the skin", () => {
    const text = "thằng Tèo không có hình xăm, bán ma túy";
    expect(hear(text, hearing).lacksPictures).toBe(false);
    expect(hear(text, hearing).text).toBe(text);
  });
});
