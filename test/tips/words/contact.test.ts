import { describe, expect, it } from "vitest";
import { hear } from "../../../src/tips/words/hear.ts";
import { hearing } from "./hearing.ts";

const heard = (text: string) => hear(text, hearing);

describe("how a reporter is reached", () => {
  it.each([
    [
      "hết rồi đó, gửi, tên tui là H Blin, số 0905 000 111",
      ["tên tui là H Blin", "số 0905 000 111"],
    ],
    ["tên tui H Blin 0905000111, gửi", ["tên tui H Blin 0905000111"]],
    ["gửi giúp tôi, để số tôi 0914 222 333", ["để số tôi 0914 222 333"]],
    [
      "e ko co anh, e de sdt e 0977 123 000 nhe, gui di",
      ["e de sdt e 0977 123 000"],
    ],
    ["số tui 0905.000.111 nha", ["số tui 0905.000.111"]],
    ["tui tên Lan, nó lấy xe của tui", ["tui tên Lan"]],
    [
      "you can write to me at anna.k@example.org",
      ["you can write to me at anna.k@example.org"],
    ],
    ["chủ quán tên Hùng, số 0905 000 111", []],
    ["stk 0123456789, sdt no goi 0888 000 111", []],
    ["nó gọi tôi bằng số 0905 000 111 đòi tiền", []],
    ["thằng tên Tí lấy xe", []],
  ])("in “%s” is %j", (text, contact) => {
    expect(heard(text).contact).toEqual(contact);
  });

  it("leaves nothing of wishes beside it to be told", () => {
    const { text } = heard("hết rồi đó, gửi, số tui 0905 000 111");
    expect(text).toBe("số tui 0905 000 111");
  });

  it.each([
    "sdt no goi 0888 000 111",
    "số 0905 000 111",
    "0914222333",
    "mất 20 000 000 đồng",
  ])("is no time: %j", (text) => {
    expect(heard(text).facts.when).toEqual([]);
  });

  it("is nobody who was seen", () => {
    expect(heard("tui tên Lan, ở khóm 3").facts.who).toEqual([]);
    expect(heard("thằng tên Lan, ở khóm 3").facts.who).toEqual([
      "thằng tên Lan",
    ]);
  });
});

describe("a clause that cancels", () => {
  it.each([
    "thôi hủy giùm tui, tui với ổng là anh em cột chèo",
    "đừng gửi nữa nha, ổng là chú ruột tui đó",
    "cancel it, he is my cousin",
  ])("is heard beside what it is for: %j", (text) => {
    const { idle, wishes } = heard(text);
    expect(idle).toBe(false);
    expect([...wishes]).toContain("cancel");
  });

  it.each([
    "nó lấy đồ xong, bỏ đi, tui thấy rõ",
    "bà con trong xóm bị lừa tiền, giấu tên tui nha",
    "đừng gửi tên tui, nó bán ma túy ở chợ",
  ])("is none in a story: %j", (text) => {
    const { idle, wishes } = heard(text);
    expect(idle).toBe(false);
    expect([...wishes]).not.toContain("cancel");
  });
});

describe("what only points at a picture", () => {
  it.each([
    "ảnh đây ạ",
    "anh day a",
    "thêm tấm nữa",
    "gửi thêm 2 tấm hình nữa nè",
    "video đây anh",
    "here are the photos",
  ])("tells nothing: %j", (text) => {
    expect(heard(text).idle).toBe(true);
  });

  it("tells something where it says who is on it", () => {
    expect(heard("hình này là thằng Tí bán ma túy").idle).toBe(false);
  });
});
