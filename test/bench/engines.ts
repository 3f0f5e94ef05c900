import Fuse from "fuse.js";
import MiniSearch from "minisearch";
import {
  createPassageIndex,
  type Passage,
  type PassageIndexOptions,
} from "../../src/answers/passage-index.ts";
import { fold } from "../../src/text/fold.ts";

/** A search engine over passages, ready to answer. */
export interface Engine {
  readonly name: string;
  /** Ids, best first; `accept` leaves passages out before the limit is counted. */
  search(
    query: string,
    limit: number,
    accept?: (id: string) => boolean,
  ): string[];
}

/** Builds an engine over the passages; the time it takes is the caller's to measure. */
export type MakeEngine = (passages: readonly Passage[]) => Engine;

const acceptAll = () => true;

/** The desk's own passage index. */
export function ours(options: PassageIndexOptions = {}): MakeEngine {
  return (passages) => {
    const index = createPassageIndex(passages, options);
    return {
      name: "trucban passage index",
      search: (query, limit, accept) =>
        index.search(query, limit, accept).map((hit) => hit.id),
    };
  };
}

/** MiniSearch as an expert would set it up for Vietnamese: folded syllables and pairs of neighbours. */
export const miniSearchPairs: MakeEngine = (passages) =>
  miniSearch("MiniSearch, folded syllables and pairs", passages, {
    tokenize: syllablesAndPairs,
    processTerm: (term: string) => term,
  });

/** MiniSearch as it comes. */
export const miniSearchDefault: MakeEngine = (passages) =>
  miniSearch("MiniSearch, default", passages, {});

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
    search: (query, limit, accept = acceptAll) =>
      index
        .search(query, { filter: ({ id }) => accept(String(id)) })
        .slice(0, limit)
        .map(({ id }) => String(id)),
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
    { keys: ["heading", "text"], ignoreLocation: true },
  );
  return {
    name: "Fuse.js, folded",
    search: (query, limit, accept = acceptAll) =>
      index
        .search(fold(query))
        .map(({ item }) => item.id)
        .filter(accept)
        .slice(0, limit),
  };
};

function syllablesAndPairs(text: string): string[] {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return [
    ...words,
    ...words.slice(1).map((word, at) => `${words[at] ?? ""} ${word}`),
  ];
}
