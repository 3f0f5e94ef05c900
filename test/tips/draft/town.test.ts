import { describe, expect, it } from "vitest";
import type { Draft } from "../../../src/session.ts";
import { digestOf } from "../../../src/tips/draft/digest.ts";
import { newDraft, skip, touch } from "../../../src/tips/draft/draft.ts";
import { routedOf } from "../../../src/tips/draft/report.ts";
import { take } from "../../../src/tips/draft/take.ts";
import { inTown, townless } from "../../../src/tips/draft/town.ts";
import { hear } from "../../../src/tips/words/hear.ts";
import { cues, gazetteer, places } from "../cues.ts";
import { hearing } from "../words/hearing.ts";
import { telling } from "./telling.ts";

const at = new Date("2025-03-10T19:05:00+07:00");
const parts = {
  ...{ gazetteer, places, cues, words: hearing.words },
  tellsCrime: () => false,
};

function told(text: string, before: Draft = newDraft("r", at)): Draft {
  const heard = hear(text, { ...hearing, cues });
  return touch(take(before, { ...telling(text, { kinds: ["x"] }), heard }), at);
}

describe("the town of a place", () => {
  it.each([
    ["bán ma túy ở phường 5", "Phường 5"],
    ["ban ma tuy o phuong 5", "Phường 5"],
    ["cho vay nặng lãi ở xã Long Đức", "Xã Long Đức"],
    ["đá gà ở ấp Giồng Trôm", null],
    ["đánh bạc ở đường Hà Nội", null],
    ["tiệm phở Hà Nội bán ma túy", null],
    ["trộm ở xã Hòa Thuận huyện Châu Thành", "Xã Hòa Thuận"],
  ])("is asked for in %j, of %j", (text, ward) => {
    expect(townless(told(text), null, parts)).toBe(ward);
  });

  it.each([
    ["bán ma túy ở phường 5 Trà Vinh", null],
    ["bán ma túy ở phường 5", "Thành phố Trà Vinh"],
    ["ở Bình Phước có sòng bạc, quán Cây Dừa", null],
    ["huyện Cầu Ngang có đá gà", null],
    ["có người bán ma túy", null],
  ])("is known, or no place is told, in %j by somebody of %j", (text, own) => {
    expect(townless(told(text), own, parts)).toBeUndefined();
  });

  it("is not asked for again once it was left open or told", () => {
    const asked: Draft = { ...told("trộm ở phường 5"), town: "asked" };
    expect(townless(skip(asked), null, parts)).toBeUndefined();
    expect(townless(told("Bến Tre", asked), null, parts)).toBeUndefined();
  });

  it.each([
    ["Bến Tre", "phường 5, Bến Tre", "Tỉnh Bến Tre"],
    ["ở Gia Lai", "phường 5, ở Gia Lai", "Tỉnh Gia Lai"],
  ])("told as %j makes it %j of %s", (answer, where, province) => {
    const asked: Draft = { ...told("trộm ở phường 5"), town: "asked" };
    const heard = hear(answer, { ...hearing, cues });
    const draft = take(asked, { ...telling(answer), heard });
    expect(digestOf(draft, null, parts).where?.replace("; ", ", ")).toBe(where);
    expect(routedOf(draft, null, parts).routed).toMatchObject({
      province,
      ward: "Phường 5",
    });
  });

  it("chosen completes the place", () => {
    const draft = inTown(told("trộm ở phường 5"), "Thành phố Trà Vinh");
    expect(digestOf(draft, null, parts).where).toBe(
      "phường 5, Thành phố Trà Vinh",
    );
    expect(routedOf(draft, null, parts).routed).toMatchObject({
      district: "Thành phố Trà Vinh",
      ward: "Phường 5",
    });
  });

  it("that is the reporter's own stands in the summary", () => {
    const draft = told("tối qua trộm chó ở phường 5");
    expect(digestOf(draft, "Thành phố Trà Vinh", parts)).toMatchObject({
      where: "phường 5, Thành phố Trà Vinh",
      when: "tối qua (09/03/2025)",
    });
    const other = told("trộm chó ở phường 5, tỉnh Gia Lai");
    expect(digestOf(other, "Thành phố Trà Vinh", parts).where).toBe(
      "phường 5, tỉnh Gia Lai",
    );
  });

  it.each([
    "có đánh bạc ở đường Hà Nội",
    "xe biển Hà Nội chở hàng lậu ở phường 2",
    "ông Tư người Bình Phước đánh bạc ở khóm 3",
    "danh nhau o duong dien bien phu phuong 5",
    "trường Kim Đồng có người bán ma túy",
    "ghi đề đài Bình Phước ở phường 7",
  ])("is the reporter's own, whatever bears another's name: %j", (text) => {
    expect(routedOf(told(text), "Tỉnh Trà Vinh", parts).routed.province).toBe(
      "Tỉnh Trà Vinh",
    );
  });
});
