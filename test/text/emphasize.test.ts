import { describe, expect, it } from "vitest";
import { wordsOf } from "../../src/message.ts";
import { emphasize } from "../../src/text/emphasize.ts";

describe("emphasis", () => {
  it.each([
    ["GỌI NGAY 113 (công an).", ["113"], ["113"]],
    ["1134 rồi 113", ["113"], ["113"]],
    ["113, 114", ["114", "113"], ["113", "114"]],
    ["113 hay 113", ["113"], ["113"]],
    ["🚒🚒 gọi 114", ["114"], ["114"]],
    ["Sở Y tế, Sở", ["Sở", "Sở Y tế"], ["Sở Y tế", "Sở"]],
    ["không có số", ["113"], []],
    ["113.", ["", "113."], ["113."]],
  ])("in %j of %j is %j", (text, phrases, bold) => {
    const { emphasis = [], ...rest } = emphasize(wordsOf(text), phrases);
    expect(rest).toEqual(wordsOf(text));
    expect(
      emphasis.map(({ start, length }) => text.slice(start, start + length)),
    ).toEqual(bold);
  });

  it("adds to what is bold already, and never overlaps it", () => {
    const reply = { ...wordsOf("ab ab"), emphasis: [{ start: 0, length: 2 }] };
    expect(emphasize(reply, ["ab"]).emphasis).toEqual([
      { start: 0, length: 2 },
      { start: 3, length: 2 },
    ]);
  });

  it("finds a number at the first place where it stands by itself", () => {
    expect(emphasize(wordsOf("1134 và 113"), ["113"]).emphasis).toEqual([
      { start: 8, length: 3 },
    ]);
  });
});
