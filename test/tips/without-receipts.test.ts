import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatReceipt, newReceipt } from "../../src/tips/receipt.ts";
import { withoutReceipts } from "../../src/tips/without-receipts.ts";

const receipts = fc
  .infiniteStream(fc.nat({ max: 2 ** 31 - 1 }))
  .map((numbers) => newReceipt((bound) => (numbers.next().value ?? 0) % bound));

const shapes: readonly ((groups: readonly string[]) => string)[] = [
  ...["", " ", ".", "-", " - ", "–", "\u00a0", ", ", "/", "\n"].map(
    (between) => (groups: readonly string[]) => groups.join(between),
  ),
  (groups) => groups.join(" ").replaceAll("0", "O").replaceAll("1", "l"),
  (groups) =>
    groups
      .join(" ")
      .replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + +digit)),
];

const beside = fc.constantFrom(
  ...["", "mã ", "mã", "bổ sung vào tin, mã số: ", "0912 345 678. Mã: "],
  ...["(", "Biển số 84-B1 234.56, mã "],
);
const behind = fc.constantFrom(
  ...["", " bổ sung: ổng hay giao bằng xe Wave đỏ lúc 9 giờ tối", "."],
  ...[" rượu không nhãn, can 20 lít", ") nha", " 0912 345 678"],
);

function groupsOf(digits: string): string[] {
  return digits.match(/\d{4}/g) ?? [];
}

describe("text that is kept or passed on", () => {
  it("holds no receipt, however it is written and whatever stands beside it", () => {
    fc.assert(
      fc.property(
        receipts,
        fc.constantFrom(...shapes),
        beside,
        behind,
        (receipt, shape, before, after) => {
          const left = withoutReceipts(
            `${before}${shape(groupsOf(receipt))}${after}`,
          ).normalize("NFKC");
          const digits = left.replaceAll("O", "0").replaceAll("l", "1");
          expect(digits.replaceAll(/\D/g, "")).not.toContain(receipt);
          for (const group of groupsOf(receipt).slice(1, 4))
            if (!`${before}${after}`.replaceAll(/\D/g, "").includes(group))
              expect(digits.split(/\D+/)).not.toContain(group);
        },
      ),
    );
  });

  it("holds none with a wrong digit either, as shown or without spaces", () => {
    fc.assert(
      fc.property(
        receipts,
        fc.nat({ max: 19 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(" ", "", "-", "."),
        (receipt, at, by, between) => {
          const wrong =
            receipt.slice(0, at) +
            String((Number(receipt[at]) + by) % 10) +
            receipt.slice(at + 1);
          const text = `mã ${groupsOf(wrong).join(between)} bổ sung: xe đỏ`;
          expect(withoutReceipts(text)).toBe("mã bổ sung: xe đỏ");
        },
      ),
    );
  });

  it("holds none with a digit left out or doubled", () => {
    const receipt = newReceipt(() => 7);
    const shown = formatReceipt(receipt);
    for (const slip of [
      `${receipt}7`,
      receipt.slice(1),
      shown.slice(1),
      `${shown}7`,
    ])
      expect(withoutReceipts(`mã ${slip} nhé`)).toBe("mã nhé");
  });

  it.each([
    "Biển số 84-B1 234.56, xe Wave đỏ, 21 giờ 30 ngày 12/03/2025",
    "Số của nó 0912 345 678, 0987 654 321",
    "gọi 0912345678 0987654321 đều là nó",
    "chuyển khoản vào 19036789012345, thẻ 9704 3600 1234 5678 901",
    "thẻ 4111 1111 1111 1111",
    "căn cước 084203001234, hai lần 500.000.000 - 300.000.000",
    "các năm 2019 2020 2021 2022 2023 đều vậy",
    "tiktok.com/@ai/video/7123456789012345678",
    "fb 100012345678901",
  ])("keeps what is no receipt: %s", (text) => {
    expect(withoutReceipts(text)).toBe(text);
  });
});
