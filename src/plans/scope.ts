import { withoutBullet } from "./assignments.ts";
import type { Genre } from "./genre.ts";
import type { Outline } from "./outline.ts";
import { anywhere } from "./phrase.ts";

/** Finds the sentence that says where and to whom the plan applies; null where there is none. */
export type ScopeReader = (outline: Outline) => string | null;

// The cue stands at the beginning, behind a bullet or a number at most.
const latest = 12;
const longest = 60;

export function createScopeReader(genre: Genre): ScopeReader {
  const scope = anywhere(genre.frame.scope);
  const opens = (text: string) => {
    const found = scope.exec(text.slice(0, latest + longest));
    return found !== null && found.index < latest;
  };

  return ({ branches }) => {
    for (const { section } of branches) {
      const inText = section.paragraphs.find(opens);
      const said =
        inText ?? (opens(section.heading) ? section.paragraphs[0] : undefined);
      if (said !== undefined) return withoutBullet(said);
    }
    return null;
  };
}
