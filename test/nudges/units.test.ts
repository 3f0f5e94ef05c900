import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadAgencies } from "../../src/agencies/agency-list.ts";
import { createDirectory } from "../../src/agencies/directory.ts";
import { openUnitNames } from "../../src/nudges/units.ts";
import { createGazetteer, loadPlaces } from "../../src/places/gazetteer.ts";
import { knowledgeFolder } from "../knowledge.ts";
import { openNudgingDesk, told } from "./desk.ts";

const list = await loadAgencies(join(knowledgeFolder, "agencies.yaml"));
const units = await openUnitNames({
  ...{ list, directory: createDirectory(list), knowledgeFolder },
  gazetteer: createGazetteer(
    await loadPlaces(join(knowledgeFolder, "places.yaml")),
    ["Tỉnh Bình Phước", "Tỉnh Trà Vinh", "Thành phố Trà Vinh"],
  ),
});
const districts = "Ủy ban nhân dân các huyện, thị xã, thành phố";
const wards = "Ủy ban nhân dân phường, xã";

describe("names of plans", () => {
  it.each([
    districts,
    wards,
    "UBND các quận, huyện, thị xã",
    "Phòng Văn hóa và Thông tin các huyện, thị xã, thành phố",
    "các sở, ban, ngành",
    "Các ban, ngành, đoàn thể thành phố còn lại",
  ])("“%s” stands for many", (name) => {
    expect(units.isCollective(name)).toBe(true);
  });

  it.each([
    "Công an thành phố",
    "Phòng Y tế thành phố",
    "Sở Lao động - Thương binh và Xã hội",
    "Ủy ban nhân dân thị xã",
    "Ủy ban nhân dân huyện Càng Long",
    "Ủy ban Mặt trận Tổ quốc Việt Nam thành phố và các tổ chức chính trị - xã hội thành phố",
  ])("“%s” stands for one", (name) => {
    expect(units.isCollective(name)).toBe(false);
  });
});

describe("the unit that a text names", () => {
  it.each([
    ["UBND huyện Càng Long", districts, "Ủy ban nhân dân huyện Càng Long"],
    [
      "nhac toi han cua ubnd huyen cau ke tra vinh",
      districts,
      "Ủy ban nhân dân huyện Cầu Kè",
    ],
    ["UBND Càng Long", districts, "Ủy ban nhân dân huyện Càng Long"],
    [
      "UBND thành phố Trà Vinh",
      districts,
      "Ủy ban nhân dân thành phố Trà Vinh",
    ],
    ["UBND huyện", districts, undefined],
    ["UBND huyện tỉnh Trà Vinh", districts, undefined],
    // Of another province.
    ["UBND huyện Bù Đăng", districts, undefined],
    ["Công an huyện Càng Long", undefined, "Công an huyện Càng Long"],
    ["công an huyện", undefined, undefined],
    ["Sở Nội vụ tỉnh Trà Vinh", undefined, "Sở Nội vụ"],
  ])("“%s” of %s: %s", (text, collective, unit) => {
    expect(units.unitIn(text, "Tỉnh Trà Vinh", collective)).toBe(unit);
  });

  it.each([
    ["UBND phường 5 thành phố Trà Vinh", "Ủy ban nhân dân phường 5"],
    ["ubnd phuong 05 nhắc trước 3 ngày", "Ủy ban nhân dân phường 5"],
    ["Ủy ban nhân dân xã Long Đức trước 7 ngày", "Ủy ban nhân dân xã Long Đức"],
    ["gia hạn cho UBND phường 5 đến 30/11", "Ủy ban nhân dân phường 5"],
    ["UBND phường", undefined],
    ["UBND phường thành phố Trà Vinh", undefined],
  ])("“%s”: %s", (text, unit) => {
    expect(units.unitIn(text, "Thành phố Trà Vinh", wards)).toBe(unit);
  });
});

describe("units that a plan names all at once", () => {
  async function districtsFollow() {
    const desk = await openNudgingDesk({ now: "2023-11-03T08:00:00+07:00" });
    await desk.grants("a", "staff", "UBND huyện Càng Long");
    await desk.grants("b", "staff", "UBND huyện Cầu Kè");
    await desk.grants("c", "officer");
    await desk.says("a", "nhắc tôi hạn báo cáo của UBND huyện Càng Long");
    await desk.says("a", "trước 7 ngày");
    await desk.says("a2", "nhắc tôi hạn của ubnd huyện càng long trà vinh");
    await desk.says("a2", "trước 1 ngày");
    await desk.says("b", "nhắc tôi hạn báo cáo của UBND huyện Cầu Kè");
    await desk.says("b", "trước 1 ngày");
    await desk.moves("2023-11-08T08:00:00+07:00");
    return desk;
  }

  it("report each for itself", async () => {
    const desk = await districtsFollow();
    expect(await desk.says("a", "đã xong")).toContain(
      "Ủy ban nhân dân huyện Càng Long đã xong",
    );
    const heard = await desk.moves("2023-11-14T08:00:00+07:00");
    expect(told(heard, "a2")).toEqual([]);
    expect(told(heard, "b")).toEqual([
      expect.stringContaining("Nhắc hạn cho Ủy ban nhân dân huyện Cầu Kè"),
    ]);
  });

  it("stand in tables each by its name, with a word on the others", async () => {
    const desk = await districtsFollow();
    await desk.says("a", "đã xong");
    await desk.moves("2023-11-20T20:00:00+07:00");
    for (const ask of ["bảng báo cáo", "bảng tháng 11"]) {
      const table = await desk.says("c", `${ask} tỉnh Trà Vinh`);
      expect(table).toContain("Ủy ban nhân dân huyện Cầu Kè");
      expect(table).toContain("không biết tên các đơn vị còn lại");
      expect(table).not.toContain("• Ủy ban nhân dân các huyện");
    }
    expect(await desk.says("c", "bảng báo cáo tỉnh Trà Vinh")).toContain(
      "Ủy ban nhân dân huyện Càng Long: đã báo cáo 08/11/2023",
    );
  });

  it("are granted a later day, and noted for, each by itself", async () => {
    const desk = await districtsFollow();
    const granted = await desk.says(
      "c",
      "gia hạn cho UBND huyện Cầu Kè tỉnh Trà Vinh đến 30/11 vì mưa lũ",
    );
    expect(granted).toContain("Đã gia hạn cho Ủy ban nhân dân huyện Cầu Kè");
    const noted = await desk.says(
      "c",
      "ghi nhận báo cáo của UBND huyện Tiểu Cần ngày 7/11",
    );
    expect(noted).toContain("Ủy ban nhân dân huyện Tiểu Cần");
    const table = await desk.says("c", "bảng báo cáo tỉnh Trà Vinh");
    expect(table).toMatch(/huyện Cầu Kè: được gia hạn đến 30\/11\/2023/u);
    expect(table).toMatch(/huyện Tiểu Cần: đã báo cáo 07\/11\/2023/u);
  });

  it("are asked for where only all are named, and take a bare name then", async () => {
    const desk = await openNudgingDesk({ now: "2023-11-03T08:00:00+07:00" });
    const asked = await desk.says(
      "w",
      "nhắc tôi hạn báo cáo của UBND phường thành phố Trà Vinh",
    );
    expect(asked).toContain("Đơn vị của bạn tên gì");
    expect(await desk.says("w", "phường 5")).toContain(
      "Ủy ban nhân dân phường 5 (Thành phố Trà Vinh)",
    );
    await desk.grants("c", "officer");
    expect(
      await desk.says("c", "gia hạn cho UBND phường Trà Vinh đến 30/11 vì mưa"),
    ).not.toContain("Đã gia hạn");
  });
});

describe("a place that a wish names", () => {
  it("is said to have no plan", async () => {
    const desk = await openNudgingDesk({ now: "2023-11-03T08:00:00+07:00" });
    expect(
      await desk.says("o", "nhắc tôi hạn báo cáo của Sở Y tế tỉnh Đồng Nai"),
    ).toContain("chưa có kế hoạch của Tỉnh Đồng Nai");
  });

  it.each([
    ["nhac toi han bao cao cua so y te tra vinh truoc 7 ngay", "Tỉnh Trà Vinh"],
    [
      "nhắc tôi hạn của Phòng Tư pháp Trà Vinh trước 7 ngày",
      "Thành phố Trà Vinh",
    ],
  ])("“%s” means %s, whose plan names the agency", async (text, place) => {
    const desk = await openNudgingDesk({ now: "2023-11-03T08:00:00+07:00" });
    expect(await desk.says("o", text)).toContain(`(${place})`);
  });
});
