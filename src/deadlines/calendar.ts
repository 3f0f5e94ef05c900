import { createHash } from "node:crypto";
import { join } from "node:path";
import type { LibraryPlan } from "../plans/plan.ts";
import type { AskingWords } from "./asking-words.ts";
import { createDueDayReader, type DueWords, loadDueWords } from "./due-day.ts";
import { loadDutyReader } from "./duties.ts";
import { loadHolidays } from "./holidays.ts";
import {
  type Obligation,
  obligationsOf,
  type Occurrence,
  occurrencesOf,
  type Window,
} from "./occurrence.ts";
import type { SetDaysInForce } from "./set-day.ts";
import { createWorkingDays, type WorkingDays } from "./working-days.ts";

/** All that the plans date, and when it falls due. */
export interface Calendar {
  readonly plans: readonly LibraryPlan[];
  /** What the plans ask to be done or handed in; aims and rules on money are not among it. */
  readonly obligations: readonly Obligation[];
  readonly workingDays: WorkingDays;
  /** How people ask for it, and how admins set its days. */
  readonly asking: AskingWords;
  readonly words: DueWords;
  /** By day, with the days that admins have set; of all obligations, or of those given. */
  occurrences(window: Window, of?: readonly Obligation[]): Occurrence[];
  /** The same object as long as no day is set anew. */
  readonly days: () => SetDaysInForce;
  /** What all days are reckoned from (plans, holidays, days set), in a few letters. */
  basis(): string;
}

const none: SetDaysInForce = new Map();
const noneSet = () => none;

/**
 * Throws {@link InputError} for knowledge that cannot be used.
 * @param days what admins have set; none unless told otherwise
 */
export async function openCalendar(
  knowledgeFolder: string,
  plans: readonly LibraryPlan[],
  days: () => SetDaysInForce = noneSet,
): Promise<Calendar> {
  const [holidays, words, isDuty] = await Promise.all([
    loadHolidays(join(knowledgeFolder, "holidays.yaml")),
    loadDueWords(join(knowledgeFolder, "deadlines.yaml")),
    loadDutyReader(knowledgeFolder),
  ]);
  const workingDays = createWorkingDays(holidays);
  const obligations = obligationsOf(plans, createDueDayReader(words)).filter(
    isDuty,
  );
  return {
    plans,
    obligations,
    workingDays,
    asking: words.asking,
    words,
    days,
    occurrences: (window, of = obligations) =>
      occurrencesOf(of, window, { workingDays, days: days() }),
    basis: basisOf({ obligations, holidays }, days),
  };
}

function basisOf(fixed: unknown, days: () => SetDaysInForce): () => string {
  const known = createHash("sha256").update(JSON.stringify(fixed)).digest();
  let last: { readonly of: SetDaysInForce; readonly text: string } | undefined;
  return () => {
    const of = days();
    if (last?.of === of) return last.text;
    const text = createHash("sha256")
      .update(known)
      .update(JSON.stringify([...of]))
      .digest("base64url")
      .slice(0, 16);
    last = { of, text };
    return text;
  };
}
