import { beforeAll, describe, expect, test } from "vitest";
import {
  AbbreviationList,
  createAbbreviations,
  type Abbreviations,
} from "../../src/text/abbreviations.ts";
import { join } from "node:path";
import { knowledgeFolder } from "../knowledge.ts";
import { readYaml } from "../../src/knowledge.ts";

let abbreviations: Abbreviations;
beforeAll(async () => {
  abbreviations = createAbbreviations(
    await readYaml(
      join(knowledgeFolder, "abbreviations.yaml"),
      AbbreviationList,
    ),
  );
});
const expand = (text: string) => abbreviations.expand(text).text;

describe("administrative short forms", () => {
  test.each([
    [
      "tuyên truyền PCTP, PCMT",
      "tuyên truyền phòng, chống tội phạm, phòng, chống ma túy",
    ],
    ["SLĐTBXH", "Sở Lao động - Thương binh và Xã hội"],
    ["Sở LĐ-TB&XH", "Sở lao động - thương binh và xã hội"],
    ["Sở TT&TT", "Sở thông tin và truyền thông"],
    ["hđnd, HDND", "hội đồng nhân dân, hội đồng nhân dân"],
    ["TP. Trà Vinh", "thành phố Trà Vinh"],
    ["TP.Trà Vinh", "thành phố Trà Vinh"],
    ["P7, Q.1", "phường 7, quận 1"],
    ["KP 3, tổng KP của TP", "khu phố 3, tổng kinh phí của thành phố"],
    ["b/c lên trên", "báo cáo lên trên"],
  ])("%s", (typed, read) => {
    expect(expand(typed)).toBe(read);
  });

  test("stand in published text while chat spelling does not", () => {
    expect(abbreviations.expand("k) UBND xã", { chat: false }).text).toBe(
      "k) ủy ban nhân dân xã",
    );
  });

  test("document numbers stay whole", () => {
    expect(expand("Kế hoạch 95/KH-UBND")).toBe("Kế hoạch 95/KH-UBND");
  });
});

describe("forms with several readings", () => {
  test.each([
    ["ca tỉnh làm gì", "công an tỉnh làm gì"],
    ["làm ca đêm", "làm ca đêm"],
    ["gọi CA", "gọi công an"],
    ["theo KH 41", "theo kế hoạch 41"],
    ["trong kh này", "trong kế hoạch này"],
    ["kh biết", "không biết"],
    ["CV số bn", "công văn số bao nhiêu"],
    ["các bn ơi", "các bạn ơi"],
    ["đầu đg số 3", "đầu đường số 3"],
    ["đg làm", "đang làm"],
    ["được nhiêu tiền", "được bao nhiêu tiền"],
    ["bao nhiêu tiền", "bao nhiêu tiền"],
    ["hong biết", "không biết"],
    ["hoa hồng", "hoa hồng"],
  ])("%s", (typed, read) => {
    expect(expand(typed)).toBe(read);
  });
});

test("chat spelling is written out", () => {
  expect(expand("mn ơi cho mk hỏi j v, ntn mới dc ko")).toBe(
    "mọi người ơi cho mình hỏi gì vậy, như thế nào mới được không",
  );
});

test("says what was changed, in order", () => {
  expect(abbreviations.expand("UBND xã nộp BC").changed).toEqual([
    { from: "UBND", to: "ủy ban nhân dân" },
    { from: "BC", to: "báo cáo" },
  ]);
});
