import { fold } from "./fold.ts";
import type { Lexicon } from "./lexicon.ts";
import { keepsMarks, sameMarks, sharedMarks } from "./marks.ts";
import { remember } from "./remember.ts";
import { commonSlip, createSlips, looseSlip } from "./slips.ts";

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
  /** Whether a word stands beside its neighbours in the corpus too. */
  fits(word: string, beside: Beside): boolean;
  /** For letters that Vietnamese does not use: the spelling that they stand for. */
  naturalize(
    typed: string,
    beside: Beside,
    isSyllable: (word: string) => boolean,
  ): string | undefined;
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
const pairsForKnown = 8;
const rare = 2;
const clearMargin = 0.7;
const clearShare = 0.9;

const foldWord = remember(fold);

export function createCandidates(
  lexicon: Lexicon,
  confusions: readonly (readonly [string, string])[],
): Candidates {
  const slips = createSlips(lexicon.syllables, confusions);

  return {
    remark,
    respell,
    nearest,
    naturalize,
    fits: (word, beside) => pairsOf(word, beside).marked > 0,
  };

  function remark(typed: string, beside: Beside) {
    const forms = fuller(typed);
    const best = clearest(forms, beside);
    if (best !== undefined) return best.word;
    const [common] = forms;
    if (common === undefined) return undefined;
    const times = lexicon.marked(common);
    const share = times / lexicon.folded(fold(typed));
    return times >= commonEnough && share > clearShare ? common : undefined;
  }

  function respell(typed: string, beside: Beside) {
    const times = lexicon.marked(typed);
    if (times > rare) return undefined;
    const folded = foldWord(typed);
    const pairs = pairsOf(typed, beside);
    if (pairs.marked > 0) return undefined;
    const same = clearest(fuller(typed), beside);
    const needed =
      times > 0 ? commonEnough : typed === folded ? pairsToRespell : 1;
    if (same !== undefined && same.pairs >= needed) return same.word;
    if (pairs.folded > 0) return undefined;
    // Many a syllable is another one cut short, so without marks to tell by a known one is taken as meant.
    const isPlain = typed === folded && lexicon.folded(folded) > 0;
    const hurried = isPlain ? [] : slips.hurried(folded);
    const best = top(
      [...slips.confused(folded), ...hurried]
        .flatMap((word) => lexicon.formsOf(word))
        .filter((form) => sameMarks(typed, form))
        .filter((form) => pairsOf(form, beside).marked > 0)
        .map((form) => scored(form, commonSlip, beside, typed)),
    );
    // A word that the corpus knows must look much out of place.
    const enough = times > 0 ? pairsForKnown : pairsToRespell;
    return best !== undefined && best.pairs >= enough ? best.word : undefined;
  }

  function nearest(typed: string, beside: Beside) {
    const folded = fold(typed);
    if (folded.length < shortest) return undefined;
    const costs = slips.within(folded);
    const all = [...costs].flatMap(([word, cost]) =>
      lexicon.formsOf(word).map((form) => scored(form, cost, beside, typed)),
    );
    const best = top(all);
    if (best === undefined) return undefined;
    const bare = fold(best.word);
    const cost = costs.get(bare) ?? looseSlip;
    if (best.pairs >= (cost < looseSlip ? 1 : pairsToRespell)) return best.word;
    if (cost >= looseSlip || folded.length < longEnough) return undefined;
    const second = top(all.filter(({ word }) => fold(word) !== bare));
    const clear = best.score - (second?.score ?? -Infinity) > clearMargin;
    const known =
      lexicon.folded(bare) >= commonEnough || folded.length >= loanLength;
    return clear && known ? best.word : undefined;
  }

  function naturalize(
    typed: string,
    beside: Beside,
    isSyllable: (word: string) => boolean,
  ) {
    if (!/[fjwz]/u.test(typed)) return undefined;
    const spellings = slips.confused(typed).filter(isSyllable);
    const known = spellings.filter((word) => lexicon.marked(word) > 0);
    const best = top(
      known.map((word) => scored(word, commonSlip, beside, typed)),
    );
    return best?.word ?? (spellings.length === 1 ? spellings[0] : undefined);
  }

  /** Forms of the same letters that keep the typed marks, commonest first. */
  function fuller(typed: string): string[] {
    return lexicon
      .formsOf(foldWord(typed))
      .filter((form) => form !== typed && keepsMarks(typed, form));
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
    const bare = foldWord(form);
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
