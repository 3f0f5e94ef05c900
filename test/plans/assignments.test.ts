import { describe, expect, it } from "vitest";
import { parseBody, parsePublished } from "./parse.ts";

describe("assignments", () => {
  it("give each heading's duties to the agencies it names", async () => {
    const { assignments } = await parsePublished("tra-vinh-city-41-2021");
    expect(
      assignments.map(({ section, agencies, duties }) => [
        section,
        agencies,
        duties.length,
      ]),
    ).toEqual([
      ["III.1", ["Công an thành phố"], 9],
      ["III.2", ["Phòng Lao động - Thương binh và Xã hội thành phố"], 1],
      [
        "III.3",
        [
          "Phòng Văn hóa - Thông tin thành phố",
          "Trung tâm Văn hóa - Thông tin và Thể thao thành phố",
        ],
        7,
      ],
      ["III.4", ["Phòng Giáo dục và Đào tạo thành phố"], 2],
      ["III.5", ["Phòng Tư pháp thành phố"], 1],
      ["III.6", ["Ban Chỉ huy Quân sự thành phố"], 1],
      ["III.7", ["Phòng Kinh tế thành phố"], 1],
      ["III.8", ["Phòng Tài nguyên và Môi trường thành phố"], 1],
      ["III.9", ["Phòng Y tế thành phố"], 1],
      ["III.10", ["Phòng Tài chính - Kế hoạch thành phố"], 1],
      [
        "III.11",
        [
          "Ủy ban Mặt trận Tổ quốc Việt Nam thành phố và các tổ chức chính trị - xã hội thành phố",
        ],
        1,
      ],
      [
        "III.12",
        ["Tòa án nhân dân thành phố", "Viện kiểm sát nhân dân thành phố"],
        1,
      ],
      ["III.13", ["Các ban, ngành, đoàn thể thành phố còn lại"], 1],
      ["III.14", ["Ủy ban nhân dân phường, xã"], 8],
    ]);
  });

  it("give a list's item to the agency it begins with", async () => {
    const { assignments } = await parsePublished("binh-phuoc-2022");
    expect(
      assignments
        .filter(({ section }) => section === "IV.13")
        .map(({ agencies }) => agencies),
    ).toEqual([
      ["Các ban, ngành, tổ chức đoàn thể tỉnh"],
      ["Liên đoàn Lao động tỉnh"],
      ["Hội Cựu Chiến binh tỉnh"],
      ["Hội Liên hiệp Phụ nữ tỉnh"],
      ["Hội Nông dân tỉnh"],
      ["Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh"],
    ]);
  });

  it.each([
    ["1. Đề nghị Sở Y tế (cơ quan thường trực)", ["Sở Y tế"]],
    ["1. Công an tỉnh và Sở Tư pháp", ["Công an tỉnh", "Sở Tư pháp"]],
    ["1. Sở Văn hóa, Thể thao và Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]],
    [
      "1. Đề nghị: Hội Nông dân tỉnh, Liên minh Hợp tác xã Tỉnh",
      ["Hội Nông dân tỉnh", "Liên minh Hợp tác xã Tỉnh"],
    ],
    ["1. Công an tỉnh chủ trì, phối hợp với các đơn vị:", ["Công an tỉnh"]],
  ])("%s", (heading, agencies) => {
    const { assignments } = parseBody(
      "III. PHÂN CÔNG TRÁCH NHIỆM",
      heading,
      "- Thực hiện tốt nhiệm vụ được giao.",
    );
    expect(assignments.map((one) => one.agencies)).toEqual([agencies]);
  });

  it.each([
    "1. Tổ chức thực hiện tốt phong trào",
    "1. Báo cáo kết quả",
    "1. Hội nghị tổng kết",
    "1. Phòng ngừa tội phạm",
  ])("take no task for an agency: %s", (heading) => {
    expect(
      parseBody("III. TỔ CHỨC THỰC HIỆN", heading, "- Theo kế hoạch riêng.")
        .assignments,
    ).toEqual([]);
  });

  it("keep agency and work of an item that asks in running text apart", () => {
    const { assignments } = parseBody(
      "III. PHÂN CÔNG NHIỆM VỤ",
      "6. Đề nghị Viện kiểm sát nhân dân tỉnh, Tòa án nhân dân tỉnh tăng cường công tác bảo vệ bí mật nhà nước theo quy định của pháp luật hiện hành.",
    );
    expect(assignments).toEqual([
      {
        agencies: ["Viện kiểm sát nhân dân tỉnh", "Tòa án nhân dân tỉnh"],
        section: "III.6",
        duties: [
          {
            text: "tăng cường công tác bảo vệ bí mật nhà nước theo quy định của pháp luật hiện hành.",
            section: "III.6",
            paragraph: 0,
          },
        ],
      },
    ]);
  });
});
