import { describe, expect, it } from "vitest";
import {
  parse,
  parseBody,
  parsePublished,
  asPlan,
  published,
  slugs,
} from "./parse.ts";

const outlineOf = (...paragraphs: string[]) =>
  parseBody(...paragraphs)
    .sections.slice(1)
    .map(({ id, heading, paragraphs: texts }) => [id, heading, ...texts]);

describe("labels", () => {
  it("join from the top into the section's id", () => {
    expect(
      outlineOf(
        "II. NỘI DUNG",
        "1. Tuyên truyền",
        "1.1. Hình thức",
        "1.1.1. Trực tiếp",
        "Nói chuyện tại khu dân cư.",
        "1.2. Nội dung",
        "Phổ biến pháp luật.",
      ),
    ).toEqual([
      ["II", "NỘI DUNG"],
      ["II.1", "Tuyên truyền"],
      ["II.1.1", "Hình thức"],
      ["II.1.1.1", "Trực tiếp", "Nói chuyện tại khu dân cư."],
      ["II.1.2", "Nội dung", "Phổ biến pháp luật."],
    ]);
  });

  it("number prose as well as headings", () => {
    expect(
      outlineOf(
        "II. MỤC TIÊU",
        "5. 100% các khu dân cư có nghị quyết.",
        "6. Mỗi năm mở 01 lớp tập huấn cho lực lượng nòng cốt.",
      ),
    ).toEqual([
      ["II", "MỤC TIÊU"],
      ["II.5", "", "100% các khu dân cư có nghị quyết."],
      ["II.6", "", "Mỗi năm mở 01 lớp tập huấn cho lực lượng nòng cốt."],
    ]);
  });

  it("keep two sections apart where numbering begins anew", () => {
    const ids = outlineOf(
      "I. NỘI DUNG",
      "1. Họp dân",
      "Mỗi tháng.",
      "1. Họp tổ",
      "Mỗi tuần.",
    ).map(([id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("may be capital letters, slashes and letters", () => {
    expect(
      outlineOf(
        "A. MỤC TIÊU",
        "I/ Chung",
        "Giữ vững an ninh.",
        "B. NHIỆM VỤ",
        "1/ Công an tỉnh:",
        "a) Chủ trì thực hiện.",
        "b) Theo dõi.",
      ),
    ).toEqual([
      ["A", "MỤC TIÊU"],
      ["A.I", "Chung", "Giữ vững an ninh."],
      ["B", "NHIỆM VỤ"],
      ["B.1", "Công an tỉnh", "a) Chủ trì thực hiện.", "b) Theo dõi."],
    ]);
  });

  it("of letters make sections where they head further items", () => {
    expect(
      outlineOf(
        "1. Sở Tài chính",
        "a) Trình cấp có thẩm quyền quyết định:",
        "- Phương án phân bổ vốn.",
        "b) Lập kế hoạch.",
      ),
    ).toEqual([
      ["1", "Sở Tài chính"],
      ["1.a", "Trình cấp có thẩm quyền quyết định", "- Phương án phân bổ vốn."],
      ["1.b", "", "Lập kế hoạch."],
    ]);
  });
});

describe("headings", () => {
  it("may carry text on their own line", () => {
    expect(
      outlineOf(
        "III. TỔ CHỨC",
        "**1.4. Sở Tài chính:** Chủ trì cân đối ngân sách.",
        "2. Sở Y tế: Phối hợp điều trị.",
      ),
    ).toEqual([
      ["III", "TỔ CHỨC"],
      ["III.1.4", "Sở Tài chính", "Chủ trì cân đối ngân sách."],
      ["III.2", "Sở Y tế", "Phối hợp điều trị."],
    ]);
  });

  it("lend their words to a sentence that goes on with them", () => {
    expect(
      outlineOf(
        "**1.2. Công an Thành phố** là Cơ quan Thường trực, có trách nhiệm:",
        "- Chủ trì.",
      ),
    ).toEqual([
      [
        "1.2",
        "Công an Thành phố",
        "Công an Thành phố là Cơ quan Thường trực, có trách nhiệm:",
        "- Chủ trì.",
      ],
    ]);
  });

  it("may be marked up, or only bold", () => {
    expect(
      outlineOf(
        "## II. NỘI DUNG",
        "#### **1. Tuyên truyền**",
        "Nói chuyện.",
        "**Kinh phí hỗ trợ**",
        "Do tỉnh cấp.",
      ),
    ).toEqual([
      ["II", "NỘI DUNG"],
      ["II.1", "Tuyên truyền", "Nói chuyện."],
      ["II.1.§1", "Kinh phí hỗ trợ", "Do tỉnh cấp."],
    ]);
  });

  it("that are whole bold sentences with nothing under them are content", () => {
    const text =
      "Hàng năm tổ chức các đợt khảo sát, trao đổi kinh nghiệm ở một số địa phương.";
    expect(
      outlineOf(
        "1. Tập huấn",
        `**1.1. ${text}**`,
        "**1.2. Mô hình**",
        "Nhân rộng.",
      ),
    ).toContainEqual(["1.1", "", text]);
  });
});

describe("paragraphs cut by the end of a page", () => {
  it.each([
    [
      "small letter",
      "- Phát huy sức mạnh của các tầng lớp nhân dân trong công tác phòng,",
      "ngừa tội phạm.",
    ],
    [
      "page number",
      "- Phát huy sức mạnh của các tầng lớp nhân dân trong công tác",
      "3",
      "phòng ngừa tội phạm.",
    ],
    [
      "open quotation mark",
      "- Xây dựng thế trận an ninh nhân dân vững chắc (“Câu lạc bộ”, “Đội",
      "Xung kích cơ động”...).",
    ],
    [
      "word that cannot end",
      "- Tiếp tục xây dựng và nhân rộng ở khu nhà trọ các mô hình",
      "“Tổ tự quản” tại khu công nghiệp.",
    ],
  ])("are joined: %s", (_, ...pieces) => {
    const [section] = parseBody(
      "I. NHIỆM VỤ",
      ...pieces,
      "- Việc khác.",
    ).sections.slice(1);
    expect(section?.paragraphs).toEqual([
      pieces.filter((piece) => piece !== "3").join(" "),
      "- Việc khác.",
    ]);
  });

  it("keep the lines they stood on", async () => {
    const { sections } = await parsePublished("tra-vinh-city-41-2021");
    const joined = sections.find(({ id }) => id === "I");
    expect(joined?.spans[6]).toEqual({ from: 29, to: 31 });
  });

  it("are not joined to a heading", () => {
    expect(
      outlineOf(
        "11. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam thành phố",
        "Thông qua các phong trào thi đua.",
      ),
    ).toHaveLength(1);
  });
});

// Publishers cut lines at some width, with or without blank lines between paragraphs; the plan stays the same.
describe.each(slugs)("%s hard-wrapped", (slug) => {
  const gist = (text: string) => {
    const {
      sections,
      assignments,
      deadlines,
      budgets,
      recipients,
      signatory,
      title,
    } = parse(text);
    return {
      sections: sections.map(({ id, heading, paragraphs }) => [
        id,
        heading,
        ...paragraphs,
      ]),
      assignments,
      deadlines: deadlines.map(({ rule, date, evidence }) => [
        rule,
        date,
        evidence,
      ]),
      budgets: budgets.length,
      recipients,
      signatory,
      title,
    };
  };

  it("reads as the clean text", async () => {
    const text = await published(slug);
    expect(gist(wrap(text))).toEqual(gist(text));
  });

  it("finds the same sections without blank lines", async () => {
    const text = await published(slug);
    const tight = wrap(text)
      .split("\n")
      .filter((line) => line.trim() !== "")
      .join("\n");
    expect(gist(tight).sections.map(([id]) => id)).toEqual(
      gist(text).sections.map(([id]) => id),
    );
  });
});

function wrap(text: string, width = 80): string {
  return text
    .split("\n")
    .flatMap((line) => (line.includes("\t") ? [line] : wrapLine(line, width)))
    .join("\n");
}

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let open = "";
  for (const word of line.trim().split(" ")) {
    if (open !== "" && open.length + 1 + word.length > width) {
      lines.push(open);
      open = word;
    } else open = open === "" ? word : `${open} ${word}`;
  }
  return [...lines, open];
}

it("passes over the scanner's rules and lone marks", () => {
  const text = asPlan("I. MỤC TIÊU", "Giữ vững an ninh.").replace(
    "I. MỤC",
    "-------\n\n|\n\n** **\n\nI. MỤC",
  );
  const plan = parse(text);
  expect(plan.unplaced).toEqual([]);
  expect(plan.parts.filter(({ part }) => part === "ornament")).toHaveLength(3);
});
