import { describe, expect, it } from "vitest";
import type { Ask } from "../../src/answers/question-cues.ts";
import { openParts } from "./parts.ts";

const { understood } = await openParts();

describe("what is asked for", () => {
  it.each<[string, Ask]>([
    ["Kế hoạch này do ai ký?", "signatory"],
    ["ai ký ban hành vậy ạ", "signatory"],
    ["Kế hoạch ban hành ngày nào?", "issued"],
    ["Kế hoạch số mấy vậy?", "number"],
    ["Cơ quan nào ban hành kế hoạch?", "issuer"],
    ["kế hoạch kéo dài tới năm nào", "period"],
    ["ke hoach con hieu luc khong", "period"],
    ["Nơi nhận gồm những ai?", "recipients"],
    ["số điện thoại công an xã", "phone"],
    ["ai là giám đốc sở y tế", "person"],
    ["Báo cáo gửi về đâu?", "recipient"],
    ["nộp cho cơ quan nào", "recipient"],
    ["Hạn chót là ngày nào?", "deadline"],
    ["bao giờ phải xong", "deadline"],
    ["mấy lần một năm", "cadence"],
    ["Kinh phí bao nhiêu?", "money"],
    ["được cấp bao nhiêu tiền", "money"],
    ["bao nhiêu phần trăm xã đạt", "percent"],
    ["đạt bao nhiêu %", "percent"],
    ["có bao nhiêu mô hình", "count"],
    ["theo quyết định nào", "legal"],
    ["mô hình nào được nhân rộng", "model"],
    ["đơn vị nào chủ trì", "who"],
    ["Trung tâm nào phát chuyên mục?", "who"],
    ["Sở Y tế phải làm gì?", "duty"],
    ["tuyến nào là trọng điểm", "where"],
  ])("%s asks for the %s", (typed, ask) => {
    expect([...understood(typed).asks]).toContain(ask);
  });

  it("takes one question for several things", () => {
    const { asks } = understood("Hạn nộp khi nào và gửi cho ai?");
    expect([...asks].sort()).toEqual(["deadline", "recipient"]);
  });

  it("asks for the plan's own data only where a plan is spoken of", () => {
    expect([...understood("xây nhà kéo dài tới khi nào").asks]).not.toContain(
      "period",
    );
  });

  it("asks how long the plan holds where nothing else is spoken of", () => {
    expect([...understood("còn hiệu lực không?").asks]).toContain("period");
    expect([...understood("bao giờ hết hạn?").asks]).toContain("period");
  });

  it("asks whom a report on the plan goes to, not the plan", () => {
    expect([
      ...understood("Báo cáo kết quả thực hiện Đề án gửi về đội nào?").asks,
    ]).not.toContain("recipients");
  });

  it("hears no question in a statement", () => {
    expect(understood("tiền chất công nghiệp").asks.size).toBe(0);
  });
});

it("looks for what plans write instead of everyday words too", () => {
  const { content } = understood("tiền lấy từ nguồn nào");
  expect(content).toContain("tiền lấy");
  expect(content).toContain("kinh phí");
  expect(understood("bao nhiêu tiền").content).not.toContain("kinh phí");
});

describe("which documents are named", () => {
  it.each([
    ["Trà Vinh 95 ai ký", ["95"]],
    ["Trà Vinh 95", ["95"]],
    ["Trà Vinh 95 người bị bắt", []],
    ["Trà Vinh 2022 có gì", []],
  ])("“%s” names the plan %s of a place", (typed, numbers) => {
    const { documents } = understood(typed);
    expect(documents.map(({ number }) => number)).toEqual(numbers);
  });

  it.each([
    ["Quyết định 1217/QĐ-TTg nói về gì?", "quyết định", "1217/qd-ttg", false],
    ["quyet dinh so 1217 la gi", "quyết định", "1217", false],
    ["chỉ thị 09-CT/TW", "chỉ thị", "9-ct/tw", false],
    ["công văn số 2587/UBND-NC", "công văn", "2587/ubnd-nc", false],
    ["kế hoạch 41/KH-UBND ai ký", "kế hoạch", "41/kh-ubnd", true],
    ["kế hoạch số 95 ai ký", "kế hoạch", "95", true],
  ])("%s", (typed, kind, number, plan) => {
    expect(understood(typed).documents).toMatchObject([{ kind, number, plan }]);
  });

  it("takes a figure without a kind of document for a figure", () => {
    expect(understood("tội phạm 41 người").documents).toMatchObject([]);
    expect(understood("năm 2024 có 3 lớp tập huấn").documents).toMatchObject(
      [],
    );
  });

  it("leaves the plan's own number out of what is searched for", () => {
    expect(understood("kế hoạch 41 nói gì về loa phường").content).not.toMatch(
      /41/,
    );
  });
});

describe("how often and in which years", () => {
  it.each([
    ["chuyên mục hàng tuần", "weekly"],
    ["báo cáo tháng gửi ai", "monthly"],
    ["mỗi quý làm gì", "quarterly"],
    ["báo cáo 6 tháng nộp khi nào", "halfyearly"],
    ["bao cao hang nam", "yearly"],
    ["Sở Y tế làm gì", null],
  ])("%s: %s", (typed, cadence) => {
    expect(understood(typed).cadence).toBe(cadence);
  });

  it.each([
    ["năm 2024 chi bao nhiêu tiền", [2024]],
    ["giai đoạn 2021-2025", [2021, 2025]],
    ["năm 1890", []],
    ["42.000.000 đồng", []],
  ])("%s: %j", (typed, years) => {
    expect(understood(typed).years).toEqual(years);
  });
});

describe("which bodies, places and levels are named", () => {
  it("takes the plan's issuer for the plan, not for a body with duties", () => {
    const { agencies, places } = understood(
      "Kế hoạch của Sở Thông tin và Truyền thông Gia Lai nói gì?",
    );
    expect(agencies).toEqual([]);
    expect(places).toHaveLength(1);
  });

  it.each([
    ["kế hoạch của tỉnh nói gì", "province"],
    ["bên thành phố thì sao", "city"],
    ["Sở Y tế làm gì", null],
  ])("%s: %s", (typed, level) => {
    expect(understood(typed).level).toBe(level);
  });

  it("keeps bodies, places and fillers out of the subject", () => {
    const { subject } = understood(
      "Cho em hỏi Sở Công Thương tỉnh Trà Vinh quản lý tiền chất như thế nào ạ?",
    );
    expect(subject.map(({ marked }) => marked)).toEqual([
      "quản",
      "lý",
      "tiền",
      "chất",
    ]);
  });
});

describe("a question that leans on the one before", () => {
  it.each([
    ["còn Sở Y tế thì sao?", true],
    ["thế còn hạn nộp?", true],
    ["vậy gửi cho ai", true],
    ["Sở Y tế còn việc gì", false],
    ["Hạn nộp là khi nào?", false],
  ])("%s: %s", (typed, followUp) => {
    expect(understood(typed).followUp).toBe(followUp);
  });
});

it.each([
  ["Chỉ tiêu giảm bao nhiêu?", null],
  ["Có bao nhiêu mô hình?", "mo"],
])("knows what is counted: %s", (question, unit) => {
  expect(understood(question).unit).toBe(unit);
});
