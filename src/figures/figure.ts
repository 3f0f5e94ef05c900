import { z } from "zod";
import { compose } from "../text/compose.ts";
import { type Token, tokenize } from "../text/tokens.ts";
import type { FigureCues } from "./words.ts";
import {
  type Measure,
  numberAtStart,
  valueOf,
  withDigits,
} from "./written-number.ts";

// figure: a number with what it counts ("%" for a share, empty where nothing is said). word: what was written with it.

export const Figure = z.object({ value: z.number(), unit: z.string() });
export type Figure = z.infer<typeof Figure>;

/** What a message reports: figures, or that there are none yet. */
export interface Reported {
  readonly figures: readonly Figure[];
  readonly word: string;
}

const longest = 300;
const longestWord = 200;
const mostFigures = 6;

/** How a message is read. */
export interface Reading {
  /** What the figure asked for counts, where that is known. */
  readonly measure?: Measure;
  /** Whether a figure has just been asked for, so that words may follow it with nothing in between. */
  readonly awaited?: boolean;
}

/**
 * What a message reports, where it begins with a number ("85,5% – đã rà soát", "12 vụ, 15 đối tượng", "hai mươi", "chưa
 * có"); undefined for other messages. No figures: there are none yet.
 */
export function readFigures(
  text: string,
  cues: FigureCues,
  reading: Reading = {},
): Reported | undefined {
  const composed = withDigits(compose(text).trim());
  if (composed.length > longest || composed.endsWith("?")) return undefined;
  const tokens = tokenize(composed);
  const nothing = phraseAt("nothing");
  if (nothing !== undefined)
    return { figures: [{ value: 0, unit: "" }], word: nothing };
  const notYet = phraseAt("notYet");
  if (notYet !== undefined) return { figures: [], word: notYet };
  const colon = /^[^\d:]{1,40}:/u.exec(composed)?.[0].length;
  return (
    figuresIn(afterLead(), cues, reading) ??
    (colon === undefined
      ? undefined
      : figuresIn(composed.slice(colon).trim(), cues, reading))
  );

  /** What follows a phrase that the message begins with, where something parts them or nothing follows. */
  function phraseAt(cue: "nothing" | "notYet"): string | undefined {
    const to = cues.at(cue, tokens, 0);
    const last = tokens[(to ?? 0) - 1];
    if (to === undefined || last === undefined) return undefined;
    const rest = withoutPolite(composed.slice(last.end), cues);
    return isParted(rest) ? wordOf(rest) : undefined;
  }

  function afterLead(): string {
    let at = 0;
    for (;;) {
      const next = cues.at("lead", tokens, at);
      if (next === undefined) break;
      at = next;
    }
    return composed.slice(tokens[at]?.start ?? composed.length);
  }
}

function figuresIn(
  text: string,
  cues: FigureCues,
  reading: Reading,
): Reported | undefined {
  const figures: Figure[] = [];
  let rest = text;
  for (;;) {
    const found = oneFigure(rest, cues, reading);
    if (found === undefined) break;
    figures.push(found.figure);
    rest = found.rest;
    if (found.figure.unit === "" || figures.length >= mostFigures) break;
  }
  return figures.length === 0 ? undefined : { figures, word: wordOf(rest) };
}

/** One figure at the beginning of a text. */
function oneFigure(
  text: string,
  cues: FigureCues,
  reading: Reading,
): { readonly figure: Figure; readonly rest: string } | undefined {
  const start = text.replace(/^[\s,;:]+/u, "");
  const tokens = tokenize(start);
  const joined = cues.at("joins", tokens, 0);
  const begun =
    joined === undefined ? start : start.slice(tokens[joined]?.start);
  const number = digitsAt(begun, cues) ?? wordsAt(begun, cues);
  if (number === undefined) return undefined;
  const percent = /^\s?%+/u.exec(number.rest);
  const after =
    percent === null ? number.rest : number.rest.slice(percent[0].length);
  const words = tokenize(after);
  const isGlued = percent === null && words[0]?.start === 0;
  const named = cues.at("percent", words, 0);
  const counted = percent === null ? cues.unit(words, 0) : undefined;
  const isShare = percent !== null || named !== undefined;
  // "12h", "5A" and "30/11" are no figures.
  if (isGlued && !isShare && counted === undefined) return undefined;
  const end = words[(named ?? counted?.to ?? 0) - 1]?.end ?? 0;
  const rest = withoutPolite(after.slice(end), cues);
  const unit = isShare ? "%" : (counted?.value ?? "");
  // "2 people fight" reports no figure, unless one was asked for; a share is one whatever it is of.
  const mayGoOn = isShare || reading.awaited === true;
  const goesOn = unit !== "" && oneFigure(rest, cues, reading) !== undefined;
  if (!isParted(rest) && !mayGoOn && !goesOn) return undefined;
  const measure = unit === "" ? (reading.measure ?? "unknown") : "count";
  const value = number.value(isShare ? "share" : measure);
  return value === undefined ? undefined : { figure: { value, unit }, rest };
}

interface Numbered {
  readonly value: (measure: Measure) => number | undefined;
  readonly rest: string;
}

function digitsAt(text: string, cues: FigureCues): Numbered | undefined {
  const typed = numberAtStart(text);
  if (typed === undefined) return undefined;
  const rest = text.slice(typed.length);
  // Days, hours, ranges and telephone numbers.
  if (/^\s?[/:]\s?\d|^\s?-\s?\d/u.test(rest)) return undefined;
  if (/^0\d{8,}$/u.test(typed.replaceAll(/[ .]/gu, ""))) return undefined;
  const tokens = tokenize(rest);
  const scale = cues.scale(tokens, 0);
  // "12 tỷ đồng" counts in its own unit.
  const point = cues.at("point", tokens, 0);
  const more = tokens[point ?? tokens.length];
  if (more?.kind === "number" && /^\d+$/u.test(typed)) {
    const value = Number(`${typed}.${rest.slice(more.start, more.end)}`);
    return { value: () => value, rest: rest.slice(more.end) };
  }
  if (scale === undefined || cues.unit(tokens, 0) !== undefined)
    return { value: (measure) => valueOf(typed, measure), rest };
  const end = tokens[scale.to - 1]?.end ?? 0;
  const value = valueOf(typed, "unknown");
  return {
    value: () => value && Number((value * scale.value).toPrecision(15)),
    rest: rest.slice(end),
  };
}

function wordsAt(text: string, cues: FigureCues): Numbered | undefined {
  const tokens = tokenize(text);
  const found = spelledOut(tokens, 0, cues);
  if (found === undefined) return undefined;
  const point = cues.at("point", tokens, found.to);
  const more =
    point === undefined ? undefined : spelledOut(tokens, point, cues);
  const whole =
    more === undefined
      ? found
      : { value: Number(`${found.value}.${more.value}`), to: more.to };
  const end = tokens[whole.to - 1]?.end ?? 0;
  return { value: () => whole.value, rest: text.slice(end) };
}

/** A number in Vietnamese words: "hai mươi lăm", "một trăm linh năm", "ba nghìn hai trăm". */
export function spelledOut(
  tokens: readonly Token[],
  from: number,
  cues: FigureCues,
): { readonly value: number; readonly to: number } | undefined {
  let [total, part, digit, scale, at] = [0, 0, -1, 1, from];
  for (;;) {
    const one = cues.digit(tokens, at);
    const next = (cue: "ten" | "tens" | "hundred" | "filler" | "half") =>
      cues.at(cue, tokens, at);
    const step = next("ten") ?? next("tens") ?? next("hundred");
    const size = cues.scale(tokens, at);
    if (one !== undefined) {
      // "hai lăm" is 25.
      if (digit >= 0) {
        if (part !== 0 || digit === 0) break;
        part = digit * 10;
      }
      digit = one.value;
      at = one.to;
    } else if (step !== undefined) {
      const isTen = next("ten") !== undefined;
      if (isTen && digit >= 0) break;
      const by = next("hundred") === undefined ? 10 : 100;
      part += (isTen || digit < 0 ? 1 : digit) * by;
      [digit, scale, at] = [-1, by, step];
    } else if (size !== undefined && at > from) {
      total += (part + Math.max(digit, 0)) * size.value;
      [part, digit, scale, at] = [0, -1, size.value, size.to];
    } else if (next("filler") !== undefined && at > from)
      at = next("filler") ?? at;
    else if (next("half") !== undefined && at > from) {
      total += scale / 2;
      at = next("half") ?? at;
      break;
    } else break;
  }
  return at === from
    ? undefined
    : { value: total + part + Math.max(digit, 0), to: at };
}

/** Whether something parts a figure from what follows, or nothing follows. */
function isParted(rest: string): boolean {
  return /^\s*(?:$|[-,;:.(\n])/u.test(rest);
}

function withoutPolite(rest: string, cues: FigureCues): string {
  const tokens = tokenize(rest);
  const last = tokens[(cues.at("polite", tokens, 0) ?? 0) - 1];
  return last === undefined ? rest : rest.slice(last.end);
}

function wordOf(rest: string): string {
  return rest
    .replace(/^[\s,;:.\-–(]+/u, "")
    .replace(/\)$/u, "")
    .trim()
    .slice(0, longestWord);
}
