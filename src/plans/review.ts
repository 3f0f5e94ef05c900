import type { Plan } from "./plan.ts";

/** Something in a plan that needs a person's eye. `line` counts from 1. */
export type Finding =
  | {
      readonly kind: "number" | "place" | "issued" | "period" | "signatory";
      readonly line: number;
    }
  | {
      readonly kind: "unplaced" | "agency" | "deadline" | "spelling";
      readonly line: number;
      readonly text: string;
    };

/** What is known beyond the plan. */
export interface Known {
  readonly isAgency: (name: string) => boolean;
  /** Of a word in small letters with Vietnamese marks. */
  readonly isSyllable: (word: string) => boolean;
}

/** Lists what a person should look at before the plan is relied on, by kind and then by line. */
export function reviewPlan(
  plan: Plan,
  text: string,
  { isAgency, isSyllable }: Known,
): Finding[] {
  const lineOf = (section: string, paragraph: number): number => {
    const found = plan.sections.find(({ id }) => id === section);
    return found?.spans[paragraph]?.from ?? found?.spans[0]?.from ?? 1;
  };
  const partLine = (part: string) =>
    plan.parts.find((one) => one.part === part)?.from ?? 1;
  const findings: Finding[] = [];
  if (plan.number === null)
    findings.push({ kind: "number", line: partLine("number") });
  if (plan.place === null)
    findings.push({ kind: "place", line: partLine("title") });
  if (plan.issued === null)
    findings.push({ kind: "issued", line: partLine("date") });
  if (plan.period === null)
    findings.push({ kind: "period", line: partLine("title") });
  if (plan.signatory?.role == null)
    findings.push({ kind: "signatory", line: partLine("signature") });
  for (const { line, text: words } of plan.unplaced)
    findings.push({ kind: "unplaced", line, text: words });
  for (const { agencies, section, duties } of plan.assignments)
    for (const agency of agencies)
      if (!isAgency(agency))
        findings.push({
          kind: "agency",
          line: lineOf(section, duties[0]?.paragraph ?? 0),
          text: agency,
        });
  for (const { rule, date, section, paragraph, what } of plan.deadlines)
    if (date === null && rule !== "period")
      findings.push({
        kind: "deadline",
        line: lineOf(section, paragraph),
        text: what,
      });
  findings.push(...spoiled(text, isSyllable));
  return findings;
}

// Tones and the shapes of vowels.
const marks = /[\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b]/u;

// Words with Vietnamese marks that are no syllable, digits within small letters, text struck out, dates without a day.
function spoiled(text: string, isSyllable: Known["isSyllable"]): Finding[] {
  return text.split(/\r\n|\n|\r/u).flatMap((line, index) => {
    const words = line
      .normalize("NFC")
      .split(/[^\p{L}\p{N}~\uFFFD]+/u)
      .filter((word) => isSpoiled(word, isSyllable));
    return [...new Set(words)].map((word): Finding => ({
      kind: "spelling",
      line: index + 1,
      text: word,
    }));
  });
}

function isSpoiled(word: string, isSyllable: Known["isSyllable"]): boolean {
  if (/~~|\uFFFD/u.test(word)) return true;
  if (/\p{Ll}\d|\d\p{Ll}{2,}/u.test(word)) return true;
  // Abbreviations carry marks too.
  if (!marks.test(word.normalize("NFD")) || /\p{Lu}.*\p{Lu}/u.test(word))
    return false;
  return !isSyllable(word.toLowerCase());
}
