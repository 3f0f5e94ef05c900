import type { AgencyNames } from "./agency-names.ts";
import type { Branch, Outline } from "./outline.ts";
import type { Assignment, Duty } from "./plan.ts";
import type { Genre } from "./genre.ts";
import { anywhere } from "./phrase.ts";

/** Finds who is given which work: by headings that name agencies, and by items that begin with one. */
export type AssignmentReader = (outline: Outline) => Assignment[];

export function createAssignmentReader(
  genre: Genre,
  names: AgencyNames,
): AssignmentReader {
  const assigning = anywhere(genre.outline.assigning);

  return ({ branches }) => {
    const assignments: Assignment[] = [];
    const owners = new Map<Branch, Assignment>();
    for (const branch of branches) {
      const above = owner(branch);
      const within = isAssigning(branch);
      const named =
        branch.section.heading === ""
          ? []
          : names.fromHeading(branch.section.heading, within);
      if (
        named.length > 0 &&
        (within || above === undefined) &&
        branch.depth > 0 &&
        (within || branch.section.level > 1)
      ) {
        const assignment: Assignment = {
          agencies: named,
          section: branch.section.id,
          duties: duties(branch),
        };
        assignments.push(assignment);
        owners.set(branch, assignment);
        splitOff(branch, assignment);
        continue;
      }
      if (above !== undefined) {
        const heading = branch.section.heading;
        if (heading !== "" && branch.section.paragraphs.length === 0)
          above.duties.push({
            text: heading,
            section: branch.section.id,
            paragraph: 0,
          });
        above.duties.push(...duties(branch));
        owners.set(branch, above);
        continue;
      }
      if (within) splitOff(branch, undefined);
    }
    return assignments.filter((one) => one.duties.length > 0);

    function owner(branch: Branch): Assignment | undefined {
      return branch.parent === undefined
        ? undefined
        : owners.get(branch.parent);
    }

    // "- Hội Cựu chiến binh tỉnh: …" gives its own agency the work, inside another's list or under no name at all.
    function splitOff(branch: Branch, around: Assignment | undefined): void {
      const { id, paragraphs } = branch.section;
      let last: Assignment | undefined;
      paragraphs.forEach((paragraph, index) => {
        const text = withoutBullet(paragraph);
        const found = names.fromSentence(text);
        if (found === undefined) return;
        if (around !== undefined)
          around.duties = around.duties.filter(
            (duty) => duty.section !== id || duty.paragraph !== index,
          );
        last = {
          agencies: found.agencies,
          section: id,
          duties: [{ text: found.rest, section: id, paragraph: index }],
        };
        assignments.push(last);
      });
    }
  };

  function isAssigning(branch: Branch): boolean {
    for (
      let at: Branch | undefined = branch.parent;
      at !== undefined;
      at = at.parent
    )
      if (assigning.test(at.section.heading)) return true;
    return assigning.test(branch.section.heading);
  }
}

function duties(branch: Branch): Duty[] {
  const { id, paragraphs } = branch.section;
  return paragraphs.map((paragraph, index) => ({
    text: withoutBullet(paragraph),
    section: id,
    paragraph: index,
  }));
}

/** A paragraph's words without the dash, plus or letter that lists it. */
export function withoutBullet(text: string): string {
  return text.replace(/^(?:[-–—+•●▪*◦■□>·]|\p{Ll}{1,2}\)|\p{Ll}\.\s)\s*/u, "");
}
