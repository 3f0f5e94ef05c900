import type { AgencyDirectory, AgencyMention } from "../agencies/directory.ts";
import type { Assignment, LibraryPlan } from "../plans/plan.ts";
import { remember as rememberWord } from "../text/remember.ts";
import { fold } from "../text/fold.ts";
import { tokenize } from "../text/tokens.ts";
import {
  createPassageIndex,
  type PassageIndex,
  type PassageIndexOptions,
} from "./passage-index.ts";
import { createWordRows, type WordRows } from "./word-rows.ts";
import { passagesOf, type PlanPassage } from "./plan-passages.ts";

/** How the passages of one plan use their words. */
export interface Vocabulary {
  readonly passages: number;
  /** In how many passages each folded word stands. */
  readonly frequency: ReadonlyMap<string, number>;
}

/** An assignment with the bodies that it names, as understood. */
export interface AssignedBodies {
  readonly assignment: Assignment;
  readonly bodies: readonly AgencyMention[];
}

/** All passages of the library, an index over them, and what is counted about a plan when it is first asked about. */
export interface Corpus {
  readonly plans: readonly LibraryPlan[];
  readonly index: PassageIndex;
  readonly byId: ReadonlyMap<string, PlanPassage>;
  passages(slug: string): readonly PlanPassage[];
  assignments(slug: string): readonly AssignedBodies[];
  /** The bodies that the assignment over a passage names. */
  assignedTo(passage: PlanPassage): readonly AgencyMention[];
  /** The bodies that a passage's own text names. */
  named(passage: PlanPassage): readonly AgencyMention[];
  /** The bodies that a short text names. */
  bodiesOf(text: string): readonly AgencyMention[];
  /** The folded words of a short text. */
  wordsOf(text: string): readonly string[];
  /** The folded words of a passage and its headings, short forms written out. */
  words(passage: PlanPassage): ReadonlySet<string>;
  /** The folded words of a passage that stand side by side, with a space between. */
  pairs(passage: PlanPassage): ReadonlySet<string>;
  /** A passage's first folded words. */
  opening(passage: PlanPassage): readonly string[];
  /** The folded words before a passage's colon, where they are few; undefined where it has no such label. */
  label(passage: PlanPassage): readonly string[] | undefined;
  /** The folded words of the heading right over a passage, where they are few. */
  shortHeading(passage: PlanPassage): readonly string[] | undefined;
  /** The rows of folded words in a plan's passages. */
  rows(slug: string): WordRows;
  vocabulary(slug: string): Vocabulary;
  /** A plan's headings and passages, folded, short forms written out. */
  whole(slug: string): string;
  /** Whether any plan holds a folded word. */
  knows(word: string): boolean;
}

// What stands further up speaks of much more than the passage.
const nearestHeadings = 2;
const longestLabel = 50;
const longestHeading = 20;
const longestOpening = 40;

/** @param recipientsHeading how the list of those who receive a plan is headed */
export function createCorpus(
  plans: readonly LibraryPlan[],
  agencies: AgencyDirectory,
  recipientsHeading: string,
  options: PassageIndexOptions,
): Corpus {
  const byPlan = new Map(
    plans.map((plan) => [plan.slug, passagesOf(plan, recipientsHeading)]),
  );
  const all = [...byPlan.values()].flat();
  const expand = options.expand ?? ((text: string) => text);
  const index = createPassageIndex(
    all.map(({ id, headings, assigned, text }) => ({
      id,
      heading: [...headings.slice(-nearestHeadings), ...assigned].join(". "),
      text,
    })),
    options,
  );
  const find = (text: string) => agencies.find(tokenize(text));
  const passages = (slug: string) => byPlan.get(slug) ?? [];
  const words = remember(({ headings, assigned, text }: PlanPassage) => {
    const whole = expand([...headings, ...assigned, text].join(". "));
    return new Set(tokenize(whole).map((token) => token.folded));
  });
  const vocabulary = remember((slug: string) =>
    count(passages(slug).map(words)),
  );
  const planBySlug = new Map(plans.map((plan) => [plan.slug, plan]));

  return {
    plans,
    index,
    byId: new Map(all.map((passage) => [passage.id, passage])),
    passages,
    words,
    vocabulary,
    whole: remember((slug: string) =>
      fold(
        expand(
          passages(slug)
            .flatMap(({ headings, text }) => [...headings.slice(-1), text])
            .join("\n"),
        ),
      ),
    ),
    pairs: remember(pairsOf),
    opening: remember(({ text }: PlanPassage) =>
      foldedWords(text.slice(0, longestOpening)),
    ),
    label: remember(labelOf),
    shortHeading: remember(shortHeadingOf),
    rows: remember((slug: string) =>
      createWordRows(
        passages(slug).map(({ text }) => foldedWords(text).join(" ")),
      ),
    ),
    assignments: remember((slug: string) =>
      (planBySlug.get(slug)?.assignments ?? []).map((assignment) => ({
        assignment,
        bodies: assignment.agencies.flatMap(find),
      })),
    ),
    assignedTo: remember(({ assigned }: PlanPassage) => assigned.flatMap(find)),
    bodiesOf: remember(find),
    wordsOf: remember(foldedWords),
    named: remember(({ text }: PlanPassage) => find(text)),
    knows: rememberWord((word) => index.holds(word)),
  };
}

function foldedWords(text: string): string[] {
  return tokenize(text).map(({ folded }) => folded);
}

function pairsOf({ text }: PlanPassage): ReadonlySet<string> {
  const words = foldedWords(text);
  return new Set(
    words.slice(1).map((word, at) => `${words[at] ?? ""} ${word}`),
  );
}

function labelOf({ text }: PlanPassage): string[] | undefined {
  const colon = text.indexOf(":");
  if (colon < 0 || colon > longestLabel) return undefined;
  return foldedWords(text.slice(0, colon));
}

function shortHeadingOf({
  section,
  assigned,
}: PlanPassage): string[] | undefined {
  const { heading, level } = section;
  // The uppermost headings stand over all kinds of things.
  return assigned.length === 0 && level > 1 && heading.length <= longestHeading
    ? foldedWords(heading)
    : undefined;
}

function remember<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, { value: Value }>();
  return (key) => {
    const known = made.get(key) ?? { value: make(key) };
    made.set(key, known);
    return known.value;
  };
}

function count(passages: readonly ReadonlySet<string>[]): Vocabulary {
  const frequency = new Map<string, number>();
  for (const words of passages)
    for (const word of words)
      frequency.set(word, (frequency.get(word) ?? 0) + 1);
  return { passages: passages.length, frequency };
}
