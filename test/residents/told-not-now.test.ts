import { describe, expect, it } from "vitest";
import { classifier } from "./knowledge.ts";

const read = (text: string) => classifier.classify(text, { placeKnown: false });

describe("a child who dares tell nobody", () => {
  it.each([
    "con bị ăn hiếp mà con hổng dám nói",
    "con bị bắt nạt mà không dám nói với ai",
    "con bị ăn hiếp mà không dám nói cho mẹ biết",
  ])("tells a story and hides from nobody: “%s”", (text) => {
    const { intent, details } = read(text);
    expect(intent).toBe("tip");
    expect(details).toContain("child-writes");
    expect(details).toContain("child-tells");
    expect(details).not.toContain("danger-hidden");
  });

  it.each([
    "nó đang đứng ngoài cửa, con không dám nói",
    "em đang trốn trong tủ, không dám lên tiếng",
  ])("“%s” cannot speak aloud now", (text) => {
    const { intent, details } = read(text);
    expect(intent).toBe("emergency");
    expect(details).toContain("danger-hidden");
  });
});

describe("the kind of crime", () => {
  it.each([
    ["ở quán 12 Lê Lợi bán rượu giả", "crime-fraud"],
    ["cửa hàng bán kem trộn dán nhãn Hàn", "crime-fraud"],
    ["tiệm thuốc đó bán thuốc tây giả", "crime-fraud"],
    [
      "tụi nó nhốt mấy đứa con gái, giữ cccd bắt tiếp khách",
      "crime-trafficking",
    ],
    ["có người bán vape tẩm cần cho học sinh", "crime-drugs"],
    ["tối nào tụi nó cũng hút bồ đà ở bãi đất trống", "crime-drugs"],
    ["nhà tôi bị dắt mất con bò tối qua", "crime-theft"],
    ["có người chặt gỗ rừng phòng hộ", "crime-environment"],
    ["có chỗ nuôi gà đá ở khóm 3", "crime-gambling"],
  ])("of “%s” is %s", (text, kind) => {
    const { intent, details } = read(text);
    expect(intent).toBe("tip");
    expect(details).toContain(kind);
  });

  it.each([
    ["ở quán 12 Lê Lợi bán rượu giả", "crime-drugs"],
    ["con bò nhà tôi bị bệnh", "crime-theft"],
    ["ổng bán rượu cần", "crime-drugs"],
  ])("of “%s” is not %s", (text, kind) => {
    expect(read(text).details).not.toContain(kind);
  });
});

describe("what police did in their office", () => {
  it.each([
    "em trai tôi bị anh công an viên xã Ia Nhin đánh gãy răng lúc làm việc ở trụ sở",
    "hôm lên phường lấy lời khai chồng tôi bị công an đánh bầm mặt",
  ])("is past, and against them: “%s”", (text) => {
    const { intent, details } = read(text);
    expect(intent).toBe("tip");
    expect(details).toContain("against-police");
  });

  it.each([
    "nó bị công an bắt vì đánh người",
    "tôi báo công an rồi mà nó vẫn đánh vợ",
  ])("is not what “%s” tells", (text) => {
    expect(read(text).details).not.toContain("against-police");
  });

  it("is danger while it goes on", () => {
    expect(read("cứu với, công an đang đánh em tôi chảy máu").intent).toBe(
      "emergency",
    );
  });
});

describe("a bare name of a crime", () => {
  it.each([
    "trộm mủ",
    "trộm dừa",
    "cướp giật",
    "báo tin khác: đánh bạc ở phường 5, chiều nay thấy chục người",
  ])("“%s” says what a report is about", (text) => {
    expect(read(text).intent).toBe("tip");
  });

  it.each(["cướp", "trộm vô nhà", "có trộm", "cướp giật kìa cứu với"])(
    "“%s” cries for help",
    (text) => {
      expect(read(text).intent).toBe("emergency");
    },
  );
});

describe("danger without marks", () => {
  it.each(["lua ban tung toe", "hang xom vac rua chat cua"])(
    "“%s” is heard",
    (text) => {
      expect(read(text).intent).toBe("emergency");
    },
  );

  it.each([
    "bi lua ban qua campuchia nam ngoai",
    "no vac rua di lam ray moi ngay",
  ])("“%s” is none", (text) => {
    expect(read(text).intent).not.toBe("emergency");
  });
});

describe("the language of an English chat", () => {
  it.each([
    "a skinny guy on a red Wave, plate 29B1-000.11",
    "Flat 1203, building CT2, Trung Van, Nam Tu Liem district",
    "almost every night after 11pm since August",
    "no photos, sorry",
  ])("“%s” does not turn Vietnamese", (text) => {
    expect(read(text).language).not.toBe("vi");
  });

  it("does so by Vietnamese, marked or not", () => {
    expect(read("tối nào nó cũng bán").language).toBe("vi");
    expect(read("toi thay no ban ma tuy o cho").language).toBe("vi");
  });
});
