import { describe, expect, it } from "vitest";
import { loadDutyReader } from "../../src/deadlines/duties.ts";
import { knowledgeFolder } from "../knowledge.ts";

const isDuty = await loadDutyReader(knowledgeFolder);
const asked = (evidence: string, to: readonly string[] = []) =>
  isDuty({ evidence, to });

describe("what is to be done or handed in", () => {
  it.each([
    "Hằng năm tổ chức “Ngày hội toàn dân bảo vệ ANTQ” (19/8).",
    "Định kỳ 6 tháng, năm tổ chức sơ kết, gửi báo cáo về Công an tỉnh.",
    "Mỗi năm mở 01 lớp tập huấn cho lực lượng nòng cốt.",
    "Hằng quý, kiểm tra việc thực hiện kế hoạch ở cơ sở.",
    "Hằng năm xây dựng kế hoạch chi tiết, giao chỉ tiêu cho từng phường.",
    "Hằng năm lập dự toán kinh phí cùng dự toán ngân sách.",
    "Hằng năm tổ chức tập huấn cho 100% cán bộ tuyên truyền.",
    "Phát động thi đua trước ngày 10/8/2022.",
    "Hằng tháng thông báo tình hình, số vụ phạm pháp cho các phường.",
  ])("%s", (sentence) => {
    expect(asked(sentence)).toBe(true);
  });
});

describe("what is an aim, a rule on money or a principle", () => {
  it.each([
    "Hàng năm, số vụ tội phạm về ma túy được phát hiện, bắt giữ tăng 05% so với năm trước.",
    "Hằng năm, có 100% xã đạt tiêu chí 19.2; 90% khu dân cư đạt chuẩn.",
    "Phấn đấu đến năm 2025 tổ chức lại mọi câu lạc bộ.",
    "100% phường, xã có ít nhất 01 chuyên mục tuyên truyền hàng tuần.",
    "Hằng năm kéo giảm tội phạm về trật tự xã hội ít nhất 5%.",
    "Kinh phí thực hiện Kế hoạch này do Trung ương phân bổ, bố trí trong dự toán chi hàng năm.",
    "Ngân sách địa phương hỗ trợ hằng năm theo khả năng cân đối.",
    "Thường xuyên đổi mới, nâng cao chất lượng để ngày 19/8 hàng năm thực sự là ngày hội.",
    "Hằng năm, giữ vững an ninh trên địa bàn.",
  ])("%s", (sentence) => {
    expect(asked(sentence)).toBe(false);
  });
});

it("is work where somebody is to receive it, whatever else it says", () => {
  const sentence = "Kinh phí hằng năm lập dự toán gửi Sở Tài chính.";
  expect(asked(sentence, ["Sở Tài chính"])).toBe(true);
});
