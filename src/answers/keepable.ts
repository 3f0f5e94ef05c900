import type { LibraryPlan } from "../plans/plan.ts";
import { compose } from "../text/compose.ts";
import { fold } from "../text/fold.ts";
import type { Token } from "../text/tokens.ts";
import { isYear } from "./documents.ts";
import type { Query, Understanding } from "./query.ts";
import { understand } from "./understand.ts";
import { createWordRows, type WordRows } from "./word-rows.ts";

// People tell of themselves and of others while they ask. What the desk keeps of a question to go on with is only what
// the plans and the knowledge about questions say themselves: no names, numbers or addresses, and nothing of a story.

/** What may be stored of what a person wrote. */
export interface Keepable {
  /** The text without the words that may tell of somebody; null where it is somebody's story, or nothing is left. */
  text(text: string): string | null;
  /** The words, in lower case, that may be kept of a text; none of a story. */
  words(query: Query): ReadonlySet<string>;
}

type Fate = "kept" | "open" | "dropped";

const namesInRow = /\p{Lu}\p{Ll}*(?:\s+\p{Lu}\p{Ll}*)+/gu;
const betweenWords = /[^\p{L}\p{N}./-]+/gu;
const betweenSentences = /[.;:!?,]+(?=\s|$)|\n/gu;

export function createKeepable(
  plans: readonly LibraryPlan[],
  understanding: Understanding,
): Keepable {
  const { cues } = understanding;
  // Made when first needed: a greeting should not wait for it.
  let known: { common: WordRows; all: WordRows } | undefined;

  return {
    text(text) {
      const query = understand(text, understanding);
      if (isStory(query)) return null;
      const fates = fatesOf(query);
      let kept = "";
      let end = 0;
      query.tokens.forEach((token, at) => {
        // Between words only what ends a clause counts.
        const gap = text
          .slice(end, token.start)
          .replace(/[^\s.,;:?!%“”-]/gu, "");
        kept += gap === "" && end > 0 ? " " : gap;
        if (fates[at] === "kept") kept += text.slice(token.start, token.end);
        end = token.end;
      });
      if (/[\p{L}\p{N}]/u.exec(kept) === null) return null;
      kept += text.slice(end).replace(/[^.?!%]/gu, "");
      return kept.replace(/\s+/gu, " ").trim();
    },
    words(query) {
      if (isStory(query)) return new Set();
      const fates = fatesOf(query);
      return new Set(
        query.tokens.flatMap((token, at) =>
          fates[at] === "kept" ? [token.marked] : [],
        ),
      );
    },
  };

  function isStory({ tokens }: Query): boolean {
    return cues.confiding.find(tokens).length > 0;
  }

  function fatesOf(query: Query): Fate[] {
    const { tokens, text } = query;
    const fates: Fate[] = tokens.map((token) =>
      (token.kind === "word" || token.kind === "date") && stands([token])
        ? "open"
        : "dropped",
    );
    for (const { from, to } of cued(query)) fates.fill("kept", from, to);
    for (const row of rowsOfCapitals(tokens, text)) dropNames(row);
    tokens.forEach((token, at) => {
      if (token.kind !== "word" && mayStay(token, at, query))
        fates[at] = "kept";
    });
    return settled(fates, tokens);

    // "Điện Biên Phủ" is a street: a place stays only where no further name follows it.
    function dropNames({ from, to }: Row): void {
      if (!fates.slice(from, to).some((fate) => fate !== "kept")) return;
      if (stands(tokens.slice(from, to), "all")) {
        fates.fill("kept", from, to);
        return;
      }
      const agencies = query.agencies;
      for (let at = from; at < to; at += 1)
        if (!agencies.some((body) => body.from <= at && at < body.to))
          fates[at] = "dropped";
    }
  }

  /** Rows of words that the desk's own knowledge holds. */
  function cued({ tokens, agencies, places }: Query): readonly Row[] {
    return [
      ...agencies,
      ...places,
      ...[
        cues.asks,
        cues.fillers,
        cues.plan,
        cues.documents,
        cues.levels,
        cues.cadences,
        cues.followUps,
        cues.which,
        cues.sending,
        cues.sent,
        cues.reports,
        cues.shares,
        cues.quantities,
        cues.days,
      ].flatMap((table): readonly Row[] => table.find(tokens)),
    ];
  }

  function mayStay(token: Token, at: number, query: Query): boolean {
    const { tokens, documents } = query;
    if (isYear(token)) return true;
    if (token.kind === "document")
      return (
        stands([token], "all") ||
        documents.some(
          ({ kind, number }) => kind !== null && number === token.folded,
        )
      );
    if (
      documents.some(
        ({ kind, plan, number }) =>
          (plan || kind !== null) &&
          number === token.folded &&
          number.length < 5,
      )
    )
      return true;
    return (
      followsInPlan(tokens, at) || (token.kind === "percent" && stands([token]))
    );
  }

  // A word counts beside a neighbour that it has in the plans too; alone only where nothing was dropped beside it.
  function settled(fates: Fate[], tokens: readonly Token[]): Fate[] {
    const pairedAt = tokens.map((_, at) => at > 0 && areNeighbours(at));
    function areNeighbours(at: number): boolean {
      return (
        fates[at - 1] !== "dropped" &&
        fates[at] !== "dropped" &&
        followsInPlan(tokens, at)
      );
    }
    let changed = true;
    while (changed) {
      changed = false;
      fates.forEach((fate, at) => {
        if (fate !== "open") return;
        const paired =
          (pairedAt[at] === true && fates[at - 1] !== "dropped") ||
          (pairedAt[at + 1] === true && fates[at + 1] !== "dropped");
        const besideDropped =
          fates[at - 1] === "dropped" || fates[at + 1] === "dropped";
        if (paired || !besideDropped) return;
        fates[at] = "dropped";
        changed = true;
      });
    }
    return fates.map((fate) => (fate === "open" ? "kept" : fate));
  }

  function followsInPlan(tokens: readonly Token[], at: number): boolean {
    return at > 0 && stands(tokens.slice(at - 1, at + 1));
  }

  /** Whether words follow one another in a plan, marks aside; `common`: elsewhere than in names. */
  function stands(
    words: readonly Token[],
    where: "common" | "all" = "common",
  ): boolean {
    known ??= readAll(plans);
    return known[where].has(words.map(({ folded }) => folded));
  }
}

interface Row {
  readonly from: number;
  readonly to: number;
}

function readAll(plans: readonly LibraryPlan[]) {
  const texts = plans.map(({ number, title, names, signatory, sections }) =>
    compose(
      [
        number ?? "",
        title,
        ...names,
        signatory?.name ?? "",
        ...sections.flatMap(({ heading, paragraphs }) => [
          heading,
          ...paragraphs,
        ]),
      ].join("\n"),
    ),
  );
  return {
    all: createWordRows(texts.map(flat)),
    common: createWordRows(
      texts.map((text) => flat(text.replaceAll(namesInRow, " | "))),
    ),
  };
}

// Sentences are kept apart by a mark, so that no pair reaches over their ends.
function flat(text: string): string {
  const marked = text.replaceAll(betweenSentences, " | ");
  return fold(marked)
    .split("|")
    .map((part) => part.replaceAll(betweenWords, " ").trim())
    .join(" | ");
}

/** Two words or more in a row that begin with capitals. Where all do, capitals tell nothing. */
function rowsOfCapitals(tokens: readonly Token[], text: string): Row[] {
  const capital = tokens.map((token) =>
    /^\p{Lu}/u.test(text.slice(token.start, token.end)),
  );
  if (capital.every((is) => is)) return [];
  const rows: Row[] = [];
  let from = 0;
  for (let at = 0; at <= tokens.length; at += 1) {
    if (capital[at] === true) continue;
    if (at - from > 1) rows.push({ from, to: at });
    from = at + 1;
  }
  return rows;
}
