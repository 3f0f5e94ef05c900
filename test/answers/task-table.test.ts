import { expect, it } from "vitest";
import { openAnswers } from "../../src/answers/open-answers.ts";
import { CivilDate } from "../../src/clock.ts";
import { catalogs, knowledgeFolder } from "../knowledge.ts";
import { asPlan, parse } from "../plans/parse.ts";
import { openParts } from "./parts.ts";

const { reader, places } = await openParts();
const plan = parse(
  `${asPlan("I. MỤC TIÊU", "Giữ vững an ninh.")}

PHỤ LỤC

DANH MỤC NHIỆM VỤ

STT | Tên nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành
I. HẠ TẦNG
1 | Triển khai hạ tầng 5G trong khu công nghiệp. | Sở Khoa học và Công nghệ | Sở Công Thương | Quí IV-2025
2 | Khen thưởng doanh nghiệp. | Sở Nội vụ | Các đơn vị | Thường xuyên, hằng năm
`,
);
const answerer = await openAnswers({
  knowledgeFolder,
  plans: [{ ...plan, slug: "tasks", names: [], extension: null }],
  reader,
  places,
});

it("a task of an annex is told with its body and its day", () => {
  const { text, answered } = answerer.answer({
    text: reader.read("Hạ tầng 5G trong khu công nghiệp ai làm, bao giờ xong?")
      .text,
    place: null,
    plan: "tasks",
    thread: null,
    today: CivilDate.parse("2025-05-10"),
    catalog: catalogs.vi,
  });
  expect(answered).toBe(true);
  expect(text).toContain("Đơn vị được giao: Sở Khoa học và Công nghệ.");
  expect(text).toContain("31/12/2025");
});
