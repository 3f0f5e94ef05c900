import { fold } from "./fold.ts";
import type { Lexicon } from "./lexicon.ts";

/** What a typed word may have meant, judged by the corpus' syllables and by the words beside it. */
export interface Candidates {
  /** The same letters with other marks; undefined when the corpus does not tell. */
  remark(typed: string, last: string, next: string): string | undefined;
  /** For a word that could be right: another spelling only where its neighbours ask for it. */
  respell(typed: string, last: string, next: string): string | undefined;
  /** For a word that cannot be right: the likeliest syllable one slip away. */
  nearest(typed: string, last: string, next: string): string | undefined;
}

interface Scored {
  readonly word: string;
  readonly score: number;
  readonly pairs: number;
}

// Without a neighbour's word for it, a word is mended only when long enough to be told from others.
const longEnough = 4;
const commonEnough = 3;
const pairsToRespell = 2;
const clearMargin = 0.7;
const editCost = 1;
const looseCost = 2.5;

export function createCandidates(
  lexicon: Lexicon,
  slips: readonly (readonly [string, string])[],
): Candidates {
  const byDeletion = new Map<string, string[]>();
  for (const syllable of lexicon.syllables)
    for (const shorter of deletions(syllable))
      push(byDeletion, shorter, syllable);

  return { remark, respell, nearest };

  function remark(typed: string, last: string, next: string) {
    const folded = fold(typed);
    const forms = lexicon
      .formsOf(folded)
      .filter((form) => form !== typed && agrees(typed, form));
    const best = top(forms.map((form) => scored(form, 0, last, next)));
    if (best === undefined) return undefined;
    if (best.pairs > 0) return best.word;
    const share = lexicon.marked(best.word) / lexicon.folded(folded);
    return share > 0.9 && lexicon.marked(best.word) >= commonEnough
      ? best.word
      : undefined;
  }

  function respell(typed: string, last: string, next: string) {
    const folded = fold(typed);
    const sameLetters = lexicon
      .formsOf(folded)
      .filter((form) => form !== typed && agrees(typed, form))
      .map((form) => scored(form, 0, last, next))
      .filter(({ pairs }) => pairs > 0);
    const found = top(sameLetters);
    if (found !== undefined) return found.word;
    if (pairsOf(typed, last, next).folded > 0) return undefined;
    return top(
      slipped(folded)
        .flatMap((other) => lexicon.formsOf(other))
        .map((form) => scored(form, editCost, last, next, typed))
        .filter(({ pairs }) => pairs >= pairsToRespell),
    )?.word;
  }

  function nearest(typed: string, last: string, next: string) {
    const folded = fold(typed);
    const close = new Map<string, number>();
    const add = (word: string, cost: number) => {
      if (lexicon.folded(word) > 0 && cost < (close.get(word) ?? Infinity))
        close.set(word, cost);
    };
    const single = folded.replaceAll(/(.)\1+/gu, "$1");
    add(single, 0);
    for (const word of new Set([folded, single])) {
      for (const other of slipped(word)) add(other, editCost);
      for (const other of byDeletion.get(word) ?? []) add(other, editCost);
      for (const shorter of deletions(word)) {
        add(shorter, editCost);
        for (const other of byDeletion.get(shorter) ?? [])
          add(other, isSwap(word, other) ? editCost : looseCost);
      }
    }
    const all = [...close].flatMap(([word, cost]) =>
      lexicon
        .formsOf(word)
        .map((form) => scored(form, cost, last, next, typed)),
    );
    const best = top(all);
    if (best === undefined) return undefined;
    if (best.pairs > 0) return best.word;
    const cost = close.get(fold(best.word)) ?? looseCost;
    const second = top(
      all.filter(({ word }) => fold(word) !== fold(best.word)),
    );
    const clear = best.score - (second?.score ?? -Infinity) > clearMargin;
    const known = lexicon.folded(fold(best.word)) >= commonEnough;
    return cost < looseCost && clear && known && folded.length >= longEnough
      ? best.word
      : undefined;
  }

  function slipped(word: string): string[] {
    return slips.flatMap(([from, to]) => {
      const head = from.startsWith("^");
      const tail = from.endsWith("$");
      const core = from.replace(/^\^|\$$/gu, "");
      if (head)
        return word.startsWith(core) ? [to + word.slice(core.length)] : [];
      if (tail)
        return word.endsWith(core) ? [word.slice(0, -core.length) + to] : [];
      return word.includes(core) ? [word.replace(core, to)] : [];
    });
  }

  function scored(
    form: string,
    cost: number,
    last: string,
    next: string,
    typed = form,
  ): Scored {
    const { folded, marked } = pairsOf(form, last, next);
    const score =
      0.5 * Math.log1p(lexicon.marked(form)) +
      2 * Math.log1p(folded) +
      2 * Math.log1p(marked) +
      sharedMarks(typed, form) -
      2 * cost;
    return { word: form, score, pairs: folded };
  }

  function pairsOf(form: string, last: string, next: string) {
    const bare = fold(form);
    return {
      folded: lexicon.pair(fold(last), bare) + lexicon.pair(bare, fold(next)),
      marked: lexicon.pair(last, form) + lexicon.pair(form, next),
    };
  }
}

function top(all: readonly Scored[]): Scored | undefined {
  return all.reduce<Scored | undefined>(
    (best, one) => (best === undefined || one.score > best.score ? one : best),
    undefined,
  );
}

function deletions(word: string): string[] {
  return word.length < 2
    ? []
    : Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

function isSwap(word: string, other: string): boolean {
  if (word.length !== other.length) return false;
  const at = Array.from(word).findIndex((sign, index) => sign !== other[index]);
  return (
    word.slice(0, at) +
      word.charAt(at + 1) +
      word.charAt(at) +
      word.slice(at + 2) ===
    other
  );
}

// The two tones that half the country does not tell apart count as one.
function marksOf(letter: string | undefined): string {
  return (letter ?? "")
    .normalize("NFD")
    .replace("\u0111", "d-")
    .slice(1)
    .replace("\u0303", "\u0309");
}

/** Whether the form, of the same letters, keeps every mark that was typed. */
function agrees(typed: string, form: string): boolean {
  const letters = Array.from(form);
  return Array.from(typed).every((letter, at) =>
    Array.from(marksOf(letter)).every((mark) =>
      marksOf(letters[at]).includes(mark),
    ),
  );
}

function sharedMarks(typed: string, form: string): number {
  const wanted = Array.from(
    typed.normalize("NFD").replaceAll("\u0303", "\u0309"),
  ).filter((sign) => /[\p{M}\u0111]/u.test(sign));
  const held = form.normalize("NFD").replaceAll("\u0303", "\u0309");
  return wanted.filter((mark) => held.includes(mark)).length;
}

function push(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
