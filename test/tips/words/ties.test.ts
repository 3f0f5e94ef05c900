import { describe, expect, it } from "vitest";
import { hear } from "../../../src/tips/words/hear.ts";
import { hearing } from "./hearing.ts";

describe("what its writer is to somebody", () => {
  it.each([
    ["ông xã tôi giấu súng trong nhà", "ông xã tôi"],
    ["chồng em bán ma túy", "chồng em"],
    ["bà ngoại hay cho vay nặng lãi", "bà ngoại"],
    ["sếp em ăn tiền công trình", "sếp em"],
    ["anh rể tui chứa cờ bạc", "anh rể tui"],
    ["dạ con tên Na học lớp 4", "con tên Na"],
  ])("“%s” may give them away by “%s”", (text, words) => {
    expect(hear(text, hearing).giveaways).toContain(words);
  });

  it.each([
    "chồng tôi bị cướp xe ở chợ Càng Long",
    "bà ngoại nó chứa cờ bạc",
    "chồng chị Hoa bán ma túy",
    "vợ con nó bỏ đi",
    "ông nội của bé đánh bé",
    "em gái tôi bị giật túi",
    "ông Ba bán số đề",
  ])("“%s” tells none", (text) => {
    expect(hear(text, hearing).giveaways).toEqual([]);
  });
});
