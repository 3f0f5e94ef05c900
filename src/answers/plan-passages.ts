import type {
  BudgetLine,
  Deadline,
  LegalBasis,
  LibraryPlan,
  Model,
  Section,
  Target,
} from "../plans/plan.ts";

/** One paragraph of a plan with all that the plan's structure says about it. */
export interface PlanPassage {
  readonly id: string;
  readonly plan: LibraryPlan;
  readonly section: Section;
  readonly index: number;
  readonly text: string;
  /** The headings above it, from the top. */
  readonly headings: readonly string[];
  /** The bodies that the assignment over it names, as written. */
  readonly assigned: readonly string[];
  readonly deadlines: readonly Deadline[];
  readonly targets: readonly Target[];
  readonly budgets: readonly BudgetLine[];
  readonly legalBases: readonly LegalBasis[];
  readonly models: readonly Model[];
}

/** The id of the part that lists who receives the plan. */
export const recipientsSection = "NN";

/** The passages of a plan in order, the list of its recipients last. */
export function passagesOf(
  plan: LibraryPlan,
  recipientsHeading: string,
): PlanPassage[] {
  const sections = new Map(
    plan.sections.map((section) => [section.id, section]),
  );
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
  return [...plan.sections, receiving].flatMap((section) => {
    const headings = headingsOver(section, sections);
    return section.paragraphs.map((text, index): PlanPassage => {
      const at = key({ section: section.id, paragraph: index });
      const money = budgets.get(at) ?? [];
      // A row of a table stands under its group as a paragraph under its heading.
      const groups = money.flatMap(({ group }) => group ?? []);
      return {
        id: `${plan.slug}|${at}`,
        plan,
        section,
        index,
        text,
        headings: [...headings, ...new Set(groups)],
        assigned: assigned.get(at) ?? [],
        deadlines: deadlines.get(at) ?? [],
        targets: targets.get(at) ?? [],
        budgets: money,
        legalBases: legalBases.get(at) ?? [],
        models: models.get(at) ?? [],
      };
    });
  });
}

function key(part: { section: string; paragraph: number }): string {
  return `${part.section}|${part.paragraph}`;
}

/** Headings from the top down to the section's own; "II.1.2" stands under "II" and "II.1". */
function headingsOver(
  section: Section,
  sections: ReadonlyMap<string, Section>,
): string[] {
  if (section.id === recipientsSection) return [section.heading];
  const labels = section.id.split(".");
  return labels
    .map(
      (_, depth) =>
        sections.get(labels.slice(0, depth + 1).join("."))?.heading ?? "",
    )
    .filter((heading) => heading !== "");
}
