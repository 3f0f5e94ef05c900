import { describe, expect, it } from "vitest";
import { CivilDate } from "../../src/clock.ts";
import { csv } from "../../src/nudges/csv.ts";
import { stateOf } from "../../src/nudges/table.ts";

const day = (text: string) => CivilDate.parse(text);

describe("an agency's report", () => {
  it.each([
    ["done", "2023-11-14", "2023-12-01"],
    ["late", "2023-11-15", "2023-12-01"],
    ["open", undefined, "2023-11-14"],
    ["over", undefined, "2023-11-15"],
  ] as const)("is %s when noted for %s, on %s", (state, on, today) => {
    const report = on === undefined ? undefined : { on };
    expect(stateOf(day("2023-11-14"), report, day(today))).toBe(state);
  });
});

describe("a file for spreadsheets", () => {
  const written = (...cells: string[]) =>
    new TextDecoder("utf-8", { ignoreBOM: true }).decode(csv([cells]));

  it("begins with a byte order mark and ends its lines as RFC 4180 says", () => {
    expect(written("Sở Y tế", "trễ")).toBe("\uFEFFSở Y tế,trễ\r\n");
  });

  it.each([
    ["a,b", '"a,b"'],
    ['a "b"', '"a ""b"""'],
    ["a\nb", '"a\nb"'],
    ["=1+1", "'=1+1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
    ["-", "'-"],
  ])("writes %j as text", (text, cell) => {
    expect(written(text)).toBe(`\uFEFF${cell}\r\n`);
  });
});
