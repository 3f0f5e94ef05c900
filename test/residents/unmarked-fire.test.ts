import { describe, expect, it } from "vitest";
import { classifier } from "./knowledge.ts";

function detailsOf(text: string) {
  return classifier.classify(text, { placeKnown: true }).details;
}

describe("fire without marks", () => {
  it.each([
    "chay bai xe ngo 102 khuong trung roi, nguoi ta chay tan loan",
    "chay xe may duoi ham chung cu roi",
    "chay nha kho roi",
    "chay phong tro lon lam",
    "chay bai rac khoi mu mit",
    "chay xe tai trong bai roi",
    "chay tram dien roi ba con oi",
  ])("“%s” is one", (text) => {
    expect(detailsOf(text)).toContain("danger-fire");
  });

  it.each([
    "toi chay xe may qua nha roi",
    "em dang chay xe may duoi ham chung cu roi",
    "tối nay chạy xe máy dưới hầm chung cư rồi về",
    "no chay vo nha kho roi",
    "trom no chay ra bai xe roi",
    "tui chay xe tai ra bai roi",
  ])("“%s” is riding or running", (text) => {
    expect(detailsOf(text)).not.toContain("danger-fire");
  });
});

describe("fire that somebody sets", () => {
  it.each([
    "luc nay tui thay 1 thang do xang roi quet dem, ao den mu luoi trai",
    "nó đổ xăng châm lửa đốt nhà",
    "co nguoi do xang dot nha",
    "thằng Tám lén đốt rẫy mía nhà tôi",
  ])("“%s” is arson, and no drowning", (text) => {
    expect(detailsOf(text)).toContain("arson");
    expect(detailsOf(text)).not.toContain("danger-water");
  });

  it.each([
    "đổ xăng ở cây xăng rồi quên lấy tiền thối",
    "cây xăng ở phường 8 đong thiếu",
  ])("“%s” is none", (text) => {
    expect(detailsOf(text)).not.toContain("arson");
  });

  it.each(["thang ao den rot xuong song roi", "be Na roi ao roi"])(
    "“%s” is drowning as before",
    (text) => {
      expect(detailsOf(text)).toContain("danger-water");
    },
  );
});
