import { mayBe } from "../src/agencies/directory.ts";
import { civilDate } from "../src/clock.ts";
import { type Clause, clauseOf, type Span } from "../src/nudges/clause.ts";
import type { Follow } from "../src/nudges/follower.ts";
import type { NudgeCue } from "../src/nudges/words.ts";
import { compose } from "../src/text/compose.ts";
import { type Token, tokenize } from "../src/text/tokens.ts";
import type { NudgeParts } from "./nudge-parts.ts";

/** An act that a sentence speaks of, and whose it is. */
export interface SaidOf extends Clause {
  /** Those of the agencies that are followed whom the sentence names. */
  readonly agencies: readonly string[];
  /** Whether it speaks of an agency that is not followed. */
  readonly isOther: boolean;
}

type Followed = Pick<Follow, "place" | "agency">;

// Behind the act an agency is who it went to, unless one of these stands before its name.
const owning = new Set(["cua", "ben", "of"]);

/** Reads of sentences how they speak of an act, and of which agency. */
export function createNudgeClauses({
  nudges,
  gazetteer,
}: Pick<NudgeParts, "nudges" | "gazetteer">) {
  const { cues, directory, clock } = nudges;
  return (
    act: NudgeCue | readonly NudgeCue[],
    text: string,
    follows: readonly Followed[] = [],
  ): SaidOf | undefined => {
    const today = civilDate(clock.now());
    const clause = clauseOf(act, text, { cues, spans, today });
    if (clause === undefined) return undefined;
    const tokens = tokenize(compose(text));
    const named = directory.find(tokens).map((mention) => ({
      isOwner:
        act === "stop" ||
        mention.from < clause.at ||
        owning.has(tokens[mention.from - 1]?.folded ?? ""),
      agencies: follows.filter(({ agency }) => {
        const number = tokens[mention.to];
        const own = tokenize(agency);
        const isSame = directory
          .find(own)
          .slice(0, 1)
          .some((one) => mayBe(mention, one));
        return isSame && !isOtherNumber(number, own);
      }),
    }));
    return {
      ...clause,
      agencies: named.flatMap(({ agencies }) =>
        agencies.map(({ agency }) => agency),
      ),
      isOther: named.some(
        ({ isOwner, agencies }) => isOwner && agencies.length === 0,
      ),
    };
  };

  function spans(tokens: readonly Token[]): readonly Span[] {
    const text = tokens.map(({ marked }) => marked).join(" ");
    const agencies = directory.find(tokens).map(({ from, to }) => ({
      from,
      // The number of a ward belongs to its name.
      to: tokens[to]?.kind === "number" ? to + 1 : to,
    }));
    return [...agencies, ...gazetteer.find(tokens, text)];
  }
}

// Wards have numbers: that of another is another's.
function isOtherNumber(number: Token | undefined, own: readonly Token[]) {
  const numbers = own.filter(({ kind }) => kind === "number");
  return (
    number?.kind === "number" &&
    numbers.length > 0 &&
    !numbers.some(({ folded }) => folded === number.folded)
  );
}
