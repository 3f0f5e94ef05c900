import { describe, expect, it } from "vitest";
import { fold } from "../../src/text/fold.ts";
import { classifier } from "./knowledge.ts";

function intentOf(text: string): string {
  return classifier.classify(text, { placeKnown: false }).intent;
}

describe("what is said in a figure", () => {
  it.each([
    "chết mệt với đống hồ sơ này",
    "shop cháy hàng rồi",
    "trời nóng như lửa",
    "chơi game giết thời gian",
    "cách giết chuột",
    "đói muốn chết",
    "buồn cười chết mất",
    "mạng sập rồi",
    "kẹt xe quá",
    "deadline dí quá trời",
    "đánh răng xong chưa",
    "bắn pháo hoa đẹp quá",
    "phim đó giết người ghê quá",
    "bấm nhầm, chưa xong",
    "ấn nhầm nút, báo cáo chưa xong",
    "nhấn lộn nút xong rồi",
    "chạm nhầm thôi, chưa nộp đâu",
    "bấm chưa xong",
  ])("“%s” is no danger, with marks or without", (text) => {
    expect(intentOf(text)).not.toBe("emergency");
    expect(intentOf(fold(text))).not.toBe("emergency");
  });

  it("pockets burnt out are none, where marks tell pockets from “me”", () => {
    expect(intentOf("hôm nay cháy túi rồi")).not.toBe("emergency");
  });

  it.each([
    "cháy hàng quán rồi, cứu với",
    "cháy hàng rào rồi lửa lan vô nhà",
    "buồn muốn chết cho rồi",
    "nó giết người rồi",
    "kẹt xe, có người bị thương nặng chảy máu",
    "cháy túi rồi, giờ nhà đang cháy nữa",
    "bấm nhầm, mà nhà tôi đang cháy",
    "con tôi uống nhầm thuốc tẩy, nôn ói liên tục",
    "đang đánh bài thì chúng nó cầm dao chém nhau",
    "đánh chuột mà bị điện giật bất tỉnh rồi",
    "mạng sập rồi, có người đang cầm dao ngoài cửa",
  ])("“%s” is danger all the same", (text) => {
    expect(intentOf(text)).toBe("emergency");
  });
});
