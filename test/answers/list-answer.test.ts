import { describe, expect, it } from "vitest";
import { openParts } from "./parts.ts";

const { answer } = await openParts();
const place = "Thành phố Hà Nội";

describe("work asked for by the heading over it", () => {
  it.each([
    "Quý IV năm 2013 phải làm những việc gì?",
    "Từ quý IV/2013 đến hết quý I/2014 Hà Nội phải làm những việc gì cho Dự án 6?",
  ])("is told whole and in its order: %s", (question) => {
    const { text } = answer(question, { place });
    const items = text.split("\n").filter((line) => line.startsWith("\u2022"));
    expect(items).toHaveLength(7);
    expect(items[0]).toContain("hội nghị triển khai và tập huấn");
    expect(text).toMatch(/^Quý IV năm 2013/u);
    expect(text.length).toBeLessThanOrEqual(1500);
  });

  it("is told by one passage where that one alone is asked for", () => {
    const { text } = answer(
      "Tập huấn theo nhóm đối tượng được tổ chức khi nào?",
      { place },
    );
    expect(text).not.toContain("Biên soạn và phát hành một số ấn phẩm");
  });
});
