import { describe, expect, it } from "vitest";
import { type Reread } from "../../../src/tips/draft/correct.ts";
import { asking, newDraft, textOf } from "../../../src/tips/draft/draft.ts";
import { setRight } from "../../../src/tips/draft/set-right.ts";
import { take } from "../../../src/tips/draft/take.ts";
import { toldBy } from "../../../src/tips/draft/told.ts";
import { hear } from "../../../src/tips/words/hear.ts";
import { hearing } from "../words/hearing.ts";
import { telling } from "./telling.ts";

const begun = newDraft("r", new Date("2025-03-10T19:05:00+07:00"));
const reread: Reread = (text, answers) => toldBy(hear(text, hearing), answers);

function told(...texts: readonly string[]) {
  return texts.reduce(
    (draft, text) => take(draft, telling(text, { kinds: ["crime-theft"] })),
    begun,
  );
}

const put = (right: string, ...texts: readonly string[]) =>
  setRight(told(...texts), right, hearing, reread);

describe("what is right stands for what was told of its sort", () => {
  it.each([
    ["trộm chó ở khóm 4 phường 7", "phường 5", "trộm chó ở khóm 4 phường 5"],
    [
      "tên Hùng áo đen quần jean biển số 84F1-99999",
      "biển số là 84F1-12345",
      "tên Hùng áo đen quần jean biển số 84F1-12345",
    ],
    [
      "hai thằng trộm xe Vision trắng ở phường 7 tối qua",
      "xe màu đen",
      "hai thằng trộm xe Vision đen ở phường 7 tối qua",
    ],
    [
      "hai thằng trộm xe Vision trắng ở phường 7 tối qua",
      "ba người",
      "ba người trộm xe Vision trắng ở phường 7 tối qua",
    ],
    [
      "hai thằng trộm xe ở phường 7 tối qua",
      "sáng nay",
      "hai thằng trộm xe ở phường 7 sáng nay",
    ],
    [
      "hai thằng trộm xe lúc 9 giờ tối thứ sáu",
      "10 giờ",
      "hai thằng trộm xe lúc 10 giờ tối thứ sáu",
    ],
    ["bị mất 50 triệu ở phường 7", "60 triệu", "bị mất 60 triệu ở phường 7"],
    [
      "đánh bạc ở số 45 đường Lê Lợi",
      "đường Trần Phú",
      "đánh bạc ở số 45 đường Trần Phú",
    ],
    ["trộm chó ở hẻm 3 p4", "p5", "trộm chó ở hẻm 3 p5"],
    ["trộm chó ở hẻm 3 phường 4", "p5", "trộm chó ở hẻm 3 p5"],
    ["trộm chó ở hẻm 3 p4", "phường 5", "trộm chó ở hẻm 3 phường 5"],
    ["trộm chó tối qua, phường 4", "thứ tư", "trộm chó thứ tư, phường 4"],
    ["bà Sáu ghi đề ở phường 7", "bà Bảy", "bà Bảy ghi đề ở phường 7"],
    ["nó mặc áo đen, ở chợ phường 7", "áo đỏ", "nó mặc áo đỏ, ở chợ phường 7"],
  ])("in “%s”, “%s”", (before, right, after) => {
    const set = put(right, before);
    expect(set?.is === "done" && textOf(set.draft)).toBe(after);
  });

  it("in every message and answer", () => {
    const first = told("có trộm ở phường 7", "nhà ngay chợ phường 7");
    const set = setRight(first, "phường 5", hearing, reread);
    expect(JSON.stringify(set)).not.toContain("phường 7");
  });

  it("is asked for where several were told", () => {
    const set = put("phường 5", "có trộm ở phường 7", "rồi chạy qua phường 9");
    expect(set).toEqual({
      is: "done",
      draft: expect.objectContaining({}) as unknown,
      put: ["phường 5"],
      extra: null,
    });
    const both = put("phường 5", "có trộm từ phường 7 qua phường 9");
    expect(both).toMatchObject({
      is: "open",
      old: ["phường 7", "phường 9"],
    });
  });

  it("leaves what it tells besides", () => {
    const set = put("phường 5, nó hay ra lúc khuya", "có trộm ở phường 7");
    expect(set).toMatchObject({ is: "done", extra: "nó hay ra lúc khuya" });
  });

  it("replaces no place by one of another kind", () => {
    expect(put("chợ Bến Thành", "trộm chó ở khóm 4 phường 7")).toBeUndefined();
  });

  it("replaces an answer that tells nothing known by one for the same question", () => {
    const asked = asking(told("có trộm đêm qua"), "where");
    const answered = take(asked, telling("chỗ ông Tám lác"));
    const set = setRight(answered, "chỗ bên kia kìa", hearing, reread);
    expect(set?.is).toBe("done");
    expect(JSON.stringify(set)).not.toContain("lác");
  });
});
