import { fc, it } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { type Answer, newAsk } from "../../src/figures/ask.ts";
import { remindAt } from "../../src/figures/asks.ts";
import type { Figure } from "../../src/figures/figure.ts";
import { totalsOf } from "../../src/figures/totals.ts";

const asker = {
  channel: "telegram",
  sender: "c",
  conversation: "c",
  language: "vi",
} as const;

function askOf(given: Readonly<Record<string, readonly Figure[] | undefined>>) {
  const units = Object.keys(given);
  const answers = units.flatMap((agency): Answer[] => {
    const figures = given[agency];
    return figures === undefined
      ? []
      : [
          {
            agency,
            figures: [...figures],
            word: "",
            at: "",
            late: false,
            times: 1,
          },
        ];
  });
  return { ...newAsk("a", asker, ""), units, answers };
}

const share = (value: number): Figure => ({ value, unit: "%" });
const cases = (value: number, unit = "vụ"): Figure => ({ value, unit });

describe("a summary", () => {
  it("adds cases up by what they count, and says who is missing", () => {
    const { totals, missing } = totalsOf(
      askOf({
        one: [cases(12), cases(15, "đối tượng")],
        two: [cases(3)],
        three: undefined,
      }),
    );
    expect(totals).toMatchObject([
      { unit: "vụ", sum: 15, count: 2, isShare: false },
      { unit: "đối tượng", sum: 15, count: 1 },
    ]);
    expect(missing).toEqual(["three"]);
  });

  it("takes a bare number for what everybody else counts, unless they count several things", () => {
    expect(
      totalsOf(askOf({ one: [cases(1)], two: [cases(2, "")] })).totals,
    ).toMatchObject([{ unit: "vụ", sum: 3 }]);
    expect(
      totalsOf(
        askOf({ one: [cases(1), cases(4, "người")], two: [cases(2, "")] }),
      ).totals.map(({ unit }) => unit),
    ).toEqual(["vụ", "người", ""]);
  });

  it("names the ends of shares", () => {
    const { totals } = totalsOf(
      askOf({ one: [share(85.5)], two: [share(70)], three: [share(99)] }),
    );
    expect(totals).toMatchObject([
      {
        isShare: true,
        least: { agency: "two", value: 70 },
        most: { agency: "three", value: 99 },
      },
    ]);
  });

  it("keeps who has none yet apart from who is silent", () => {
    const { notYet, missing } = totalsOf(askOf({ one: [], two: undefined }));
    expect(notYet.map(({ agency }) => agency)).toEqual(["one"]);
    expect(missing).toEqual(["two"]);
  });

  it.prop([
    fc.array(fc.integer({ min: 0, max: 1_000_000 }), {
      minLength: 1,
      maxLength: 30,
    }),
  ])("of tenths is exact", (tenths) => {
    const given = Object.fromEntries(
      tenths.map((value, at) => [`u${at}`, [cases(value / 10)]]),
    );
    const sum = tenths.reduce((one, other) => one + other, 0) / 10;
    expect(totalsOf(askOf(given)).totals[0]?.sum).toBe(sum);
  });
});

describe("the one reminder", () => {
  it.each([
    ["2023-11-08T08:00:00+07:00", "2023-11-30", "2023-11-29T08:00:00+07:00"],
    ["2023-11-28T19:00:00+07:00", "2023-11-30", "2023-11-29T08:00:00+07:00"],
    ["2023-11-29T09:00:00+07:00", "2023-11-30", "2023-11-30T08:00:00+07:00"],
    ["2023-11-30T07:00:00+07:00", "2023-11-30", undefined],
  ])("of what was asked at %s by %s comes at %s", (asked, day, expected) => {
    const at = remindAt(new Date(asked), day);
    expect(at?.getTime()).toBe(
      expected === undefined ? undefined : Date.parse(expected),
    );
  });
});
