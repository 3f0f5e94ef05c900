import { withoutBullet } from "./assignments.ts";
import type { Genre } from "./genre.ts";
import type { Branch } from "./outline.ts";
import type { PartyReader } from "./parties.ts";
import { anyOf, atStart } from "./phrase.ts";
import type { Assignment, Model } from "./plan.ts";
import { sentences } from "./sentences.ts";

/** Finds local schemes that have a name of their own, in quotation marks. */
export type ModelReader = (
  branches: readonly Branch[],
  assignments: readonly Assignment[],
) => Model[];

const quoted = /[“"]([^“”"]{3,160})[”"]/gu;

export function createModelReader(
  genre: Genre,
  parties: PartyReader,
): ModelReader {
  const kinds = new RegExp(anyOf(genre.models.kinds), "giu");
  const names = atStart(genre.models.names);
  const others = new RegExp(anyOf(genre.models.not), "giu");

  return (branches, assignments) => {
    const models: Model[] = [];
    const seen = new Set<string>();
    for (const { section } of branches) {
      if (section.id === "0") continue;
      [section.heading, ...section.paragraphs].forEach((text, at) => {
        const index = Math.max(0, at - 1);
        for (const sentence of sentences(withoutBullet(text))) {
          const found = namesIn(sentence.text);
          if (found.length === 0) continue;
          const owners = ownersOf(assignments, section.id, index);
          const agency =
            owners.length > 0 ? owners : parties.who(sentence.text);
          for (const name of found) {
            const key = `${section.id} ${name.toLowerCase()}`;
            if (seen.has(key)) continue;
            seen.add(key);
            models.push({
              name,
              agency: agency.length > 0 ? agency.join(", ") : null,
              section: section.id,
              paragraph: index,
            });
          }
        }
      });
    }
    return models;
  };

  function namesIn(sentence: string): string[] {
    const found: string[] = [];
    let end = 0;
    let listed = false;
    for (const at of sentence.matchAll(quoted)) {
      const between = sentence.slice(end, at.index);
      const name = (at[1] ?? "").trim();
      // In a row of quoted names one word leads to them all.
      const goesOn: boolean =
        listed && /^[\s,;.…]*(?:\p{L}+\s*)?$/u.test(between);
      listed =
        goesOn || leads(between) || (names.test(name) && !refuses(between));
      if (listed) found.push(name);
      end = at.index + at[0].length;
    }
    return found;
  }

  function leads(before: string): boolean {
    const kind = [...before.matchAll(kinds)].at(-1);
    if (kind === undefined) return false;
    const behind = before.slice(kind.index + kind[0].length);
    return behind.length < 120 && behind.search(others) < 0;
  }

  function refuses(before: string): boolean {
    return before.slice(-30).search(others) >= 0;
  }
}

function ownersOf(
  assignments: readonly Assignment[],
  section: string,
  paragraph: number,
): readonly string[] {
  return (
    assignments.find((one) =>
      one.duties.some(
        (duty) => duty.section === section && duty.paragraph === paragraph,
      ),
    )?.agencies ?? []
  );
}
