import type { CivilDate } from "../clock.ts";
import { civil, isPlanYear, monthEnd, years } from "./dates.ts";
import type { Genre } from "./genre.ts";
import { ofQuarter } from "./ranges.ts";
import type { Deadline } from "./plan.ts";
import {
  cadences,
  compileTimePatterns,
  type TimePatterns,
} from "./time-patterns.ts";

type Rule = Deadline["rule"];

/** One statement of time in a sentence. */
export interface TimeCue {
  readonly rule: Rule;
  readonly date: Deadline["date"];
  readonly from: CivilDate | null;
  readonly until: CivilDate | null;
  readonly index: number;
  readonly length: number;
  /** What it rests on: years given whole, a programme's years, a day, a bare cadence. */
  readonly kind:
    "cadence" | "day" | "year-end" | "stage" | "span" | "sometimes";
}

export interface TimeContext {
  readonly period: { readonly from: CivilDate; readonly to: CivilDate } | null;
}

// What stands further before a year does not change its meaning.
const nearby = 400;

/** Finds what a sentence says of time. Days of documents it cites are none of it. */
export type TimeReader = (sentence: string, context: TimeContext) => TimeCue[];

export function createTimeReader(genre: Genre): TimeReader {
  const patterns = compileTimePatterns(genre);
  return (sentence, context) => {
    const digits = /\d/u.test(sentence);
    const small = sentence.toLowerCase();
    if (!digits && !patterns.mayRecur.test(small)) return [];
    // Cues are told by their place in the sentence, which small letters must not move.
    return readTime(
      small.length === sentence.length ? small : sentence,
      context,
      patterns,
      digits,
    );
  };
}

function readTime(
  sentence: string,
  context: TimeContext,
  patterns: TimePatterns,
  digits: boolean,
): TimeCue[] {
  const { striving, outlook, programme, untilFirst } = patterns;
  const hasYear = digits && /\d{4}/u.test(sentence);
  const found: TimeCue[] = [];
  const taken: [number, number][] = [];
  const free = (at: RegExpMatchArray) => {
    const from = at.index ?? 0;
    const to = from + at[0].length;
    return taken.every(([start, end]) => to <= start || from >= end);
  };
  const put = (
    at: RegExpMatchArray,
    cue: Omit<TimeCue, "index" | "length">,
    keep = true,
  ) => {
    const index = at.index ?? 0;
    found.push({ ...cue, index, length: at[0].length });
    if (keep) taken.push([index, index + at[0].length]);
  };
  const plain = { date: null, from: null, until: null };

  if (digits)
    for (const at of sentence.matchAll(patterns.spanOfDays)) {
      const last = Number(at[6]);
      const first = at[3] === undefined ? last : Number(at[3]);
      const from = civil(first, Number(at[2]), Number(at[1]));
      const until = civil(last, Number(at[5]), Number(at[4]));
      if (from !== null && until !== null)
        put(at, { ...plain, rule: "period", from, until, kind: "span" });
    }
  if (hasYear)
    for (const at of sentence.matchAll(patterns.stage)) {
      const span = years(Number(at[1]), Number(at[2]));
      if (span !== null && isPlanYear(Number(at[1])))
        put(at, {
          ...plain,
          rule: "period",
          from: span.from,
          until: span.to,
          kind: "stage",
        });
    }

  const recurring = readCadences();
  const yearly = recurring.some((cue) => cue.rule === "yearly");
  const dated = digits ? [...readDays(yearly)] : [];
  // "Định kỳ hàng năm (trước ngày 15/11)" is one duty: the day says when in the year.
  const dropYearly = dated.some(
    (cue) => cue.rule === "yearly" && cue.date !== null,
  );
  found.push(
    ...recurring.filter((cue) => !(dropYearly && cue.rule === "yearly")),
    ...dated,
  );

  if (hasYear)
    for (const at of sentence.matchAll(patterns.dueMonth)) {
      const end = monthEnd(Number(at[2]), Number(at[1]));
      if (free(at) && end !== null)
        put(at, { ...plain, rule: "once", date: end, kind: "day" });
    }
  if (hasYear)
    for (const at of sentence.matchAll(patterns.dueQuarter)) {
      const quarter = ofQuarter(at[1] ?? "", Number(at[2]));
      if (free(at) && quarter !== null)
        put(at, { ...plain, rule: "once", date: quarter.to, kind: "day" });
    }
  if (hasYear)
    for (const at of sentence.matchAll(patterns.yearEnd))
      if (free(at)) readYearEnd(at);
  if (found.length === 0) {
    const at = patterns.sometimes.exec(sentence);
    if (at !== null) put(at, { ...plain, rule: "period", kind: "sometimes" });
  }
  return found.sort((a, b) => a.index - b.index);

  function readCadences(): TimeCue[] {
    const cues: TimeCue[] = [];
    const seen = new Set<Rule>();
    const add = (rule: Rule, index: number, length: number) => {
      if (!seen.has(rule))
        cues.push({ ...plain, rule, index, length, kind: "cadence" });
      seen.add(rule);
    };
    for (const pattern of [patterns.list, patterns.perTime])
      for (const at of sentence.matchAll(pattern)) {
        if (patterns.money.test(sentence.slice(at.index + at[0].length)))
          continue;
        for (const one of at[0].matchAll(patterns.eachUnit))
          for (const rule of cadences)
            if (one.groups?.[rule] !== undefined)
              add(rule, at.index, at[0].length);
      }
    for (const at of sentence.matchAll(patterns.twice))
      add("halfyearly", at.index, at[0].length);
    for (const at of sentence.matchAll(patterns.once))
      add("yearly", at.index, at[0].length);
    return cues;
  }

  function* readDays(isYearly: boolean): Generator<TimeCue> {
    for (const at of sentence.matchAll(patterns.dueDay)) {
      if (!free(at)) continue;
      taken.push([at.index, at.index + at[0].length]);
      const first = toDay(at, at.index);
      if (first !== undefined) yield first;
      let rest = at.index + at[0].length;
      for (
        let more = patterns.moreDays.exec(sentence.slice(rest));
        more !== null;
        more = patterns.moreDays.exec(sentence.slice(rest))
      ) {
        const next = toDay(more, rest);
        if (next !== undefined) yield next;
        taken.push([rest, rest + more[0].length]);
        rest += more[0].length;
      }
    }
    if (!isYearly) return;
    for (const at of sentence.matchAll(patterns.feastDay)) {
      if (!free(at) || at[3] !== undefined) continue;
      const cue = toDay(at, at.index);
      if (cue !== undefined) yield cue;
    }
  }

  function toDay(at: RegExpMatchArray, index: number): TimeCue | undefined {
    const [month, dayOfMonth] = [Number(at[2]), Number(at[1])];
    const base = {
      from: null,
      until: null,
      index,
      length: at[0].length,
      kind: "day",
    } as const;
    // A day without a year falls every year, unless the plan runs within one.
    const only = context.period?.from.slice(0, 4);
    const single =
      only !== undefined && only === context.period?.to.slice(0, 4) && !yearly
        ? only
        : undefined;
    const written = at[3] ?? single;
    if (written !== undefined) {
      const date = civil(Number(written), month, dayOfMonth);
      return date === null ? undefined : { ...base, rule: "once", date };
    }
    const date = civil(2024, month, dayOfMonth);
    return date === null
      ? undefined
      : { ...base, rule: "yearly", date: date.slice(5) };
  }

  function readYearEnd(at: RegExpMatchArray): void {
    const index = at.index ?? 0;
    const before = sentence.slice(Math.max(0, index - nearby), index);
    if (outlook.test(before)) return;
    const begins =
      /(?:^|[.;:,(–-]\s*)$/u.test(before) ||
      /^(?:[-+*•]\s*|\p{Ll}\)\s*)?$/u.test(before);
    const clause = before.slice(
      Math.max(
        before.lastIndexOf(";"),
        before.lastIndexOf(":"),
        before.lastIndexOf(". "),
      ) + 1,
    );
    // "Chương trình … đến năm 2030" is a name; "vào cuối năm 2025" never is.
    const open = untilFirst.test(at[0]);
    if (open && !begins && !striving.test(before) && programme.test(clause))
      return;
    const all = [at[1], ...(at[2] ?? "").matchAll(/\d{4}/gu)].map((one) =>
      Number(typeof one === "string" ? one : one?.[0]),
    );
    const [first = 0] = all;
    const last = all.at(-1) ?? first;
    if (!all.every(isPlanYear)) return;
    const span = years(Math.min(first, last), Math.max(first, last));
    if (span === null) return;
    if (all.length > 1)
      put(at, {
        rule: "yearly",
        date: null,
        from: span.from,
        until: span.to,
        kind: "year-end",
      });
    else
      put(at, {
        rule: "once",
        date: null,
        from: null,
        until: span.to,
        kind: "year-end",
      });
  }
}
