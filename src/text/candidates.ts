import { fold } from "./fold.ts";
import type { Lexicon } from "./lexicon.ts";

/** The words that stand beside a typed one; empty at the border of a sentence or clause. */
export interface Beside {
  readonly last: string;
  readonly next: string;
  readonly lastFolded: string;
  readonly nextFolded: string;
}

/** What a typed word may have meant, judged by the corpus' syllables and by the words beside it. */
export interface Candidates {
  /** The same letters with more marks; undefined when the corpus does not tell. */
  remark(typed: string, beside: Beside): string | undefined;
  /** For a word that could be right: another spelling only where its neighbours ask for it. */
  respell(typed: string, beside: Beside): string | undefined;
  /** For a word that cannot be right: the likeliest syllable one slip away. */
  nearest(typed: string, beside: Beside): string | undefined;
}

interface Scored {
  readonly word: string;
  readonly score: number;
  readonly pairs: number;
}

// Without a neighbour's word for it, a word is mended only when long enough to be told from others.
const longEnough = 4;
const shortest = 3;
const commonEnough = 3;
// A word as long as this is no syllable but a loan, and hardly ever one slip from another.
const loanLength = 6;
const pairsToRespell = 2;
const rare = 2;
const clearMargin = 0.7;
const clearShare = 0.9;
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

  function remark(typed: string, beside: Beside) {
    const folded = fold(typed);
    const forms = others(typed);
    const best = clearest(forms, beside);
    if (best !== undefined) return best.word;
    const [common] = forms;
    if (common === undefined) return undefined;
    const times = lexicon.marked(common);
    return times >= commonEnough && times / lexicon.folded(folded) > clearShare
      ? common
      : undefined;
  }

  function respell(typed: string, beside: Beside) {
    const folded = fold(typed);
    const times = lexicon.marked(typed);
    if (times > rare || pairsOf(typed, beside).marked > 0) return undefined;
    const bare = typed === folded;
    const same = clearest(
      others(typed).filter((form) => agrees(typed, form)),
      beside,
    );
    const needed = times > 0 ? commonEnough : bare ? pairsToRespell : 1;
    if (same !== undefined && same.pairs >= needed) return same.word;
    if (times > 0 || pairsOf(typed, beside).folded > 0) return undefined;
    const best = top(
      slipped(folded)
        .flatMap((word) => lexicon.formsOf(word))
        .filter((form) => sameMarks(typed, form))
        .map((form) => scored(form, editCost, beside, typed)),
    );
    return best !== undefined && best.pairs >= pairsToRespell
      ? best.word
      : undefined;
  }

  function nearest(typed: string, beside: Beside) {
    const folded = fold(typed);
    if (folded.length < shortest) return undefined;
    const costs = close(folded);
    const all = [...costs].flatMap(([word, cost]) =>
      lexicon.formsOf(word).map((form) => scored(form, cost, beside, typed)),
    );
    const best = top(all);
    if (best === undefined) return undefined;
    const cost = costs.get(fold(best.word)) ?? looseCost;
    if (best.pairs >= (cost < looseCost ? 1 : pairsToRespell)) return best.word;
    const second = top(
      all.filter(({ word }) => fold(word) !== fold(best.word)),
    );
    const clear = best.score - (second?.score ?? -Infinity) > clearMargin;
    const times = lexicon.folded(fold(best.word));
    const known = times >= commonEnough || folded.length >= loanLength;
    return cost < looseCost && clear && known && folded.length >= longEnough
      ? best.word
      : undefined;
  }

  /** Forms of the same letters, commonest first: those that keep the typed marks, else all. */
  function others(typed: string): string[] {
    const forms = lexicon.formsOf(fold(typed)).filter((form) => form !== typed);
    const agreeing = forms.filter((form) => agrees(typed, form));
    return agreeing.length > 0 ? agreeing : forms;
  }

  /** The form that the neighbours clearly prefer. */
  function clearest(
    forms: readonly string[],
    beside: Beside,
  ): Scored | undefined {
    const [best, second] = forms
      .map((word) => {
        const pairs = pairsOf(word, beside).marked;
        return { word, pairs, score: pairs };
      })
      .sort((a, b) => b.pairs - a.pairs);
    if (best === undefined || best.pairs === 0) return undefined;
    return best.pairs >= 2 * (second?.pairs ?? 0) ? best : undefined;
  }

  /** Known syllables within one slip, with what the slip costs. */
  function close(folded: string): Map<string, number> {
    const costs = new Map<string, number>();
    const add = (word: string, cost: number) => {
      if (lexicon.folded(word) > 0 && cost < (costs.get(word) ?? Infinity))
        costs.set(word, cost);
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
    return costs;
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
    beside: Beside,
    typed: string,
  ): Scored {
    const { folded, marked } = pairsOf(form, beside);
    const score =
      0.5 * Math.log1p(lexicon.marked(form)) +
      2 * Math.log1p(folded) +
      2 * Math.log1p(marked) +
      2 * sharedMarks(typed, form) -
      2 * cost;
    return { word: form, score, pairs: folded };
  }

  function pairsOf(form: string, beside: Beside) {
    const { last, next, lastFolded, nextFolded } = beside;
    const bare = fold(form);
    // The next word is not mended yet: without marks it may stand for any of its forms.
    const nexts =
      next === nextFolded ? [next, ...lexicon.formsOf(next)] : [next];
    return {
      folded: lexicon.pair(lastFolded, bare) + lexicon.pair(bare, nextFolded),
      marked:
        lexicon.pair(last, form) +
        Math.max(...nexts.map((word) => lexicon.pair(form, word))),
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

function sameMarks(typed: string, form: string): boolean {
  return marksIn(typed).join("") === marksIn(form).join("");
}

function sharedMarks(typed: string, form: string): number {
  const held = marksIn(form);
  return marksIn(typed).filter((mark) => held.includes(mark)).length;
}

function marksIn(word: string): string[] {
  return Array.from(word.normalize("NFD").replaceAll("\u0303", "\u0309"))
    .filter((sign) => /[\p{M}\u0111]/u.test(sign))
    .sort();
}

function push(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
