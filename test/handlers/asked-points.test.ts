import { describe, expect, it } from "vitest";
import { openDialog } from "../dialogs/open-dialog.ts";

const day = new Date("2025-03-10T09:05:00+07:00");

/** What the desk says to one message. */
async function said(text: string, group = false): Promise<string> {
  const dialog = openDialog("zalo", day, "Tỉnh Bình Phước");
  const step = await dialog.send({ as: "A", text, group });
  return step?.replies.map((reply) => reply.text).join("\n") ?? "";
}

describe("what is asked of reporting", () => {
  it.each([
    ["báo tin nặc danh có được công an tiếp nhận không?", "Được, không bắt"],
    ["tố giác có cần đưa bằng chứng không", "Không bắt buộc phải có bằng"],
    ["khi nào thì gọi 113, khi nào thì nhắn bot", "Đang xảy ra"],
    ["báo tin có tốn phí không", "Nhắn cho tôi không mất tiền"],
    ["bot có nhận tin báo bằng tiếng Khmer không?", "Tôi mới chỉ trả lời"],
    [
      "mình muốn báo mà bên bị báo là công an phường thì sao",
      "Báo ở đây thì tin về công an",
    ],
  ])("is answered first: “%s”", async (asked, first) => {
    expect((await said(asked)).startsWith(first)).toBe(true);
  });

  it("sends nobody with a complaint about police to the police next door", async () => {
    const text = await said("tôi muốn tố cáo công an xã thì gửi ở đâu");
    expect(text).not.toContain("Công an xã, phường gần nhất");
  });

  it("keeps the bank out of a question on fees", async () => {
    const text = await said(
      "báo người ta bán hàng giả thì báo ở đâu, có mất tiền không",
    );
    expect(text).not.toContain("tổng đài ngân hàng");
  });
});

describe("who told on somebody", () => {
  it.each([
    "cho hỏi ai báo bãi xe vậy?",
    "ai vừa báo tin vậy",
    "ai tố nhà tui vậy",
  ])("is told to nobody: “%s”", async (asked) => {
    expect(await said(asked)).toContain("của ai cũng vậy");
    expect(await said(`@bot ${asked}`, true)).toContain("của ai cũng vậy");
  });

  it("is another question than whether one's own name is kept", async () => {
    expect(await said("công an có biết ai báo tin không")).not.toContain(
      "của ai cũng vậy",
    );
  });
});

describe("money that has just gone to a swindler", () => {
  it.each([
    "tôi vừa chuyển khoản 20 triệu cho kẻ lừa đảo",
    "em mới bị lừa mất 5tr qua facebook",
    "e vừa bị lừa ck 45tr cho 1 đứa giả công an, mới 10p trước",
  ])("is stopped first, and the report goes on: “%s”", async (told) => {
    const text = await said(told);
    expect(text).toMatch(/^Mất tiền qua ngân hàng thì gọi ngay tổng đài/u);
    expect(text).toContain("tin báo");
  });

  it.each([
    "hàng xóm tôi bị lừa mất 5 triệu qua facebook năm ngoái",
    "có người giả công an kêu tôi chuyển tiền mà tôi chưa chuyển",
  ])("is not where none went: “%s”", async (told) => {
    expect(await said(told)).not.toContain("tổng đài ngân hàng");
  });
});

describe("fear", () => {
  it.each(["tôi sợ lắm không biết làm sao", "em sợ quá không biết kể với ai"])(
    "alone is listened to: “%s”",
    async (told) => {
      const text = await said(told);
      expect(text).toContain("113");
      expect(text).toContain("kể tôi nghe");
    },
  );
});
