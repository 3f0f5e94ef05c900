import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createGazetteer, loadPlaces } from "../../src/places/gazetteer.ts";
import { loadLibrary } from "../../src/plans/library.ts";
import { openAgencyNames } from "../../src/steering/open-agency-names.ts";
import { withAgency } from "../../src/steering/own-agency.ts";
import { deskCues, knowledgeFolder } from "../knowledge.ts";

const plans = await loadLibrary(knowledgeFolder);
const gazetteer = createGazetteer(
  await loadPlaces(join(knowledgeFolder, "places.yaml")),
  ["Tỉnh Trà Vinh", "Thành phố Trà Vinh", "Tỉnh Bình Phước"],
);
const agencies = await openAgencyNames(knowledgeFolder, {
  plans,
  gazetteer,
  cues: deskCues,
});

describe("the agency that a person works for", () => {
  it.each([
    ["sở tư pháp", "Tỉnh Bình Phước", "Sở Tư pháp", []],
    ["so tu phap", "Tỉnh Bình Phước", "Sở Tư pháp", []],
    [
      "em công tác ở hội phụ nữ ạ",
      "Tỉnh Bình Phước",
      "Hội Liên hiệp Phụ nữ tỉnh",
      [],
    ],
    [
      "tôi là cán bộ phòng tư pháp",
      "Thành phố Trà Vinh",
      "Phòng Tư pháp thành phố",
      [],
    ],
    [
      "tôi làm ở Sở Tư pháp tỉnh Bình Phước",
      null,
      "Sở Tư pháp",
      ["Tỉnh Bình Phước"],
    ],
    ["I work at Sở Tài chính", "Tỉnh Bình Phước", "Sở Tài chính", []],
    ["cơ quan tôi là sở y tế", null, "Sở y tế", []],
  ])("in %j, of %s, is %s", (text, place, name, places) => {
    expect(agencies.named(text, place)).toMatchObject({ name, places });
  });

  it.each([
    "Sở Tư pháp phải làm gì?",
    "tôi ở Trà Vinh",
    "cơ quan tôi phải làm gì?",
    "tôi muốn tố giác Sở Y tế nhận hối lộ",
  ])("is not told by %j", (text) => {
    expect(agencies.named(text, "Tỉnh Trà Vinh")).toBeUndefined();
  });

  it("is offered from the plans of its place only", () => {
    expect(agencies.of("Tỉnh Bình Phước")).toContain("Sở Nội vụ");
    expect(agencies.of("Tỉnh Trà Vinh")).not.toContain("Sở Nội vụ");
    expect(agencies.of(null)).toEqual([]);
  });

  it("is guessed from a name with slips", () => {
    expect(agencies.like("sở tư phát", "Tỉnh Trà Vinh")[0]).toBe("Sở Tư pháp");
    expect(agencies.like("x".repeat(500), "Tỉnh Trà Vinh")).toEqual([]);
  });
});

describe("“my agency” in a question", () => {
  it.each([
    ["Cơ quan tôi phải làm gì?", "Sở Y tế phải làm gì?"],
    ["hạn của co quan toi?", "hạn của Sở Y tế?"],
    ["my agency's deadlines", "Sở Y tế's deadlines"],
    ["cơ quan nào làm?", undefined],
    ["bến tới là ở đâu", undefined],
    ["x".repeat(300).concat(" cơ quan tôi"), undefined],
  ])("%j becomes %j", (text, becomes) => {
    expect(withAgency(text, "Sở Y tế", deskCues)).toBe(becomes);
  });
});
