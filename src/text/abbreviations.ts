import { z } from "zod";
import { fold, hasMarks } from "./fold.ts";
import { tokenize, type Token } from "./tokens.ts";

const Beside = z.strictObject({
  short: z.string(),
  reads: z.string(),
  before: z.array(z.string()).optional(),
  after: z.array(z.string()).optional(),
  unless_after: z.array(z.string()).optional(),
  capitals: z.boolean().optional(),
});
type Beside = z.infer<typeof Beside>;

/** Shape of knowledge/abbreviations.yaml, whose head says what the parts mean. */
export const AbbreviationList = z.strictObject({
  any: z.record(z.string(), z.string()),
  capitals: z.record(z.string(), z.string()),
  small: z.record(z.string(), z.string()),
  beside: z.array(Beside),
});
export type AbbreviationList = z.infer<typeof AbbreviationList>;

/** A stretch of text that was written anew. */
export interface Change {
  readonly from: string;
  readonly to: string;
}

/** A text after it was worked on, and what was changed in it, in order. */
export interface Mended {
  readonly text: string;
  readonly changed: readonly Change[];
}

export interface Abbreviations {
  /** Writes short forms out; `chat: false` leaves chat spelling alone, as in published text. */
  expand(text: string, how?: { readonly chat?: boolean }): Mended;
}

/** Makes the look-ups once. */
export function createAbbreviations(list: AbbreviationList): Abbreviations {
  const any = byKey(list.any);
  const bare = byBareKey(list.any);
  const capitals = byKey(list.capitals);
  const small = byKey(list.small);
  const beside = Map.groupBy(list.beside, ({ short }) => short);
  const openings = new Set(
    [any, bare, capitals, small, beside].flatMap((map) =>
      [...map.keys()].flatMap(prefixes),
    ),
  );

  return {
    expand(text, { chat = true } = {}) {
      const tokens = tokenize(text);
      const changed: Change[] = [];
      let out = "";
      let at = 0;
      for (let index = 0; index < tokens.length;) {
        const found = reading(text, tokens, index, chat);
        if (found === undefined) {
          index += 1;
          continue;
        }
        const start = tokens[index]?.start ?? 0;
        changed.push({ from: text.slice(start, found.end), to: found.reads });
        out += text.slice(at, start) + found.reads;
        at = found.end;
        index += found.used;
      }
      return { text: out + text.slice(at), changed };
    },
  };

  function reading(
    text: string,
    tokens: readonly Token[],
    index: number,
    chat: boolean,
  ): { reads: string; used: number; end: number } | undefined {
    // Most words open no short form; they cost one look-up.
    const opening = /^\p{L}+/u.exec(tokens[index]?.marked ?? "")?.[0] ?? "";
    if (!openings.has(opening)) return undefined;
    for (let used = joinedFrom(text, tokens, index); used > 0; used -= 1) {
      const first = tokens[index];
      const last = tokens[index + used - 1];
      if (first === undefined || last === undefined) return undefined;
      const written = text.slice(first.start, last.end);
      const [, letters = "", figures = ""] =
        /^(\p{L}[\p{L}&./-]*?)(\d*)$/u.exec(written) ?? [];
      const short = letters.replaceAll(/[&./-]/gu, "");
      if (short === "") continue;
      const before = figures === "" ? neighbour(tokens[index + used]) : "#";
      const single = figures === "" && !isPart(text, first.start, last.end);
      const reads = read(short, neighbour(tokens[index - 1]), before, {
        opening: index === 0,
        chat: chat && single,
      });
      if (reads === undefined) continue;
      if (figures !== "")
        return { reads: `${reads} ${figures}`, used, end: last.end };
      const end = last.end + dotAfter(text, last.end, short);
      const glued = end > last.end && /^\S/u.test(text.slice(end));
      return { reads: glued ? `${reads} ` : reads, used, end };
    }
    return undefined;
  }

  function read(
    short: string,
    last: string,
    next: string,
    how: { opening: boolean; chat: boolean },
  ): string | undefined {
    const key = short.toLowerCase().normalize("NFC");
    const isCapital = short === short.toUpperCase();
    const fitting = beside
      .get(key)
      ?.find((entry) => fits(entry, isCapital, last, next));
    if (fitting !== undefined) return fitting.reads;
    const isChat =
      how.chat && (!isCapital || (short.length === 1 && how.opening));
    return (
      any.get(key) ??
      (isCapital ? capitals.get(key) : undefined) ??
      (isChat ? small.get(key) : undefined) ??
      (short.length > 2 && !hasMarks(short) ? bare.get(key) : undefined)
    );
  }
}

function fits(
  entry: Beside,
  isCapital: boolean,
  last: string,
  next: string,
): boolean {
  if (entry.capitals === true && !isCapital) return false;
  if (entry.unless_after?.includes(last) === true) return false;
  if (entry.before?.includes(next) === true) return true;
  if (entry.after?.includes(last) === true) return true;
  return entry.before === undefined && entry.after === undefined;
}

function byKey(entries: Readonly<Record<string, string>>): Map<string, string> {
  return new Map(
    Object.entries(entries).map(([short, reads]) => [
      short.toLowerCase().normalize("NFC"),
      reads,
    ]),
  );
}

function byBareKey(entries: Readonly<Record<string, string>>) {
  return new Map(
    Object.entries(entries).map(([short, reads]) => [fold(short), reads]),
  );
}

// "v.v.", "I.", "e2": letters of something else.
function isPart(text: string, start: number, end: number): boolean {
  return (
    /\p{L}\.$/u.test(text.slice(0, start).slice(-2)) ||
    /^\.\p{L}/u.test(text.slice(end, end + 2)) ||
    /^\p{Lu}\.$/u.test(text.slice(start, end + 1))
  );
}

function prefixes(key: string): string[] {
  return Array.from(key, (_, at) => key.slice(0, at + 1));
}

function neighbour(token: Token | undefined): string {
  if (token === undefined) return "";
  return token.kind === "word" ? token.folded : "#";
}

// How many words hang together by one "&", ".", "-" or "/" each, four at most.
function joinedFrom(
  text: string,
  tokens: readonly Token[],
  index: number,
): number {
  if (tokens[index]?.kind !== "word") return 0;
  let used = 1;
  for (; used < 4; used += 1) {
    const last = tokens[index + used - 1];
    const next = tokens[index + used];
    if (last === undefined || next?.kind !== "word") break;
    if (!/^[&./-]$/u.test(text.slice(last.end, next.start))) break;
  }
  return used;
}

// "TP. Vinh", "P.7": the dot belongs to the short form.
function dotAfter(text: string, end: number, short: string): number {
  const isTitle = short.length <= 2 && short === short.toUpperCase();
  return isTitle && /^\. ?[\p{Lu}\d]/u.test(text.slice(end, end + 3)) ? 1 : 0;
}
