import { expect, it } from "vitest";
import { calledIn } from "../../handlers/tip-named.ts";
import { messageOf } from "../residents/knowledge.ts";

const tips = [{ reference: "XKWW73" }, { reference: "NKD639" }];

it.each([
  ["bổ sung vào tin XKWW73: thằng Tí", "XKWW73", "bổ sung vào tin: thằng Tí"],
  ["rút tin xkww73", "XKWW73", "rút tin"],
  ["xóa tin NKD-639", "NKD639", "xóa tin"],
  ["NKD639", "NKD639", ""],
  ["#NKD639 có thêm bà Ba", "NKD639", "có thêm bà Ba"],
  ["bo sung cho tin nkd639 thang Ti", "NKD639", "bo sung cho tin thang Ti"],
])("“%s” calls %s and says “%s”", (text, reference, rest) => {
  const called = calledIn(messageOf(text, {}), tips);
  expect(called?.tip.reference).toBe(reference);
  expect(called?.message.text.replaceAll(/\s+/gu, " ")).toBe(rest);
});

it.each(["rút tin", "xe 84F167 chạy về chợ", "rút tin CCCC33"])(
  "“%s” calls none of them",
  (text) => {
    expect(calledIn(messageOf(text, {}), tips)).toBeUndefined();
  },
);
