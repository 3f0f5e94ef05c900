import { describe, expect, it } from "vitest";
import {
  civilDate,
  daysBetween,
  later,
  noon,
  CivilDate,
  parseMoment,
  settableClock,
} from "../src/clock.ts";

describe("civil dates", () => {
  it.each([
    ["2023-11-07T16:59:59Z", "2023-11-07"],
    ["2023-11-07T17:00:00Z", "2023-11-08"],
    ["2024-02-28T20:00:00Z", "2024-02-29"],
  ])("%s is %s in Vietnam", (moment, date) => {
    expect(civilDate(new Date(moment))).toBe(date);
  });

  it("count days from one to another", () => {
    const day = (text: string) => CivilDate.parse(text);
    expect(daysBetween(day("2024-02-28"), day("2024-03-01"))).toBe(2);
    expect(daysBetween(day("2023-11-15"), day("2023-11-08"))).toBe(-7);
  });
});

describe("a moment", () => {
  it.each([
    ["2023-11-08", "2023-11-08T05:00:00.000Z"],
    ["2023-11-08T08:00:00+07:00", "2023-11-08T01:00:00.000Z"],
    ["2023-11-08T01:00:00Z", "2023-11-08T01:00:00.000Z"],
  ])("is written %s", (text, moment) => {
    expect(parseMoment(text)?.toISOString()).toBe(moment);
  });

  it.each(["", "today", "2023-02-30", "08/11/2023", "2023-11-08T08:00:00"])(
    "is not written %j",
    (text) => {
      expect(parseMoment(text)).toBeUndefined();
    },
  );
});

describe("later", () => {
  const start = noon(CivilDate.parse("2024-01-31"));

  it.each([
    ["P1D", "2024-02-01T05:00:00.000Z"],
    ["+P2W", "2024-02-14T05:00:00.000Z"],
    ["PT20H", "2024-02-01T01:00:00.000Z"],
    ["P1DT1H30M5S", "2024-02-01T06:30:05.000Z"],
    ["P1Y", "2025-01-31T05:00:00.000Z"],
  ])("by %s", (duration, moment) => {
    expect(later(start, duration)?.toISOString()).toBe(moment);
  });

  it.each(["", "P", "PT", "1D", "-P1D", "P1H", "P1D ", "P99999999999Y"])(
    "is not by %j",
    (duration) => {
      expect(later(start, duration)).toBeUndefined();
    },
  );
});

it("a settable clock stands where it was set", () => {
  const clock = settableClock();
  const moment = new Date("2023-11-08T08:00:00+07:00");
  clock.set(moment);
  expect(clock.now()).toEqual(moment);
});
