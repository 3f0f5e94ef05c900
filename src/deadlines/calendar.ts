import { join } from "node:path";
import type { LibraryPlan } from "../plans/plan.ts";
import type { AskingWords } from "./asking-words.ts";
import { createDueDayReader, type DueDay, loadDueWords } from "./due-day.ts";
import { loadHolidays } from "./holidays.ts";
import {
  type Obligation,
  obligationsOf,
  type Occurrence,
  occurrencesOf,
  type Window,
} from "./occurrence.ts";
import { createWorkingDays, type WorkingDays } from "./working-days.ts";

/** All that the plans date, and when it falls due. */
export interface Calendar {
  readonly plans: readonly LibraryPlan[];
  readonly obligations: readonly Obligation[];
  readonly workingDays: WorkingDays;
  /** How people ask for it. */
  readonly asking: AskingWords;
  /** By day; of all obligations, or of those given. `days` are what an admin has set. */
  occurrences(
    window: Window,
    of?: readonly Obligation[],
    days?: ReadonlyMap<string, DueDay>,
  ): Occurrence[];
}

/** Throws {@link InputError} for knowledge that cannot be used. */
export async function openCalendar(
  knowledgeFolder: string,
  plans: readonly LibraryPlan[],
): Promise<Calendar> {
  const [holidays, words] = await Promise.all([
    loadHolidays(join(knowledgeFolder, "holidays.yaml")),
    loadDueWords(join(knowledgeFolder, "deadlines.yaml")),
  ]);
  const workingDays = createWorkingDays(holidays);
  const obligations = obligationsOf(plans, createDueDayReader(words));
  return {
    plans,
    obligations,
    workingDays,
    asking: words.asking,
    occurrences: (window, of = obligations, days = new Map()) =>
      occurrencesOf(of, window, { workingDays, days }),
  };
}
