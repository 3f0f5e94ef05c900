import type { AgencyDirectory } from "../agencies/directory.ts";
import type { Gazetteer } from "../places/gazetteer.ts";
import { compose } from "../text/compose.ts";
import { createPhraseTable } from "../text/phrases.ts";
import { tokenize } from "../text/tokens.ts";
import type { DueWords } from "./due-day.ts";
import type { Cadence } from "./periods.ts";
import { createTypedDayReader, type TypedDay } from "./typed-day.ts";

/** What an admin wants set: of which work, and to which day. */
export interface DayOrder {
  /** As typed. */
  readonly agency: string | null;
  readonly places: readonly string[];
  readonly cadence: Cadence | null;
  /** Whether a report was spoken of. */
  readonly isReport: boolean;
  /** Further words that name the work, without marks. */
  readonly words: readonly string[];
  /** Undefined where none was typed, or none that can be read. */
  readonly day: TypedDay | undefined;
}

export interface DayOrderParts {
  readonly words: DueWords;
  readonly directory: AgencyDirectory;
  readonly gazetteer: Gazetteer;
}

const cadences = [
  "weekly",
  "monthly",
  "quarterly",
  "halfyearly",
  "yearly",
] as const;
// A few polite words may come first; a long message is about something else.
const mostBefore = 5;
const longest = 200;

/** Reads orders; `isOrder` is whether it is one by what came before, so that no word of setting is needed. */
export function createDayOrderReader({
  words,
  directory,
  gazetteer,
}: DayOrderParts): (typed: string, isOrder?: boolean) => DayOrder | undefined {
  const { setting, asking } = words;
  const readDay = createTypedDayReader(words);
  const table = (phrases: readonly string[]) =>
    createPhraseTable(phrases.map((phrase): [string, true] => [phrase, true]));
  const [set, to] = [table(setting.set), table(setting.to)];
  const [report, filler] = [table(setting.report), table(asking.filler)];
  const cadenceTable = createPhraseTable(
    cadences.flatMap((cadence) =>
      setting[cadence].map((phrase): [string, Cadence] => [phrase, cadence]),
    ),
  );

  return (typed, isOrder = false) => {
    if (typed.length > longest) return undefined;
    const text = compose(typed);
    const all = tokenize(text);
    const [cue] = set.find(all);
    if (!isOrder && (cue === undefined || cue.from > mostBefore))
      return undefined;
    const tokens = all.slice(cue?.to ?? 0);
    const { head, day } = split();
    const agencies = directory.find(head);
    const units = gazetteer.find(head, text);
    const reports = report.find(head);
    const spoken = cadenceTable
      .find(head)
      .filter(({ from }) => !covers([...agencies, ...units], from));
    const known = [
      ...[...agencies, ...units, ...reports, ...spoken],
      ...filler.find(head),
    ];
    const [agency] = agencies;
    const first = agency && head[agency.from];
    const last = agency && head[agency.to - 1];
    return {
      agency: first && last ? text.slice(first.start, last.end) : null,
      places: [
        ...new Set(units.flatMap((one) => one.units.map(({ name }) => name))),
      ],
      cadence: spoken[0]?.value ?? null,
      isReport: reports.length > 0,
      words: head
        .filter((_, at) => !covers(known, at))
        .map((one) => one.folded),
      day,
    };

    /** The work is named first, its day last; the first place from which a day can be read parts them. */
    function split() {
      const starts = [
        ...to.find(tokens).map(({ from }) => from),
        ...tokens.keys(),
      ];
      for (const from of [...new Set(starts)].sort((a, b) => a - b)) {
        const token = tokens[from];
        if (token === undefined) continue;
        const found = readDay(text.slice(token.start));
        if (found !== undefined)
          return { head: tokens.slice(0, from), day: found };
      }
      return { head: tokens, day: undefined };
    }
  };
}

function covers(
  stretches: readonly { readonly from: number; readonly to: number }[],
  at: number,
): boolean {
  return stretches.some(({ from, to }) => from <= at && at < to);
}
