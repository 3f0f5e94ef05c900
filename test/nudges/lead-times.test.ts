import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { leadTimes } from "../../src/nudges/lead-times.ts";
import { createNudgeCues, loadNudgeWords } from "../../src/nudges/words.ts";
import { knowledgeFolder } from "../knowledge.ts";

const cues = createNudgeCues(
  await loadNudgeWords(join(knowledgeFolder, "nudges.yaml")),
);

describe("lead times", () => {
  it.each<[string, readonly number[] | "far" | undefined]>([
    ["trước 7 ngày và trước 1 ngày", [7, 1]],
    ["truoc 7 ngay va truoc 1 ngay", [7, 1]],
    ["7,3,1", [7, 3, 1]],
    ["7, 3, 1", [7, 3, 1]],
    ["7;3;1", [7, 3, 1]],
    ["7 và 1 ngày", [7, 1]],
    ["1 ngày và 7 ngày", [7, 1]],
    ["1 tuần", [7]],
    ["một tuần và một ngày", [7, 1]],
    ["2 tuần, 3 ngày", [14, 3]],
    ["nửa tháng", [15]],
    ["1 tháng trước", [30]],
    ["10", [10]],
    ["5d", [5]],
    ["7ngay", [7]],
    ["trước mười lăm ngày", [15]],
    ["trước 3 ngày và đúng ngày", [3, 0]],
    ["đúng ngày", [0]],
    ["hôm trước", [1]],
    ["mặc định", [30, 7, 1, 0]],
    ["ok", [30, 7, 1, 0]],
    ["7 days and 1 day before", [7, 1]],
    ["hạn 15/11 thì nhắc trước 5 ngày", [5]],
    ["trước 200 ngày", "far"],
    ["tôi không biết", undefined],
    ["nhắc trước hạn báo cáo năm", undefined],
    ["", undefined],
    ["chỉ nhắc từ 8h đến 17h", undefined],
    ["8 giờ", undefined],
    ["sửa thành 13 vụ", undefined],
    ["tôi ở phường 5", undefined],
  ])("are heard in %j", (text, days) => {
    expect(leadTimes(text, cues)).toEqual(days);
  });

  it.each<[string, readonly number[] | undefined]>([
    ["nhắc tôi hạn báo cáo của Sở Y tế trước 7 ngày", [7]],
    ["nhac toi han bao cao truoc 7 ngay va 1 ngay", [7, 1]],
    ["nhắc tôi 3 ngày trước hạn", [3]],
    [
      "nhắc tôi hạn báo cáo trước một tuần, trước 1 ngày và đúng ngày",
      [7, 1, 0],
    ],
    ["nhắc tôi hạn báo cáo của UBND phường 5 thành phố Trà Vinh", undefined],
    ["nhắc tôi trước hạn của UBND phường 5", undefined],
    ["nhắc tôi lúc 8h sáng", undefined],
    ["nhắc tôi trước 8 giờ", undefined],
    ["nhắc tôi hạn 6 tháng", undefined],
    ["nhắc tôi nộp đúng hạn", undefined],
  ])("unasked, count with their unit and 'before' only: %j", (text, days) => {
    expect(leadTimes(text, cues, false)).toEqual(days);
  });
});
