import { describe, expect, it } from "vitest";
import { openParts } from "./parts.ts";

const { answerer, reader } = await openParts();
const claim = (text: string) => answerer.claim(reader.read(text).text, null);

describe("how surely a message asks about the plans", () => {
  it("is by a body's duty asked for at a story's end", () => {
    expect(
      claim(
        "ba con o khom hay bi lua qua mang, vay hang thang cong an thanh pho co thong bao thu doan cho phuong xa biet khong",
      ),
    ).toBe("strongly");
  });

  it("is by few words that stand together in a plan", () => {
    expect(claim("người bị loạn thần ngáo đá ai quản lý")).toBe("strongly");
  });

  it.each([
    "Nhà tôi mất xe máy hồi tối, công an phường có tìm lại được không?",
    "Hàng xóm đánh vợ suốt đêm, ai giúp được chị ấy không?",
    "thằng cháu tôi chơi ma túy đá, giờ làm sao cho nó bỏ được đây không biết",
  ])("is not surely where somebody tells of trouble: %s", (text) => {
    expect(["no", "faintly", "likely"]).toContain(claim(text));
  });
});
