import { describe, expect, it } from "vitest";
import { dayTold } from "../../src/tips/reckon.ts";
import { cues } from "./cues.ts";

// A Thursday; in Greenwich it is still Wednesday.
const at = new Date("2024-09-12T00:30:00+07:00");

describe("a time told in the night to Thursday, 2024-09-12", () => {
  it.each([
    ["tối qua", "2024-09-11"],
    ["toi qua tam 9h", "2024-09-11"],
    ["khoảng 9 giờ tối hôm qua", "2024-09-11"],
    ["hồi nãy", "2024-09-12"],
    ["chiều hôm kia", "2024-09-10"],
    ["thứ 7 tuần trước", "2024-09-07"],
    ["thứ hai tuần rồi", "2024-09-02"],
    ["tối thứ sáu", "2024-09-06"],
    ["thứ năm", "2024-09-12"],
    ["20/10", "2023-10-20"],
    ["lúc 22 giờ ngày 5/9", "2024-09-05"],
    ["rằm tháng 7 âm", "2024-08-18"],
    ["ngày 20 tháng 7 âm lịch", "2024-08-23"],
    ["cách đây 3 ngày", "2024-09-09"],
    ["hai hôm trước", "2024-09-10"],
    ["mùng 3 tết", "2024-02-12"],
    ["sáng mùng ba tết", "2024-02-12"],
    ["28 tết", "2024-02-07"],
    ["đêm giao thừa", "2024-02-09"],
    ["rằm tháng giêng", "2024-02-24"],
    ["đêm 23 rạng 24 tháng chạp", "2024-02-02"],
    ["dem 23 rang 24 thang chap", "2024-02-02"],
  ])("%j is %s", (told, day) => {
    expect(dayTold(told, at, cues)).toBe(day);
  });

  it.each([
    "mỗi đêm",
    "hồi tết",
    "gần tết",
    "tháng chạp",
    "từ mùng 2 tới mùng 6 tết",
    "thứ sáu thứ bảy",
    "tối thứ sáu nào cũng",
    "mấy bữa nay",
    "từ thứ hai đến thứ tư",
    "tuần trước",
    "khuya",
    "1h sáng",
    "17/4/2024",
    "3/2024",
    "2 tuần trước",
    "99/99",
    "",
  ])("%j is no one day", (told) => {
    expect(dayTold(told, at, cues)).toBeUndefined();
  });
});
