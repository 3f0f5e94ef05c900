import { describe, expect, it } from "vitest";
import { fold } from "../../src/text/fold.ts";
import { readFacts } from "../../src/tips/facts.ts";
import { cues } from "./cues.ts";

const whenIn = (message: string) => readFacts(message, cues).when;

const both: [string, string][] = [
  ["hồi nãy", "hồi nãy"],
  ["tối qua tầm 9h nó tới", "tối qua tầm 9h"],
  ["thứ 7 tuần trước", "thứ 7 tuần trước"],
  ["mấy bữa nay nó bán", "mấy bữa nay"],
  ["mỗi đêm tụi nó tụ tập", "mỗi đêm"],
  ["rằm tháng 7 âm", "rằm tháng 7 âm"],
  ["1h sáng", "1h sáng"],
  ["ngày 20/10", "ngày 20/10"],
  ["cách đây 2 tuần", "cách đây 2 tuần"],
  ["hai hôm trước", "hai hôm trước"],
  ["khoảng 9 giờ tối hôm qua", "khoảng 9 giờ tối hôm qua"],
  ["chiều hôm kia", "chiều hôm kia"],
  ["từ đầu năm tới giờ nó vẫn bán", "từ đầu năm tới giờ"],
  ["tối thứ sáu nào cũng đánh bạc", "tối thứ sáu nào cũng"],
  ["hồi khuya hôm qua", "hồi khuya hôm qua"],
  ["lúc 22 giờ 30 ngày 17/4/2024", "lúc 22 giờ 30 ngày 17/4/2024"],
  ["giờ tan học", "giờ tan học"],
  ["mùng 3 tết", "mùng 3 tết"],
  ["tháng trước", "tháng trước"],
  ["suốt đêm qua", "suốt đêm qua"],
  ["vừa mới đây thôi", "vừa mới đây"],
  ["3 giờ chiều chủ nhật tuần rồi", "3 giờ chiều chủ nhật tuần rồi"],
  ["sáng sớm hôm nay", "sáng sớm hôm nay"],
  ["nửa đêm", "nửa đêm"],
  ["tờ mờ sáng", "tờ mờ sáng"],
  ["hồi tháng 8 năm ngoái", "hồi tháng 8 năm ngoái"],
  ["23h40 đêm 5/6", "23h40 đêm 5/6"],
  ["mỗi tối từ 8h đến 11h", "mỗi tối từ 8h đến 11h"],
  ["mấy tháng nay rồi", "mấy tháng nay rồi"],
  ["cuối tuần trước", "cuối tuần trước"],
];

describe("a message says when", () => {
  it.each([
    ...both,
    ["công an phường 5 đòi tiền tối qua", "tối qua"],
    ["anh cảnh sát khu vực nhận hối lộ hồi tháng 3", "hồi tháng 3"],
    ["sáng nay công an xã Long Đức đánh người", "sáng nay"],
    ["t7 tuần trước", "t7 tuần trước"],
    ["8g tối", "8g tối"],
  ])("in %j: %j", (message, when) => {
    expect(whenIn(message)).toEqual([when]);
  });

  it.each(both.map(([message, when]) => [fold(message), fold(when)]))(
    "in %j: %j",
    (message, when) => {
      expect(whenIn(message)).toEqual([when]);
    },
  );

  it.each([
    "góp 500 nghìn một ngày",
    "nhà 3 tầng",
    "hai người",
    "đường 30/4",
    "hẻm 12/5",
    "phường 5",
    "biển 84-F1 123.45",
    "nó sau lưng tôi",
    "trước cổng trường",
    "mất 20 triệu",
    "khóm 4 phường 7",
    "tôi qua nhà bạn",
  ])("never in %j", (message) => {
    expect(whenIn(message)).toEqual([]);
  });
});
