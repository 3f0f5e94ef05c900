import type { AgencyDirectory, AgencyMention } from "../agencies/directory.ts";
import type { Gazetteer, PlaceMention } from "../places/gazetteer.ts";
import type { Token } from "../text/tokens.ts";
import type { QuestionCues } from "./question-cues.ts";

/** The bodies and places of a question. */
export interface NamedBodies {
  /** Bodies that are asked about. */
  readonly agencies: readonly AgencyMention[];
  /** Bodies that only tell whose plan is meant. */
  readonly issuers: readonly AgencyMention[];
  readonly places: readonly PlaceMention[];
}

const longestName = 6;
const farthestPlan = 6;

/** Finds known bodies and places. */
export function bodiesIn(
  text: string,
  tokens: readonly Token[],
  cues: QuestionCues,
  directory: AgencyDirectory,
  gazetteer: Gazetteer,
): NamedBodies {
  const bodies = directory.find(tokens);
  // A body may bear a place's name in its own, as the Youth Union does.
  const places = gazetteer
    .find(tokens, text)
    .filter(
      ({ from, to }) =>
        !bodies.some((body) => body.from < from && to <= body.to),
    );
  const issuers = bodies.filter((mention) => isIssuer(mention, tokens, cues));
  return {
    agencies: bodies.filter((mention) => !issuers.includes(mention)),
    issuers,
    places,
  };
}

// "The plan of the Department …" tells which plan, not whose duty.
function isIssuer(
  { from }: AgencyMention,
  tokens: readonly Token[],
  cues: QuestionCues,
): boolean {
  const isOwner = cues.of.at(tokens, from - 1) !== undefined;
  for (let back = 1; back <= farthestPlan; back += 1) {
    const plan = cues.plan.at(tokens, from - back);
    if (plan !== undefined && (from - plan.to <= 1 || isOwner)) return true;
  }
  return false;
}

/**
 * Rows of words that begin as names of bodies do, beside the known ones. A name ends where the question goes on: at a
 * place, a question word or a filler.
 * @param taken tokens of what is known
 */
export function bodyRowsIn(
  text: string,
  tokens: readonly Token[],
  taken: ReadonlySet<number>,
  cues: QuestionCues,
): { from: number; to: number }[] {
  return tokens.flatMap((_, from) => {
    const noun = cues.offices.at(tokens, from);
    if (noun === undefined || taken.has(from) || !isName(from)) return [];
    let to = noun.to;
    while (to < tokens.length && !taken.has(to) && to - from < longestName)
      to += 1;
    return [{ from, to }];
  });

  // A word that only offices begin with and that is typed with its marks, or a capital where no sentence begins.
  function isName(at: number): boolean {
    const token = tokens[at];
    const sure = cues.sureOffices.at(tokens, at);
    // One syllable without marks may be another word.
    const isWord = (sure?.to ?? at) - at > 1 || token?.marked !== token?.folded;
    return (
      (sure !== undefined && isWord) ||
      (at > 0 && isCapital(token)) ||
      isCapital(tokens[at + 1])
    );
  }

  function isCapital(token: Token | undefined): boolean {
    const letter = text.slice(token?.start ?? 0, (token?.start ?? 0) + 1);
    return token !== undefined && letter !== letter.toLowerCase();
  }
}
