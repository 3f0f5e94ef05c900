import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createGazetteer, loadPlaces } from "../../src/places/gazetteer.ts";
import { compose } from "../../src/text/compose.ts";
import { fold } from "../../src/text/fold.ts";
import { tokenize } from "../../src/text/tokens.ts";
import { knowledgeFolder } from "../knowledge.ts";

const gazetteer = createGazetteer(
  await loadPlaces(join(knowledgeFolder, "places.yaml")),
  ["Thành phố Trà Vinh", "Tỉnh Bình Phước", "Tỉnh Gia Lai", "Thành phố Hà Nội"],
);

/** The names that stand for places themselves, as they were typed. */
function placesIn(typed: string): string[] {
  const text = compose(typed);
  const tokens = tokenize(text);
  return gazetteer
    .find(tokens, text)
    .filter(({ borrowed }) => !borrowed)
    .map(({ from, to }) =>
      text.slice(tokens[from]?.start, tokens[to - 1]?.end),
    );
}

describe("a name that something else bears is no place", () => {
  const borrowed = [
    "có đánh bạc ở đường Hà Nội",
    "Tiệm phở Hà Nội bán ma túy",
    "quán bún bò Huế ngay góc đường",
    "xe biển Hà Nội chở hàng lậu",
    "xe biển số Bình Phước đậu trước nhà",
    "ông Tư người Bình Phước hay đánh bạc",
    "đánh nhau ở đường Điện Biên Phủ",
    "trường Kim Đồng có người bán ma túy",
    "ấp Lộc Ninh có đá gà",
    "ấp Giồng Trôm có sòng bạc",
    "khóm Long Hồ",
    "hẻm Gia Lai",
    "phố Hà Giang tối nào cũng đua xe",
    "trường tiểu học Hà Nội",
    "trường THPT Bình Phước",
    "nhà nghỉ Đà Lạt",
    "khách sạn Hà Nội",
    "karaoke Sài Gòn",
    "quán cà phê Buôn Ma Thuột",
    "công ty Hoàng Anh Gia Lai xả thải",
    "công ty TNHH Bình Phước",
    "uống bia Hà Nội xong đánh nhau",
    "bán bánh tráng Tây Ninh",
    "ghi số đề đài Bình Phước",
    "bán vé số Trà Vinh",
    "thằng Tý quê Hà Nội",
    "nó quê ở Gia Lai",
    "hộ khẩu thường trú tại Bình Phước",
    "một người nói giọng Hà Nội",
    "hai thanh niên Hà Nội",
    "chở đi Hà Nội bán",
    "nó trốn ra Hà Nội rồi",
    "từ Bình Phước chở xuống",
    "nhà xe Bình Phước",
    "phường Long Biên",
    "xã Bình Phước",
  ];

  it.each(borrowed)("in %j", (typed) => {
    expect(placesIn(typed)).toEqual([]);
  });

  // Where a firm's long name ends only capitals tell.
  const told = borrowed.filter((typed) => !typed.includes("Hoàng Anh"));
  it.each(told.map(fold))("in %j", (typed) => {
    expect(placesIn(typed)).toEqual([]);
  });
});

describe("a name that stands for the place itself is one", () => {
  it.each([
    ["có đánh bạc ở Hà Nội", ["Hà Nội"]],
    ["co danh bac o ha noi", ["ha noi"]],
    ["đường Nguyễn Trãi, Hà Nội", ["Hà Nội"]],
    ["đường Nguyễn Trãi Hà Nội", ["Hà Nội"]],
    ["đường Hà Nội, thành phố Trà Vinh", ["thành phố Trà Vinh"]],
    ["duong ha noi thanh pho tra vinh", ["thanh pho tra vinh"]],
    ["phường 5 Trà Vinh", ["Trà Vinh"]],
    ["xã Long Đức TP Trà Vinh", ["TP Trà Vinh"]],
    ["chợ Hà Nội", ["Hà Nội"]],
    ["bến xe Bình Phước", ["Bình Phước"]],
    ["công an Trà Vinh", ["Trà Vinh"]],
    ["dưới Trà Vinh", ["Trà Vinh"]],
    ["trên Gia Lai", ["Gia Lai"]],
    ["thị trấn Lộc Ninh", ["Lộc Ninh"]],
    ["huyện Lộc Ninh", ["huyện Lộc Ninh"]],
    ["người ở Bình Phước", ["Bình Phước"]],
    ["mấy ông ở Gia Lai", ["Gia Lai"]],
    ["Trà Vinh", ["Trà Vinh"]],
    ["tra vinh", ["tra vinh"]],
  ])("in %j: %j", (typed, names) => {
    expect(placesIn(typed)).toEqual(names);
  });

  it.each(["ngã năm Sáu Bích", "ở ngã năm có đua xe", "gần chợ mới"])(
    "but everyday words are none: %j",
    (typed) => {
      expect(placesIn(typed)).toEqual([]);
    },
  );
});
