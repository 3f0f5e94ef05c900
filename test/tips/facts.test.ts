import { fc, test } from "@fast-check/vitest";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compose } from "../../src/text/compose.ts";
import { InputError } from "../../src/errors.ts";
import { fold } from "../../src/text/fold.ts";
import { loadFactCues } from "../../src/tips/fact-cues.ts";
import { readFacts, type TipFacts } from "../../src/tips/facts.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const cues = await loadFactCues("knowledge/tips/facts.yaml");

describe("a message tells", () => {
  it.each([
    [
      "trộm chó ở khóm 4 phường 7, đoạn sau nhà văn hóa",
      "where",
      ["khóm 4 phường 7, đoạn sau nhà văn hóa"],
    ],
    [
      "Nhà số 12/5 hẻm 7 đường Lý Nam Đế, phường 6, TP Trà Vinh",
      "where",
      ["Nhà số 12/5 hẻm 7 đường Lý Nam Đế, phường 6, TP Trà Vinh"],
    ],
    [
      "Kho này ở ấp Vĩnh Hội, xã Hòa Tân cho thuê",
      "where",
      ["ấp Vĩnh Hội, xã Hòa Tân"],
    ],
    ["bán đồ chơi ở p7, gần cầu Long Bình", "where", ["p7, gần cầu Long Bình"]],
    ["to 5 khom 3 phuong 2", "where", ["to 5 khom 3 phuong 2"]],
    [
      "ban ma tuy o ap vinh bao xa hoa thuan",
      "where",
      ["ap vinh bao xa hoa thuan"],
    ],
    ["cho vay nặng lãi", "where", []],
    ["có nhà to 3 tầng", "where", []],
    ["gọi đường dây nóng cho tôi", "where", []],
    [
      "mấy đêm nay, tầm 2 tới 3 giờ sáng",
      "when",
      ["mấy đêm nay, tầm 2 tới 3 giờ sáng"],
    ],
    ["đêm qua lúc 23h40 xe chạy", "when", ["đêm qua lúc 23h40"]],
    [
      "ngày 17/4/2024 lúc 22 giờ 30 thì xong",
      "when",
      ["ngày 17/4/2024 lúc 22 giờ 30"],
    ],
    ["toi qua ho danh bac", "when", ["toi qua"]],
    ["tôi qua nhà bạn", "when", []],
    ["góp 500 nghìn một ngày", "when", []],
    ["tối thứ sáu nào cũng đóng cửa", "when", ["tối thứ sáu nào cũng"]],
    ["hai thanh niên bẻ khóa", "who", ["hai thanh niên"]],
    ["thằng K. bán", "who", ["thằng K"]],
    ["Có hai người. Tôi thấy", "who", ["hai người"]],
    ["chủ quán tên Tí", "who", ["chủ quán tên Tí"]],
    ["ba thanh niên tới nhà ba tôi", "who", ["ba thanh niên"]],
    ["thứ ba người ta đi chợ", "who", []],
    [
      "xe Sirius xanh, biển 84H1-000.99 gì đó",
      "vehicles",
      ["xe Sirius xanh, biển 84H1-000.99"],
    ],
    ["Exciter đen ko biển số hay lượn", "vehicles", ["Exciter đen ko biển số"]],
    [
      "xe tải thùng mui kín không dán tên",
      "vehicles",
      ["xe tải thùng mui kín không dán tên"],
    ],
    ["bên kia đường", "vehicles", []],
    ["biển 84H1-000.99 và 51f-12345", "plates", ["84H100099", "51F12345"]],
    ["biển số 84H1-000.9 gì đó", "plates", ["84H10009"]],
    ["17 ba 300 nghìn", "plates", []],
    ["số 0912345678", "plates", []],
    ["tôi nhìn từ tiệm nhà tôi", "revealing", ["tiệm nhà tôi"]],
    ["con gái tui kể", "revealing", ["con gái tui"]],
    ["tôi thấy hai người", "revealing", []],
  ] satisfies [string, keyof TipFacts, string[]][])(
    "in %j %s: %j",
    (message, fact, told) => {
      expect(readFacts(message, cues)[fact]).toEqual(told);
    },
  );

  it.each([
    ["Tôi không để tên.", true],
    ["đừng ghi tên tôi", true],
    ["xin giau ten giup toi", true],
    ["tôi tên Bảy, cứ ghi tên tôi", false],
    ["xe không biển số", false],
  ])("whether its writer wishes no name: %j %s", (message, wishes) => {
    expect(readFacts(message, cues).anonymous).toBe(wishes);
  });

  it("all of it at once", () => {
    const facts = readFacts(
      "Tối 17/11 ba thanh niên đi xe Wave đỏ 84F1-222.33 tạt sơn tiệm cầm đồ ở ấp Chợ, xã Đa Lộc. Không để tên.",
      cues,
    );
    expect(facts).toMatchObject({
      where: ["tiệm cầm đồ ở ấp Chợ, xã Đa Lộc"],
      when: ["Tối 17/11"],
      who: ["ba thanh niên"],
      vehicles: ["xe Wave đỏ 84F1-222.33"],
      plates: ["84F122233"],
      anonymous: true,
      revealing: [],
    });
  });

  it("the same place without marks", () => {
    const message = "có nhóm đánh bạc ở hẻm 3 phường 2 gần cây xăng";
    const [marked] = readFacts(message, cues).where;
    expect(readFacts(fold(message), cues).where).toEqual([fold(marked ?? "")]);
    expect(marked).toBe("hẻm 3 phường 2 gần cây xăng");
  });

  it("things in the middle and at the end of ten thousand letters", () => {
    const filler = "Hôm đó tôi không xem hết được. ".repeat(160);
    const { plates, where } = readFacts(
      `${filler}Lúc 23 giờ 40 xe 84C-000.55 đổ hóa chất. ${filler}Kho ở ấp Vĩnh Hội, xã Hòa Tân.`,
      cues,
    );
    expect(plates).toEqual(["84C00055"]);
    expect(where).toContain("Kho ở ấp Vĩnh Hội, xã Hòa Tân");
  });

  const bits = fc.constantFrom(
    "ấp",
    "Chợ",
    "xã",
    "7",
    ",",
    ".",
    "xe",
    "đen",
    "84H1-000.99",
    "tối",
    "17/4",
    "hai",
    "người",
    "thằng",
    "K.",
    "tôi",
    "nhà",
    "\n",
    "cho",
    "gần",
  );

  test.prop([fc.array(fc.oneof(bits, fc.string({ unit: "grapheme" })))])(
    "nothing that it does not say, whatever it is",
    (words) => {
      const message = words.join(" ").normalize("NFC");
      const { where, when, who, vehicles } = readFacts(message, cues);
      // What looks the same is written the same: an eth is a barred d.
      const letters = (text: string) =>
        compose(text)
          .normalize("NFKC")
          .replaceAll(/[^\p{L}\p{N}]/gu, "");
      for (const told of [...where, ...when, ...who, ...vehicles])
        expect(letters(message)).toContain(letters(told));
    },
  );
});

it("names file and line where the words cannot be used", async () => {
  const file = join(await temporaryFolder(), "facts.yaml");
  await writeFile(file, "compounds: 5\n");
  await expect(loadFactCues(file)).rejects.toThrow(
    new InputError(`${file}:1 has 5 at compounds; expected: string`),
  );
});
