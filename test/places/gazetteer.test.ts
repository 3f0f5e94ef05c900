import { describe, expect, it } from "vitest";
import { tokenize } from "../../src/text/tokens.ts";
import { openParts } from "../answers/parts.ts";

const { places, reader } = await openParts();

/** What a text may mean by each place that it names. */
function placesIn(typed: string): string[][] {
  const { text } = reader.read(typed);
  return places
    .find(tokenize(text), text)
    .map(({ units }) => units.map(({ name }) => name));
}

describe("places in a text", () => {
  it.each([
    ["tỉnh Trà Vinh", "Tỉnh Trà Vinh"],
    ["tinh tra vinh", "Tỉnh Trà Vinh"],
    ["Thành phố Trà Vinh", "Thành phố Trà Vinh"],
    ["tp tra vinh", "Thành phố Trà Vinh"],
    ["TP. Trà Vinh", "Thành phố Trà Vinh"],
    ["huyện Bù Đốp", "Huyện Bù Đốp"],
    ["huyen bu dop", "Huyện Bù Đốp"],
    ["tx phước long", "Thị xã Phước Long"],
    ["quận Cầu Giấy", "Quận Cầu Giấy"],
    ["quận 1", "Quận 1"],
    ["tỉnh Hòa Bình", "Tỉnh Hoà Bình"],
    ["công an hà nội làm gì", "Thành phố Hà Nội"],
    ["ở bù đăng", "Huyện Bù Đăng"],
    ["Sở Y tế Đắk Lắk", "Tỉnh Đắk Lắk"],
    ["tỉnh đà nẵng", "Thành phố Đà Nẵng"],
    ["thị xã la gi", "Thị xã La Gi"],
    ["tỉnh La Gi", "Thị xã La Gi"],
  ])("%s is %s", (typed, name) => {
    expect(placesIn(typed)).toEqual([[name]]);
  });

  it.each(["nêu tại văn bản nào", "về cửa lo"])(
    "“%s” in small letters, under other marks, names none",
    (typed) => {
      expect(placesIn(typed)).toEqual([]);
    },
  );

  it("leaves open whether a name is the province or its city", () => {
    expect(placesIn("ở Trà Vinh")).toEqual([
      ["Tỉnh Trà Vinh", "Thành phố Trà Vinh"],
    ]);
    expect(placesIn("Cà Mau có kế hoạch chưa")).toEqual([
      ["Tỉnh Cà Mau", "Thành phố Cà Mau"],
    ]);
  });

  it("knows the initials of places that there are plans of", () => {
    expect(placesIn("CA HN phải làm gì")).toEqual([["Thành phố Hà Nội"]]);
    expect(placesIn("kế hoạch của BP")).toEqual([["Tỉnh Bình Phước"]]);
    expect(placesIn("tỉnh BP")).toEqual([["Tỉnh Bình Phước"]]);
  });

  it("finds several places in the order they are named", () => {
    expect(placesIn("so sánh Gia Lai với tỉnh Bình Phước")).toEqual([
      ["Tỉnh Gia Lai"],
      ["Tỉnh Bình Phước"],
    ]);
  });

  it.each([
    "diễn biến hòa bình",
    "giữ hòa bình",
    "dien bien hoa binh",
    "thanh hóa đơn",
    "gia đình yên bình",
    "thái bình thịnh vượng",
    "bằng cao đẳng",
    "an ninh trật tự",
    "đoàn kết toàn dân",
    "trách nhiệm của công an tỉnh là gì",
    "cong an tinh la gi",
    "",
  ])("finds none in “%s”", (text) => {
    expect(placesIn(text)).toEqual([]);
  });
});

describe("a unit", () => {
  it("is known by its official name, whatever the spelling", () => {
    expect(places.unit("tinh hoa binh")).toEqual({
      name: "Tỉnh Hoà Bình",
      province: "Tỉnh Hoà Bình",
    });
    expect(places.unit("THÀNH PHỐ TRÀ VINH")?.province).toBe("Tỉnh Trà Vinh");
    expect(places.unit("Thành phố Atlantis")).toBeUndefined();
  });

  it.each([
    ["Thành phố Hà Nội", true],
    ["Thành phố Trà Vinh", true],
    ["Tỉnh Trà Vinh", false],
    ["Huyện Bù Đốp", false],
  ])("%s is a city: %s", (name, expected) => {
    const unit = places.unit(name);
    expect(unit && places.isCity(unit)).toBe(expected);
  });
});
