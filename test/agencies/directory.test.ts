import { describe, expect, it } from "vitest";
import { createDirectory, mayBe } from "../../src/agencies/directory.ts";
import { tokenize } from "../../src/text/tokens.ts";
import { openParts } from "../answers/parts.ts";

const { agencies, reader } = await openParts();

/** The bodies in what a person typed: "field rank level,level". */
function bodiesIn(text: string): string[] {
  return agencies
    .find(tokenize(reader.read(text).text))
    .map(({ id, rank, levels }) =>
      [id, rank, [...levels].join(",")].join(" ").trim(),
    );
}

function only(text: string) {
  const [body, ...others] = agencies.find(tokenize(reader.read(text).text));
  if (body === undefined || others.length > 0)
    throw new RangeError(`${text} does not name one body`);
  return body;
}

describe("the names people use", () => {
  it.each([
    ["Sở Giáo dục và Đào tạo", "education province"],
    ["sgdđt", "education province"],
    ["so giao duc", "education province"],
    ["bên giáo dục", "education any"],
    ["phòng gd&đt thành phố", "education district city"],
    ["Sở LĐTBXH", "labour province"],
    ["phong lao dong thuong binh xa hoi", "labour district"],
    ["sở nn&ptnt", "agriculture province"],
    ["Sở VHTTDL", "culture province"],
    ["Ban Dân tộc tỉnh", "ethnic any province"],
    ["bên phòng tài chính kế hoạch", "finance district"],
    ["công an phường", "police organization commune"],
    ["CA tỉnh", "police organization province"],
    ["công an cấp huyện", "police organization district"],
    ["Bộ Công an", "ministry-police organization"],
    ["BCH BĐBP tỉnh", "border-guard organization province"],
    ["bên biên phòng", "border-guard organization"],
    ["ban chỉ huy quân sự thành phố", "military organization city"],
    ["hội phụ nữ phường", "women-union organization commune"],
    ["Hội LHPN tỉnh", "women-union organization province"],
    ["mttq", "fatherland-front organization"],
    ["LĐLĐ tỉnh", "labour-federation organization province"],
    ["công đoàn", "labour-federation organization"],
    ["hội ccb", "veterans organization"],
    ["đoàn thanh niên xã", "youth-union organization commune"],
    ["Tỉnh đoàn", "youth-union organization province"],
    ["viện kiểm sát", "procuracy organization"],
    ["văn phòng ubnd", "people-committee-office organization"],
    ["đội xây dựng phong trào", "movement-unit organization"],
  ])("%s is %s", (typed, body) => {
    expect(bodiesIn(typed)).toEqual([body]);
  });

  it.each([
    ["UBND các huyện, thị xã, thành phố", "district,city"],
    ["ủy ban nhân dân phường, xã", "commune"],
  ])("reads every level of %s", (typed, levels) => {
    expect(bodiesIn(typed)).toEqual([
      `people-committee organization ${levels}`,
    ]);
  });

  it("finds several bodies in the order they are named", () => {
    expect(bodiesIn("sở y tế với hội nông dân và tòa án")).toEqual([
      "health province",
      "farmers-union organization",
      "court organization",
    ]);
  });

  it.each([
    "người dân có y tế tốt",
    "phong trào toàn dân",
    "sổ hộ khẩu",
    "an toàn giao thông cho học sinh",
    "",
  ])("finds none in “%s”", (text) => {
    expect(bodiesIn(text)).toEqual([]);
  });

  it("covers the level words with the body", () => {
    const tokens = tokenize("hỏi Công an thành phố Hà Nội");
    const [police] = agencies.find(tokens);
    expect(
      tokens.slice(police?.from, police?.to).map(({ marked }) => marked),
    ).toEqual(["công", "an", "thành", "phố"]);
  });
});

describe("a body that only a plan names", () => {
  const directory = createDirectory(
    {
      prefixes: {
        province: ["sở"],
        district: ["phòng"],
        ministry: ["bộ"],
        any: ["bên"],
      },
      levels: {
        central: ["trung ương"],
        province: ["tỉnh"],
        city: ["thành phố"],
        district: ["huyện"],
        commune: ["xã"],
      },
      fields: [{ id: "health", name: "Y tế", also: [] }],
      organizations: [],
    },
    ["Hợp tác xã Vận tải", "Sở Y tế tỉnh"],
  );

  it("is found by the name that the plan gives it, with or without marks", () => {
    const [asked] = directory.find(tokenize("hop tac xa van tai lam gi"));
    const [named] = directory.find(tokenize("Hợp tác xã Vận tải"));
    expect(asked?.id).toBe(named?.id);
  });

  it("does not double a body that is known by its kind", () => {
    expect(directory.find(tokenize("Sở Y tế tỉnh"))).toHaveLength(1);
    expect(directory.find(tokenize("Sở Y tế tỉnh"))[0]?.id).toBe("health");
  });
});

describe("mayBe", () => {
  it.each([
    ["bên y tế", "Sở Y tế", true],
    ["bên y tế", "Phòng Y tế thành phố", true],
    ["Sở Y tế", "Phòng Y tế thành phố", false],
    ["Bộ Y tế", "Sở Y tế", false],
    ["Sở Y tế", "Sở Tài chính", false],
    ["công an", "Công an tỉnh", true],
    ["công an thành phố", "Công an tỉnh", false],
    ["công an xã", "Công an tỉnh", false],
    ["Công an tỉnh", "Bộ Công an", false],
    ["hội phụ nữ xã", "Hội Liên hiệp Phụ nữ tỉnh", false],
    ["UBND huyện", "Ủy ban nhân dân các huyện, thị xã, thành phố", true],
    ["UBND xã", "Ủy ban nhân dân các huyện, thị xã, thành phố", false],
  ])("“%s” for “%s”: %s", (asked, named, expected) => {
    expect(mayBe(only(asked), only(named))).toBe(expected);
  });
});
