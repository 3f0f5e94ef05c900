import type { PlaceMention } from "../places/gazetteer.ts";
import type { Token } from "../text/tokens.ts";
import type { QuestionCues } from "./question-cues.ts";

/** A document named by its number, "2587/UBND-NC" or the bare "1217" behind "quyết định". */
export interface DocumentMention {
  readonly kind: string | null;
  /** Folded; may be the leading figure alone. */
  readonly number: string;
  /** As typed. */
  readonly written: string;
  /** Named as a plan of the desk's own may be. */
  readonly plan: boolean;
  /** The words that were taken as a plan's name, from its kind to its number; none otherwise. */
  readonly tokens: readonly Token[];
}

/** Whether a figure is a year from 1990 to 2109. */
export function isYear(token: Token): boolean {
  return token.kind === "number" && /^(199|20\d|210)\d$/u.test(token.folded);
}

// "Decree 80/2011", its end left off, reads like a month.
function isCut({ folded }: Token): boolean {
  return /^\d{1,4}\/(?:19|20)\d\d$/u.test(folded);
}

/** The documents that a question names; the tokens of those that name a plan are marked as taken. */
export function findDocuments(
  text: string,
  tokens: readonly Token[],
  cues: QuestionCues,
  taken: Set<number>,
): DocumentMention[] {
  const found: DocumentMention[] = [];
  tokens.forEach((token, index) => {
    const isNumber =
      token.kind === "number" || (token.kind === "date" && isCut(token));
    if (token.kind !== "document" && !isNumber) return;
    // The kind stands right before the number, or with "số" between.
    const starts = [1, 2, 3, 4].map((back) => index - back);
    const start = starts.find((at) => {
      const kind = cues.documents.at(tokens, at) ?? cues.plan.at(tokens, at);
      return kind !== undefined && index - kind.to <= 1 && index >= kind.to;
    });
    if (start === undefined && isNumber) return;
    const plan =
      start !== undefined && cues.plan.at(tokens, start) !== undefined;
    found.push({
      kind:
        start === undefined
          ? null
          : (cues.documents.at(tokens, start)?.value ?? null),
      number: token.folded,
      written: text.slice(token.start, token.end),
      plan: plan || start === undefined,
      tokens: plan ? tokens.slice(start, index + 1) : [],
    });
    if (plan) for (let at = start; at <= index; at += 1) taken.add(at);
  });
  return found;
}

/** A number right behind a place, with nothing to count behind it, may be its plan's; its token is marked as taken. */
export function numbersOfPlaces(
  places: readonly PlaceMention[],
  tokens: readonly Token[],
  cues: QuestionCues,
  taken: Set<number>,
): DocumentMention[] {
  return places.flatMap(({ to }) => {
    const token = tokens[to];
    if (token?.kind !== "number" || isYear(token)) return [];
    const goesOn =
      cues.asks.at(tokens, to + 1) ?? cues.fillers.at(tokens, to + 1);
    if (tokens[to + 1] !== undefined && goesOn === undefined) return [];
    taken.add(to);
    const { folded: number } = token;
    return [{ kind: null, number, written: number, plan: true, tokens: [] }];
  });
}
