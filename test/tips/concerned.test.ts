import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { withConcerned } from "../../src/tips/concerned.ts";
import { mayReceive, route, type Routed } from "../../src/tips/route.ts";
import { loadUnits } from "../../src/tips/unit.ts";
import { knowledgeFolder } from "../knowledge.ts";

const units = await loadUnits(join(knowledgeFolder, "units.yaml"));
const against: Routed = {
  province: "Tỉnh Trà Vinh",
  district: "Thành phố Trà Vinh",
  kinds: [],
  urgent: false,
  againstPolice: true,
};
const { province, ...elsewhere } = against;

describe("the unit that a tip against police is about", () => {
  it.each([
    ["cảnh sát giao thông đòi tiền", against, "tra-vinh-city"],
    ["CSGT đòi tiền", { ...against, district: undefined }, "tra-vinh"],
    ["Công an Tỉnh Gia Lai bảo kê", against, "gia-lai"],
    ["kiểm sát viên nhận tiền chạy án", against, "tra-vinh-oversight"],
    ["VKS nhận tiền", { ...against, province: "Tỉnh Gia Lai" }, undefined],
    ["công an báo viện kiểm sát mà im", against, "tra-vinh-oversight"],
    ["thanh tra và viện kiểm sát ăn chia", against, "inspectorate"],
    ["ông trưởng thôn đánh người", against, undefined],
    ["cong an phuong 7 nhan hoi lo", against, "tra-vinh-city"],
  ])("%s", (text, given, id) => {
    const { district, ...rest } = given;
    const routed: Routed =
      district === undefined || given.province !== province
        ? rest
        : { ...rest, district };
    const wanted = given.province === province ? id : "gia-lai-oversight";
    expect(withConcerned(routed, text, units).concerned).toBe(wanted);
  });

  it("is not asked where nobody of the police is complained about", () => {
    const open = { ...against, againstPolice: false };
    expect(withConcerned(open, "viện kiểm sát", units)).toBe(open);
  });

  it("is none where only its place would tell, and that is not known", () => {
    const { concerned } = withConcerned(elsewhere, "viện kiểm sát", units);
    expect(concerned).toBeUndefined();
  });

  it("never receives the tip, which always has somebody to go to", () => {
    for (const unit of units) {
      const routed = withConcerned(against, unit.name, units);
      expect(routed.concerned).toBe(unit.id);
      const chosen = route(units, routed);
      expect(chosen.length).toBeGreaterThan(0);
      expect(chosen).not.toContain(unit.id);
      expect(mayReceive(units, unit, routed)).toBe(false);
    }
  });
});
