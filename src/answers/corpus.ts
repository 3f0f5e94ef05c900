import type { AgencyDirectory, AgencyMention } from "../agencies/directory.ts";
import type {
  BudgetLine,
  Deadline,
  LegalBasis,
  LibraryPlan,
  Model,
  Section,
  Target,
} from "../plans/plan.ts";
import { tokenize } from "../text/tokens.ts";
import {
  createPassageIndex,
  type PassageIndex,
  type PassageIndexOptions,
} from "./passage-index.ts";

/** One paragraph of a plan with all that the plan's structure says about it. */
export interface PlanPassage {
  readonly id: string;
  readonly plan: LibraryPlan;
  readonly section: Section;
  readonly index: number;
  readonly text: string;
  /** The headings above it, from the top. */
  readonly headings: readonly string[];
  /** The bodies that the assignment over it names, as written and as understood. */
  readonly assigned: readonly string[];
  readonly assignedTo: readonly AgencyMention[];
  /** The bodies that its own text names. */
  readonly named: readonly AgencyMention[];
  readonly deadlines: readonly Deadline[];
  readonly targets: readonly Target[];
  readonly budgets: readonly BudgetLine[];
  readonly legalBases: readonly LegalBasis[];
  readonly models: readonly Model[];
}

/** All passages of the library, in order, and an index over them. */
export interface Corpus {
  readonly plans: readonly LibraryPlan[];
  readonly passages: readonly PlanPassage[];
  readonly byId: ReadonlyMap<string, PlanPassage>;
  readonly byPlan: ReadonlyMap<string, readonly PlanPassage[]>;
  readonly index: PassageIndex;
  /** Whether any plan holds a folded word. */
  knows(word: string): boolean;
  /** The folded words of a passage and its headings, short forms written out. */
  words(passage: PlanPassage): ReadonlySet<string>;
  /** How the passages of one plan use their words. */
  vocabulary(slug: string): Vocabulary;
}

export interface Vocabulary {
  readonly passages: number;
  /** In how many passages each folded word stands. */
  readonly frequency: ReadonlyMap<string, number>;
}

/** The id of the part that lists who receives the plan. */
export const recipientsSection = "NN";

export function createCorpus(
  plans: readonly LibraryPlan[],
  agencies: AgencyDirectory,
  recipientsHeading: string,
  options: PassageIndexOptions,
): Corpus {
  const byPlan = new Map(
    plans.map((plan) => [
      plan.slug,
      passagesOf(plan, agencies, recipientsHeading),
    ]),
  );
  const passages = [...byPlan.values()].flat();
  const index = createPassageIndex(
    passages.map((passage) => ({
      id: passage.id,
      heading: [...passage.headings, ...passage.assigned].join(". "),
      text: passage.text,
    })),
    options,
  );
  const expand = options.expand ?? ((text: string) => text);
  // Counted when first asked for: a start need not wait for it.
  const vocabularies = new Map<string, Vocabulary>();
  const words = ({ headings, assigned, text }: PlanPassage) =>
    new Set(
      tokenize(expand([...headings, ...assigned, text].join(". "))).map(
        (token) => token.folded,
      ),
    );
  const vocabulary = (slug: string) => {
    const made = vocabularies.get(slug) ?? count(byPlan.get(slug) ?? [], words);
    vocabularies.set(slug, made);
    return made;
  };
  return {
    words,
    vocabulary,
    plans,
    passages,
    byPlan,
    knows: (word) =>
      plans.some(({ slug }) => vocabulary(slug).frequency.has(word)),
    byId: new Map(passages.map((passage) => [passage.id, passage])),
    index,
  };
}

function count(
  passages: readonly PlanPassage[],
  words: (passage: PlanPassage) => ReadonlySet<string>,
): Vocabulary {
  const frequency = new Map<string, number>();
  for (const passage of passages)
    for (const word of words(passage))
      frequency.set(word, (frequency.get(word) ?? 0) + 1);
  return { passages: passages.length, frequency };
}

function passagesOf(
  plan: LibraryPlan,
  agencies: AgencyDirectory,
  recipientsHeading: string,
): PlanPassage[] {
  const sections = new Map(
    plan.sections.map((section) => [section.id, section]),
  );
  const key = (part: { section: string; paragraph: number }) =>
    `${part.section}|${part.paragraph}`;
  const deadlines = Map.groupBy(plan.deadlines, key);
  const targets = Map.groupBy(plan.targets, key);
  const budgets = Map.groupBy(plan.budgets, key);
  const legalBases = Map.groupBy(plan.legalBases, key);
  const models = Map.groupBy(plan.models, key);
  const assigned = new Map<string, readonly string[]>();
  for (const { agencies: names, duties } of plan.assignments)
    for (const duty of duties) assigned.set(key(duty), names);

  // Who receives the plan is no section of it, but is asked for like one.
  const receiving: Section = {
    id: recipientsSection,
    heading: recipientsHeading,
    level: 1,
    paragraphs:
      plan.recipients.length === 0 ? [] : [plan.recipients.join("; ")],
    spans: [],
  };
  return [...plan.sections, receiving].flatMap((section) =>
    section.paragraphs.map((text, index): PlanPassage => {
      const at = key({ section: section.id, paragraph: index });
      const names = assigned.get(at) ?? [];
      return {
        id: `${plan.slug}|${at}`,
        plan,
        section,
        index,
        text,
        headings: headingsOver(section, sections),
        assigned: names,
        assignedTo: names.flatMap((name) => agencies.find(tokenize(name))),
        named: agencies.find(tokenize(text)),
        deadlines: deadlines.get(at) ?? [],
        targets: targets.get(at) ?? [],
        budgets: budgets.get(at) ?? [],
        legalBases: legalBases.get(at) ?? [],
        models: models.get(at) ?? [],
      };
    }),
  );
}

/** Headings from the top down to the section's own; "II.1.2" stands under "II" and "II.1". */
function headingsOver(
  section: Section,
  sections: ReadonlyMap<string, Section>,
): string[] {
  const labels = section.id.split(".");
  return labels
    .map(
      (_, depth) =>
        sections.get(labels.slice(0, depth + 1).join("."))?.heading ?? "",
    )
    .filter((heading) => heading !== "");
}
