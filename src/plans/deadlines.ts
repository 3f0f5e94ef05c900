import { withoutBullet } from "./assignments.ts";
import { evidenceOf, summaryOf } from "./evidence.ts";
import type { Genre } from "./genre.ts";
import {
  type Inherited,
  type InheritanceReader,
  rankOf,
} from "./inheritance.ts";
import { type Branch, headingsOf } from "./outline.ts";
import type { PartyReader } from "./parties.ts";
import { anyOf, anywhere, atStart } from "./phrase.ts";
import type { Assignment, Deadline } from "./plan.ts";
import type { Range } from "./ranges.ts";
import { sentences } from "./sentences.ts";
import type { TimeCue, TimeReader } from "./time-cues.ts";

/** Finds everything dated or recurring that the sections ask for, in the order of the text. */
export type DeadlineReader = (
  branches: readonly Branch[],
  assignments: readonly Assignment[],
  period: Range | null,
) => Deadline[];

export interface DeadlineParts {
  readonly readTime: TimeReader;
  readonly inheritance: InheritanceReader;
  readonly parties: PartyReader;
}

export function createDeadlineReader(
  genre: Genre,
  { readTime, inheritance, parties }: DeadlineParts,
): DeadlineReader {
  const duration = anywhere(genre.frame.duration);
  const describing = atStart(genre.outline.describing);
  const assigning = anywhere(genre.outline.assigning);
  const reportsSometimes = new RegExp(
    `${anyOf(genre.time.sometimes)}[^.;]{0,120}?${anyOf(genre.time.reporting)}`,
    "iu",
  );

  return (branches, assignments, period) => {
    const deadlines: Deadline[] = [];
    const inherited = new Map<Branch, Inherited>();
    const agenciesOf = agenciesByParagraph(assignments);
    // The sentences of the items so far under one heading, for items that name no subject.
    const spoken = new Map<Branch | undefined, string[]>();

    for (const branch of branches) {
      // The preamble tells what the plan rests on; nothing in it is asked for.
      if (branch.section.id === "0") continue;
      if (headingsOf(branch).some((heading) => describing.test(heading)))
        continue;
      const above = branch.parent && inherited.get(branch.parent);
      const own = inheritance.ofHeading(branch, period) ?? above;
      if (own === undefined) readHeading(branch);
      else inherited.set(branch, own);
      let open = own;
      branch.section.paragraphs.forEach((paragraph, index) => {
        if (
          open !== own &&
          open !== undefined &&
          rankOf(paragraph) <= open.rank
        )
          open = own;
        const opening = inheritance.ofOpening(branch, index, period);
        readParagraph(branch, index, open, opening !== undefined);
        open = opening ?? open;
      });
    }
    return deadlines;

    function readHeading(branch: Branch): void {
      const { id, heading } = branch.section;
      for (const cue of readTime(heading, { period }))
        if (counts(cue, heading))
          put(cue, {
            who: [],
            to: [],
            section: id,
            paragraph: 0,
            evidence: heading,
          });
    }

    function readParagraph(
      branch: Branch,
      index: number,
      from: Inherited | undefined,
      opens: boolean,
    ): void {
      const { id, paragraphs } = branch.section;
      const text = withoutBullet(paragraphs[index] ?? "");
      const agencies = agenciesOf(id, index);
      const rules: string[] = [];
      let receivers: string[] = [];
      const passed: string[] = [];
      for (const sentence of sentences(text)) {
        const cues = readTime(sentence.text, { period });
        for (const cue of cues) {
          if (opens && cue.kind === "year-end") continue;
          // What stands under a step of the schedule is dated by that step.
          if (from?.rule === "period" && cue.kind !== "day") continue;
          if (!counts(cue, sentence.text)) continue;
          const evidence = evidenceOf(cue, sentence, cues);
          const to = parties.to(evidence);
          put(cue, {
            who: isOwnPeriod(sentence.text)
              ? []
              : whoIn([evidence, sentence.text], agencies, passed, branch),
            // "Đối với báo cáo tổng kết … gửi trước ngày …": the recipient is the one just named.
            to: to.length === 0 && rules.length > 0 ? receivers : to,
            section: id,
            paragraph: index,
            evidence,
          });
          rules.push(cue.rule);
          if (to.length > 0) receivers = to;
        }
        passed.push(sentence.text);
      }
      const items = spoken.get(branch.parent) ?? [];
      items.push(...passed);
      spoken.set(branch.parent, items);
      if (from === undefined || !inheritance.dates(text, from, rules)) return;
      const named = parties.who(text);
      put(
        { rule: from.rule, date: null, from: from.from, until: from.until },
        {
          who: [...(agencies.length > 0 ? agencies : named)],
          to: parties.to(text),
          section: id,
          paragraph: index,
          evidence: text,
        },
      );
    }

    // Who the sentence names; else whose duty the paragraph is; else who was named just before.
    function whoIn(
      texts: readonly string[],
      agencies: readonly string[],
      passed: readonly string[],
      branch: Branch,
    ): string[] {
      const own = firstNamed(texts);
      if (own.length > 0) return own;
      if (agencies.length > 0) return [...agencies];
      const earlier = firstNamed(passed.toReversed());
      if (earlier.length > 0) return earlier;
      // Where work is handed out, an item without a subject speaks of the one named in the item above.
      const within =
        assigning.test(branch.section.heading) ||
        assigning.test(branch.parent?.section.heading ?? "");
      return within
        ? firstNamed(spoken.get(branch.parent)?.toReversed() ?? [])
        : [];
    }

    function firstNamed(texts: readonly string[]): string[] {
      for (const text of texts) {
        const named = parties.who(text);
        if (named.length > 0) return named;
      }
      return [];
    }

    function put(
      cue: Pick<TimeCue, "rule" | "date" | "from" | "until">,
      rest: Pick<Deadline, "who" | "to" | "section" | "paragraph" | "evidence">,
    ): void {
      deadlines.push({
        what: summaryOf(rest.evidence),
        who: rest.who,
        to: rest.to,
        rule: cue.rule,
        date: cue.date,
        from: cue.from ?? period?.from ?? null,
        until: cue.until ?? period?.to ?? null,
        section: rest.section,
        paragraph: rest.paragraph,
        evidence: rest.evidence,
      });
    }

    function isOwnPeriod(sentence: string): boolean {
      return duration.test(sentence);
    }

    function counts(cue: TimeCue, sentence: string): boolean {
      // A programme's years that are the plan's own say nothing new, unless the plan states them as its own.
      if (cue.kind === "stage")
        return (
          isOwnPeriod(sentence) ||
          cue.from !== period?.from ||
          cue.until !== period.to
        );
      if (cue.kind === "sometimes")
        return (
          reportsSometimes.test(sentence) && parties.to(sentence).length > 0
        );
      return true;
    }
  };
}

function agenciesByParagraph(assignments: readonly Assignment[]) {
  const agencies = new Map<string, readonly string[]>();
  for (const assignment of assignments)
    for (const { section, paragraph } of assignment.duties)
      agencies.set(`${section}#${paragraph}`, assignment.agencies);
  return (section: string, paragraph: number): readonly string[] =>
    agencies.get(`${section}#${paragraph}`) ?? [];
}
