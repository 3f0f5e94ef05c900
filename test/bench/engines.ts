import Fuse from "fuse.js";
import MiniSearch from "minisearch";
import {
  createPassageIndex,
  type Passage,
} from "../../src/answers/passage-index.ts";
import { fold } from "../../src/text/fold.ts";

/** A search engine over passages, ready to answer. */
export interface Engine {
  readonly name: string;
  /** Ids, best first. */
  search(query: string, limit: number): string[];
}

/** Builds an engine over the passages; the time it takes is the caller's to measure. */
export type MakeEngine = (passages: readonly Passage[]) => Engine;

export const ours: MakeEngine = (passages) => {
  const index = createPassageIndex(passages);
  return {
    name: "trucban",
    search: (query, limit) => index.search(query, limit).map((hit) => hit.id),
  };
};

/** MiniSearch as an expert would set it up for Vietnamese: folded syllables and pairs of neighbours. */
export const miniSearchPairs: MakeEngine = (passages) =>
  miniSearch("MiniSearch folded+pairs", passages, {
    tokenize: syllablesAndPairs,
    processTerm: (term: string) => term,
  });

/** MiniSearch as it comes. */
export const miniSearchDefault: MakeEngine = (passages) =>
  miniSearch("MiniSearch default", passages, {});

function miniSearch(
  name: string,
  passages: readonly Passage[],
  how: {
    tokenize?: (text: string) => string[];
    processTerm?: (term: string) => string;
  },
): Engine {
  const index = new MiniSearch<Passage>({
    fields: ["heading", "text"],
    ...how,
  });
  index.addAll(passages);
  return {
    name,
    search: (query, limit) =>
      index
        .search(query)
        .slice(0, limit)
        .map((hit) => String(hit.id)),
  };
}

/** Fuse.js over folded text, wherever in the passage the match stands. */
export const fuse: MakeEngine = (passages) => {
  const index = new Fuse(
    passages.map(({ id, heading = "", text }) => ({
      id,
      heading: fold(heading),
      text: fold(text),
    })),
    { keys: ["heading", "text"], ignoreLocation: true, includeScore: true },
  );
  return {
    name: "Fuse.js",
    search: (query, limit) =>
      index.search(fold(query), { limit }).map((hit) => hit.item.id),
  };
};

function syllablesAndPairs(text: string): string[] {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return [
    ...words,
    ...words.slice(1).map((word, at) => `${words[at] ?? ""} ${word}`),
  ];
}
