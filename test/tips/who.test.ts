import { describe, expect, it } from "vitest";
import { fold } from "../../src/text/fold.ts";
import { readFacts } from "../../src/tips/facts.ts";
import { cues } from "./cues.ts";

function whoIn(message: string): string[] {
  const { who, vehicles } = readFacts(message, cues);
  return [...who, ...vehicles];
}

const both: [string, string[]][] = [
  ["2 thanh niên đi Ex đen", ["2 thanh niên", "Ex đen"]],
  ["không rõ mặt", ["không rõ mặt"]],
  ["ba thanh niên bịt mặt", ["ba thanh niên bịt mặt"]],
  ["nhóm học sinh cấp 3", ["nhóm học sinh"]],
  ["hai vợ chồng", ["hai vợ chồng"]],
  ["xe Wave đỏ không biển số", ["xe Wave đỏ không biển số"]],
  ["xe bán tải màu trắng", ["xe bán tải màu trắng"]],
  ["một người đàn ông", ["một người đàn ông"]],
  ["công an phường 5 đòi tiền", ["công an phường 5"]],
  ["cảnh sát khu vực nhận hối lộ", ["cảnh sát khu vực"]],
];

describe("a message says who", () => {
  it.each([
    ...both,
    ["thằng Tí con bà Sáu", ["thằng Tí con bà Sáu"]],
    ["biển 84-F1 123.45", ["biển 84-F1 123.45"]],
    ["xe 51F-123.45", ["xe 51F-123.45"]],
    ["ông Tư người Bình Phước", ["ông Tư người Bình Phước"]],
    ["ông Nguyễn Văn Ba làm", ["ông Nguyễn Văn Ba"]],
    ["chủ quán tên Tí", ["chủ quán tên Tí"]],
    ["chị Hai bán cà phê", ["chị Hai"]],
    ["công an xã Long Đức nhận tiền", ["công an xã Long Đức"]],
    ["trưởng công an xã nhận tiền", ["trưởng công an xã"]],
    ["anh cảnh sát khu vực nhận hối lộ", ["anh cảnh sát khu vực"]],
    ["một người nói giọng bắc", ["một người nói giọng bắc"]],
  ])("in %j: %j", (message, who) => {
    expect(whoIn(message)).toEqual(who);
  });

  it.each(
    both.map(([message, who]) => [fold(message), who.map(fold)] as const),
  )("in %j: %j", (message, who) => {
    expect(whoIn(message)).toEqual(who);
  });

  it.each([
    "tôi báo công an phường 5 rồi mà không ai tới",
    "thứ ba người ta đi chợ",
    "phường 5",
    "tối qua lúc 9 giờ",
    "mong công an tới",
    "bên kia đường",
  ])("of nobody in %j", (message) => {
    expect(whoIn(message)).toEqual([]);
  });
});
