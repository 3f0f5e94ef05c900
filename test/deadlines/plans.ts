import { CivilDate } from "../../src/clock.ts";
import {
  createDueDayReader,
  loadDueWords,
} from "../../src/deadlines/due-day.ts";
import { loadHolidays } from "../../src/deadlines/holidays.ts";
import { createWorkingDays } from "../../src/deadlines/working-days.ts";
import type { Deadline, LibraryPlan } from "../../src/plans/plan.ts";

export const readDay = createDueDayReader(
  await loadDueWords("knowledge/deadlines.yaml"),
);
export const workingDays = createWorkingDays(
  await loadHolidays("knowledge/holidays.yaml"),
);

/** A deadline of a plan that runs from 2021 to 2025, in whose sentence nothing names a day. */
export function deadline(parts: Partial<Deadline>): Deadline {
  return {
    what: "Báo cáo",
    who: ["Sở Y tế"],
    to: ["Công an tỉnh"],
    rule: "yearly",
    date: null,
    from: day("2021-01-01"),
    until: day("2025-12-31"),
    section: "VI.1",
    paragraph: 0,
    evidence: "Sở Y tế gửi báo cáo về Công an tỉnh.",
    ...parts,
  };
}

export function planOf(
  deadlines: readonly Deadline[],
  parts: Partial<LibraryPlan> = {},
): LibraryPlan {
  return {
    slug: "tinh-mau-2021",
    names: [],
    extension: null,
    number: "1/KH-UBND",
    issuer: "UBND tỉnh Mẫu",
    place: "Tỉnh Mẫu",
    issued: null,
    title: "Kế hoạch mẫu",
    period: { from: day("2021-01-01"), to: day("2025-12-31") },
    scope: null,
    signatory: null,
    recipients: [],
    sections: [],
    assignments: [],
    deadlines: [...deadlines],
    targets: [],
    budgets: [],
    legalBases: [],
    models: [],
    parts: [],
    unplaced: [],
    ...parts,
  };
}

export function day(text: string): CivilDate {
  return CivilDate.parse(text);
}
