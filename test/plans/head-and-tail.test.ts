import { describe, expect, it } from "vitest";
import { asPlan, parse, parseBody, parsePublished, parser } from "./parse.ts";

const known = [
  {
    slug: "binh-phuoc-2022",
    number: null,
    issuer: "Ủy ban nhân dân tỉnh Bình Phước",
    place: "Tỉnh Bình Phước",
    issued: "2022-07-28",
    period: ["2022-01-01", "2025-12-31"],
    signatory: { name: "Trần Tuệ Hiền", role: null },
    recipients: 14,
  },
  {
    slug: "gia-lai-25-2021",
    number: "25/KH-STTTT",
    issuer: "Sở Thông tin và Truyền thông tỉnh Gia Lai",
    place: "Tỉnh Gia Lai",
    issued: "2021-02-25",
    period: ["2021-01-01", "2021-12-31"],
    signatory: {
      name: "Lê Thị Thu Hương",
      role: "KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC",
    },
    recipients: 6,
  },
  {
    slug: "ha-noi-du-an-6-2013",
    number: null,
    issuer: "Ủy ban nhân dân thành phố Hà Nội",
    place: "Thành phố Hà Nội",
    issued: null,
    period: ["2013-10-01", "2015-12-31"],
    signatory: { name: "Vũ Hồng Khanh", role: "KT. CHỦ TỊCH, PHÓ CHỦ TỊCH" },
    recipients: 13,
  },
  {
    slug: "tra-vinh-95-2022",
    number: "95/KH-UBND",
    issuer: "Ủy ban nhân dân tỉnh Trà Vinh",
    place: "Tỉnh Trà Vinh",
    issued: "2022-12-30",
    period: ["2022-01-01", "2025-12-31"],
    signatory: { name: "Lê Văn Hản", role: "CHỦ TỊCH" },
    recipients: 12,
  },
  {
    slug: "tra-vinh-city-41-2021",
    number: "41/KH-UBND",
    issuer: "Ủy ban nhân dân thành phố Trà Vinh",
    place: "Thành phố Trà Vinh",
    issued: "2021-04-15",
    period: ["2021-01-01", "2025-12-31"],
    signatory: { name: "Nguyễn Thị Trúc Ly", role: "CHỦ TỊCH" },
    recipients: 9,
  },
];

it.each(known)(
  "$slug: reads what its head and its end say",
  async (expected) => {
    const plan = await parsePublished(expected.slug);
    expect({
      slug: expected.slug,
      number: plan.number,
      issuer: plan.issuer,
      place: plan.place,
      issued: plan.issued,
      period: plan.period && [plan.period.from, plan.period.to],
      signatory: plan.signatory,
      recipients: plan.recipients.length,
    }).toEqual(expected);
  },
);

it("joins a title over its lines and keeps its quotation marks", async () => {
  const { title } = await parsePublished("tra-vinh-95-2022");
  expect(title).toBe(
    "Triển khai, thực hiện Dự án 2 “Đấu tranh phòng, chống tội phạm về ma túy tại các địa bàn, tuyến trọng điểm” theo Quyết định số 5026/QĐ-BCA-C04 ngày 05/7/2022 của Bộ Công an trên địa bàn tỉnh Trà Vinh",
  );
});

describe("the number", () => {
  it.each([
    ["Số: 12/KH-UBND", "12/KH-UBND"],
    ["Số: 41 /KH-UBND", "41/KH-UBND"],
    ["Số : 7 / KH - SYT", "7/KH-SYT"],
    ["**Số: 1026/KH-UBND**", "1026/KH-UBND"],
    ["Số: 163/2024/KH-BCĐ", "163/2024/KH-BCĐ"],
    ["Số: ~~đđđ~~ /KH-UBND", null],
    ["Số:      /KH-UBND", null],
  ])("%s", (line, number) => {
    const text = asPlan("I. MỤC TIÊU", "Giữ vững an ninh.");
    expect(parse(text.replace("Số: 12/KH-UBND", line)).number).toBe(number);
  });
});

describe("the place and the body", () => {
  const body = asPlan("I. MỤC TIÊU", "Giữ vững an ninh.");
  it.each([
    [
      "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HỒ CHÍ MINH",
      "Thành phố Hồ Chí Minh",
      "Ủy ban nhân dân thành phố Hồ Chí Minh",
    ],
    ["UBND TỈNH LẠNG SƠN\nSỞ Y TẾ", "Tỉnh Lạng Sơn", "Sở y tế tỉnh Lạng Sơn"],
    ["ỦY BAN NHÂN DÂN XÃ TÂN PHÚ", "Xã Tân Phú", "Ủy ban nhân dân xã Tân Phú"],
  ])("%s", (letterhead, place, issuer) => {
    const plan = parse(
      body.replace("ỦY BAN NHÂN DÂN\nTỈNH AN BÌNH", letterhead),
    );
    expect([plan.place, plan.issuer]).toEqual([place, issuer]);
  });
});

describe("the period", () => {
  const titled = (title: string) =>
    parse(
      asPlan("I. MỤC TIÊU", "Giữ vững an ninh.").replace(
        "Phòng, chống tội phạm giai đoạn 2022 - 2025",
        title,
      ),
    ).period;
  it.each([
    ["Phòng, chống ma túy giai đoạn 2021-2030", ["2021-01-01", "2030-12-31"]],
    [
      "Phòng, chống ma túy giai đoạn từ năm 2021 đến năm 2025",
      ["2021-01-01", "2025-12-31"],
    ],
    ["Công tác y tế năm 2024 trên địa bàn tỉnh", ["2024-01-01", "2024-12-31"]],
    ["Phát triển y tế đến năm 2030", ["2022-01-01", "2030-12-31"]],
    // The year is the programme's, not the plan's.
    [
      "Triển khai thực hiện Chương trình phòng, chống ma túy đến năm 2030",
      null,
    ],
    ["Triển khai Chỉ thị số 32/CT-TTg ngày 21/10/2025", null],
  ])("%s", (title, years) => {
    const period = titled(title);
    expect(period && [period.from, period.to]).toEqual(years);
  });

  it("is what the plan says of its own duration", () => {
    const text = asPlan(
      "I. THỜI GIAN",
      "- Thời gian thực hiện: từ năm 2023 đến hết năm 2024.",
    );
    const { period } = parse(text.replace(" giai đoạn 2022 - 2025", ""));
    expect(period).toEqual({ from: "2023-01-01", to: "2024-12-31" });
  });
});

it("finds the sentence on scope", async () => {
  expect((await parsePublished("tra-vinh-95-2022")).scope).toBe(
    "Kế hoạch này được triển khai, thực hiện trên phạm vi toàn tỉnh.",
  );
});

it("drops the typist's initials behind the last recipient", () => {
  const plan = parse(
    asPlan("I. MỤC TIÊU", "Giữ vững an ninh.").replace(
      "- Lưu: VT.",
      "- Lưu: VT, NC. **e2**",
    ),
  );
  expect(plan.recipients.at(-1)).toBe("Lưu: VT, NC");
});

it("finds the signatory under a remark that the paper was signed", () => {
  const plan = parse(parseableWithRemark());
  expect(plan.signatory?.name).toBe("Trần Văn Bình");
  expect(plan.unplaced).toEqual([]);
});

function parseableWithRemark(): string {
  return asPlan("I. MỤC TIÊU", "Giữ vững an ninh.").replace(
    "Trần Văn Bình",
    "(Đã ký)\nTrần Văn Bình",
  );
}

it("reads a plan without recipients and without a signature", () => {
  const text = asPlan("I. MỤC TIÊU", "Giữ vững an ninh.");
  const plan = parse(text.slice(0, text.indexOf("Nơi nhận")));
  expect([plan.signatory, plan.recipients]).toEqual([null, []]);
  expect(plan.sections.at(-1)?.paragraphs).toEqual(["Giữ vững an ninh."]);
});

it.each([
  "",
  "xin chào",
  "QUYẾT ĐỊNH\n\nĐiều 1. Ban hành Quy chế.",
  "\u0000\u0001",
])("does not take %j for a plan", (text) => {
  expect(parser.parse(text)).toBeUndefined();
});

it("keeps what is asked of it when a body is all there is", () => {
  expect(
    parseBody("I. MỤC TIÊU", "1. Giữ vững an ninh.").sections.map(
      ({ id }) => id,
    ),
  ).toEqual(["0", "I", "I.1"]);
});
