import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createGazetteer, loadPlaces } from "../../../src/places/gazetteer.ts";
import { locate } from "../../../src/tips/draft/locate.ts";
import { knowledgeFolder } from "../../knowledge.ts";
import { hearing } from "../words/hearing.ts";

const places = [
  "Thành phố Trà Vinh",
  "Tỉnh Trà Vinh",
  "Tỉnh Bình Phước",
  "Tỉnh Gia Lai",
  "Thành phố Hà Nội",
];
const gazetteer = createGazetteer(
  await loadPlaces(join(knowledgeFolder, "places.yaml")),
  places,
);
const parts = {
  ...{ gazetteer, places, words: hearing.words },
  cues: { ...hearing.cues, units: gazetteer },
};

describe("a place told", () => {
  it.each([
    [
      "khóm 4 phường 7, sau nhà văn hóa",
      "Thành phố Trà Vinh",
      {
        province: "Tỉnh Trà Vinh",
        district: "Thành phố Trà Vinh",
        ward: "Phường 7",
        locality: "Thành phố Trà Vinh",
      },
    ],
    [
      "ấp Chợ, xã Đa Lộc",
      "Tỉnh Trà Vinh",
      {
        province: "Tỉnh Trà Vinh",
        ward: "Xã Đa Lộc",
        locality: "Tỉnh Trà Vinh",
      },
    ],
    [
      "xã Hòa Thuận, huyện Châu Thành, tỉnh Trà Vinh",
      null,
      {
        province: "Tỉnh Trà Vinh",
        district: "Huyện Châu Thành",
        ward: "Xã Hòa Thuận",
        locality: "Tỉnh Trà Vinh",
      },
    ],
    [
      "huyện Chư Prông, tỉnh Gia Lai",
      "Thành phố Trà Vinh",
      {
        province: "Tỉnh Gia Lai",
        district: "Huyện Chư Prông",
        locality: "Tỉnh Gia Lai",
      },
    ],
    ["sau chợ", null, { locality: null }],
  ])("as %j by somebody of %s", (told, own, located) => {
    expect(locate(told, own, parts)).toEqual(located);
  });
});

describe("a town by which something is only called", () => {
  it.each([
    "nhóm phượt Hà Nội đua xe",
    "quán phở Nam Định",
    "mua vải Thái Nguyên",
    "thằng đó người Bình Phước",
    "xe khách Hà Nội",
  ])("“%s” is not where it happened", (told) => {
    expect(locate(told, null, parts).province).toBeUndefined();
  });

  it.each([
    ["quán phở ở Hà Nội", "Thành phố Hà Nội"],
    ["quán nhậu phường 7 Trà Vinh", "Tỉnh Trà Vinh"],
    ["chợ Trà Vinh", "Tỉnh Trà Vinh"],
    ["bến xe Tiểu Cần", "Tỉnh Trà Vinh"],
    ["nhóm phượt Hà Nội ở Càng Long", "Tỉnh Trà Vinh"],
    ["quán phở Nam Định, Đồng Xoài", "Tỉnh Bình Phước"],
    ["công an xã Long Hữu, Trà Vinh", "Tỉnh Trà Vinh"],
  ])("“%s” is in %s", (told, province) => {
    expect(locate(told, null, parts).province).toBe(province);
  });
});
