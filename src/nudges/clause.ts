import type { CivilDate } from "../clock.ts";
import { compose } from "../text/compose.ts";
import { type Token, tokenize } from "../text/tokens.ts";
import { agoAt } from "./spoken-day.ts";
import type { NudgeCue, NudgeCues } from "./words.ts";

/**
 * How a sentence speaks of an act. said: it says so, and nothing beside it takes that back. asked: it asks whether,
 * or by whom. how: it asks how that is said. denied: it is not so, or not wholly, or not yet. unsure: it stands beside
 * something that may take it back, such as a condition, a turn, somebody else's words or another year. strange: nothing
 * takes it back, but some of its words are not understood.
 */
export type Manner = "said" | "asked" | "how" | "denied" | "unsure" | "strange";

/** An act that a sentence speaks of. */
export interface Clause {
  readonly manner: Manner;
  /** How many syllables are neither of the act nor of what usually stands beside it. */
  readonly strange: number;
  /** The token at which the act begins. */
  readonly at: number;
  /** Whether a word of denial stands before it. */
  readonly isDenied: boolean;
}

/** What a sentence names, as a row of its tokens. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface ClauseParts {
  readonly cues: NudgeCues;
  /** What besides words of manner may stand beside the act, such as names of agencies. */
  readonly spans?: (tokens: readonly Token[]) => readonly Span[];
  readonly today: CivilDate;
}

// What is said of nudges is said in a few words.
const longest = 300;
// Each may stand beside an act without taking it back; the longest at a place counts.
const beside: readonly NudgeCue[] = [
  "filler",
  "manner",
  "yesterday",
  "beforeYesterday",
  "lastWeek",
  "lately",
];
// "Chưa" and "không" ask behind the act, and deny before it.
const signs = [
  "asks",
  "how",
  "denies",
  "partly",
  "condition",
  "turn",
  "doubt",
  "otherTime",
] as const;
type Sign = (typeof signs)[number];

/** How a text speaks of an act; undefined where it does not. Of several acts the first one's words count. */
export function clauseOf(
  act: NudgeCue | readonly NudgeCue[],
  text: string,
  { cues, spans, today }: ClauseParts,
): Clause | undefined {
  if (text.length > longest || cues.says("crimeReports", text))
    return undefined;
  const composed = withoutReferences(compose(text));
  const tokens = tokenize(composed);
  const acts = typeof act === "string" ? [act] : act;
  const names = spans?.(tokens) ?? [];
  const met = new Map<Sign, number>();
  let actAt: number | undefined;
  let strange = 0;
  for (let at = 0; at < tokens.length;) {
    const sign = longestAt(signs, at);
    const own = longestAt(acts, at);
    const usual = longestAt(beside, at);
    // Names of an agency and of its place share a word.
    const name = names.find(({ from, to }) => from <= at && to > at);
    const day = cues.weekdayAt(tokens, at) ?? agoAt(tokens, at, cues);
    const to = Math.max(
      sign?.to ?? 0,
      own?.to ?? 0,
      usual?.to ?? 0,
      name?.to ?? 0,
      day?.to ?? 0,
    );
    if (to <= at) {
      if (!isDate(tokens[at]) && !isNumbered(at)) strange += 1;
      at += 1;
    } else {
      if (own?.to === to) actAt ??= at;
      else if (
        name?.to !== to &&
        day?.to !== to &&
        sign?.to === to &&
        usual?.to !== to
      )
        met.set(sign.cue, at);
      at = to;
    }
  }
  if (actAt === undefined) return undefined;
  const isDenied = (met.get("denies") ?? Infinity) < actAt;
  return { manner: mannerOf(actAt), strange, at: actAt, isDenied };

  function mannerOf(at: number): Manner {
    const denied = met.get("denies");
    if (met.has("how")) return "how";
    if (text.includes("?") || met.has("asks")) return "asked";
    if (denied !== undefined && denied > at) return "asked";
    if (denied !== undefined || met.has("partly")) return "denied";
    if (met.size > 0) return "unsure";
    return strange > 0 ? "strange" : "said";
  }

  function longestAt<Cue extends NudgeCue>(of: readonly Cue[], at: number) {
    let found: { readonly cue: Cue; readonly to: number } | undefined;
    for (const cue of of) {
      const to = cues.at(cue, tokens, at);
      if (to !== undefined && to > (found?.to ?? at)) found = { cue, to };
    }
    return found;
  }

  // "Công văn 77"; the number of a year speaks of that year's report.
  function isNumbered(at: number): boolean {
    const token = tokens[at];
    const isYear = /^(?:19|20)\d\d$/u.test(token?.folded ?? "");
    return (
      token?.kind === "number" && !isYear && standsNumbered(tokens, at, cues)
    );
  }

  // A day of this year or without one is when it was done; a year that is another speaks of another report.
  function isDate(token: Token | undefined): boolean {
    if (token?.kind === "document") return true;
    if (token?.kind === "date") {
      const year = /\d{4}$/u.exec(token.folded)?.[0];
      return year === undefined || isNear(year);
    }
    return token?.kind === "number" && isNear(token.folded);
  }

  function isNear(year: string): boolean {
    return year === today.slice(0, 4);
  }
}

/** Whether a word for a document stands right before a token. */
export function standsNumbered(
  tokens: readonly Token[],
  at: number,
  cues: NudgeCues,
): boolean {
  return [1, 2].some((back) => cues.at("numbered", tokens, at - back) === at);
}

/** Without links and hours, and with days as figures of one kind. */
function withoutReferences(text: string): string {
  return text
    .replace(/https?:\/\/\S+/gu, " ")
    .replace(/(?<!\d)\d{1,2}(?:\s?gi\p{L}|[hg:])(?:\s?\d{2})?(?!\p{L})/gu, " ")
    .replace(/(?<!\d)(\d{1,2})[.-](\d{1,2})(?![\d.])/gu, "$1/$2");
}
