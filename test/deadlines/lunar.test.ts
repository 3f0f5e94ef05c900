import { describe, expect, it } from "vitest";
import { addDays } from "../../src/deadlines/civil-days.ts";
import { lunarDay } from "../../src/deadlines/lunar.ts";

// The first day of the year and the Hùng Kings' day, as the Government's announcements of days off gave them or will.
const known = [
  [2021, "2021-02-12", "2021-04-21"],
  [2022, "2022-02-01", "2022-04-10"],
  [2023, "2023-01-22", "2023-04-29"],
  [2024, "2024-02-10", "2024-04-18"],
  [2025, "2025-01-29", "2025-04-07"],
  [2026, "2026-02-17", "2026-04-26"],
  [2027, "2027-02-06", "2027-04-16"],
  [2028, "2028-01-26", "2028-04-04"],
  [2029, "2029-02-13", "2029-04-23"],
  [2030, "2030-02-02", "2030-04-12"],
] as const;

describe("the Vietnamese lunar calendar", () => {
  it.each(known)(
    "begins %i on %s and remembers the Hùng Kings on %s",
    (year, tet, kings) => {
      expect(lunarDay(year, 1, 1)).toBe(tet);
      expect(lunarDay(year, 3, 10)).toBe(kings);
    },
  );

  it.each([
    [1968, "1968-01-29"],
    [1985, "1985-01-21"],
    [2007, "2007-02-17"],
  ])(
    "goes its own way where China's year begins another day (%i)",
    (year, tet) => {
      expect(lunarDay(year, 1, 1)).toBe(tet);
    },
  );

  it.each(known)(
    "begins the months of %i on the day of the new moon in Vietnam",
    (year) => {
      for (const month of [1, 3]) {
        const first = lunarDay(year, month, 1);
        expect(newMoons(year)).toContain(first);
      }
      // Tết is the second new moon after the winter solstice, which no year from 2021 to 2030 moves by a leap month.
      const solstice = `${year - 1}-12-21`;
      const after = [...newMoons(year - 1), ...newMoons(year)].filter(
        (day) => day > solstice,
      );
      expect(lunarDay(year, 1, 1)).toBe(after[1]);
    },
  );

  it("counts ten days into the third month", () => {
    expect(addDays(lunarDay(2026, 3, 1), 9)).toBe(lunarDay(2026, 3, 10));
  });
});

/** Civil dates in Vietnam of a year's new moons: J. Meeus, Astronomical Algorithms (2nd ed.), chapter 49. */
function newMoons(year: number): string[] {
  const first = Math.floor((year - 2000) * 12.3685) - 1;
  return Array.from({ length: 15 }, (_, at) => newMoon(first + at)).filter(
    (day) => day.startsWith(String(year)),
  );
}

function newMoon(k: number): string {
  const t = k / 1236.85;
  const e = 1 - 0.002516 * t - 0.0000074 * t * t;
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const m = rad(2.5534 + 29.1053567 * k - 0.0000014 * t * t);
  const n = rad(201.5643 + 385.81693528 * k + 0.0107582 * t * t);
  const f = rad(160.7108 + 390.67050284 * k - 0.0016118 * t * t);
  const o = rad(124.7746 - 1.56375588 * k + 0.0020672 * t * t);
  const sin = Math.sin;
  const correction =
    -0.4072 * sin(n) +
    0.17241 * e * sin(m) +
    0.01608 * sin(2 * n) +
    0.01039 * sin(2 * f) +
    0.00739 * e * sin(n - m) -
    0.00514 * e * sin(n + m) +
    0.00208 * e * e * sin(2 * m) -
    0.00111 * sin(n - 2 * f) -
    0.00057 * sin(n + 2 * f) +
    0.00056 * e * sin(2 * n + m) -
    0.00042 * sin(3 * n) +
    0.00042 * e * sin(m + 2 * f) +
    0.00038 * e * sin(m - 2 * f) -
    0.00024 * e * sin(2 * n - m) -
    0.00017 * sin(o);
  const planetary =
    0.000325 * sin(rad(299.77 + 0.107408 * k - 0.009173 * t * t));
  const days =
    2451550.09766 +
    29.530588861 * k +
    0.00015437 * t * t +
    correction +
    planetary;
  // Dynamical time is about 70 s ahead of universal time in these years.
  const ms = (days - 2440587.5) * 86_400_000 - 70_000;
  return new Date(ms + 7 * 3_600_000).toISOString().slice(0, 10);
}
