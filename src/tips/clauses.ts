import type { Token } from "../text/tokens.ts";
import { isDotted } from "../text/dotted.ts";
import { cuesIn, type FactCues } from "./fact-cues.ts";
import type { Span } from "./spans.ts";

/** What stands between two commas or full stops of a message. */
export interface Clause extends Span {
  /** How it begins: as a place does, as a time does, or as a story goes on ("he", "was", "steals"). */
  readonly opens: "where" | "when" | "story" | undefined;
  /** Whether it only speaks to the desk, or of what its writer thinks and fears: "let me think", "why do you ask". */
  readonly talks: boolean;
  /** Whether it does that in every word. */
  readonly isTalkOnly: boolean;
  /** From where on it begs that something be kept from somebody: "don't tell my mother". */
  readonly begs: number | undefined;
}

// In words: "well, sir, I am".
const mostBeforeAt = 4;

// So much of a clause must be talk.
const share = 0.6;

/** The clauses of a message; expects composed text and its tokens. */
export function clausesOf(
  tokens: readonly Token[],
  text: string,
  cues: FactCues,
): Clause[] {
  const whereAt = cuesIn(tokens, cues.where);
  const whenAt = cuesIn(tokens, cues.when);
  const talkAt = cuesIn(tokens, cues.talk);
  const ownAt = cuesIn(tokens, cues.own);
  const clauses: Clause[] = [];
  for (let from = 0; from < tokens.length;) {
    let to = from + 1;
    while (to < tokens.length && !isBroken(to)) to += 1;
    const [first, last] = [tokens[from], tokens[to - 1]];
    if (first !== undefined && last !== undefined)
      clauses.push({
        start: first.start,
        end: last.end,
        opens: openingOf(from, to),
        talks: isTalk(from, to, share),
        isTalkOnly: isTalk(from, to, 1),
        begs: pleaIn(from, to),
      });
    from = to;
  }
  return clauses;

  function isBroken(at: number): boolean {
    const gap = text.slice(tokens[at - 1]?.end, tokens[at]?.start);
    return (
      /[;!?\n\u2026]|[,.:] |\s-\s|\.$/u.test(gap) &&
      !isDotted(text, tokens[at - 1]?.end ?? 0, gap)
    );
  }

  function openingOf(from: number, to: number): Clause["opens"] {
    if (saysAt(from, to)) return "where";
    let at = from;
    for (;;) {
      const talk = talkAt(at);
      if (talk?.name !== "filler" || talk.to >= to) break;
      at = talk.to;
    }
    const where = whereAt(at)?.name;
    const time = whenAt(at);
    // "two days", but not "two men".
    const isCounted =
      time?.name === "number" && whenAt(time.to)?.name === "unit";
    const when = isCounted ? "unit" : time?.name;
    if (where !== undefined && where !== "end" && where !== "compound")
      return where === "surname" ? undefined : "where";
    if (when !== undefined && when !== "compound" && when !== "number")
      return "when";
    return where === "end" && !isName(at) ? "story" : undefined;
  }

  /** "Yes, I am at the market", but "I saw him there". */
  function saysAt(from: number, to: number): boolean {
    for (let at = from; at < Math.min(to - 1, from + mostBeforeAt);) {
      const talk = talkAt(at);
      const isSaid = talk?.name === "filler" || talk?.unsure === true;
      const isAt = whereAt(at)?.name === "at" && isSaid;
      if (isAt) return whenAt(at + 1) === undefined;
      const isMe = ownAt(at)?.name === "me" || talk?.name === "filler";
      if (!isMe && talk?.name !== "beside") return false;
      at = talk?.to ?? at + 1;
    }
    return false;
  }

  function pleaIn(from: number, to: number): number | undefined {
    for (let at = from; at < to; at += 1)
      if (talkAt(at)?.name === "begs") return tokens[at]?.start;
    return undefined;
  }

  /** Whether two capitals stand there: the first of a sentence is one in any case. */
  function isName(at: number): boolean {
    return [tokens[at], tokens[at + 1]].every(
      (token) =>
        token !== undefined && /^\p{Lu}/u.test(text.slice(token.start)),
    );
  }

  function isTalk(from: number, to: number, share: number): boolean {
    let told = 0;
    let strong = false;
    for (let at = from; at < to;) {
      const talk = talkAt(at);
      if (talk !== undefined) told += talk.to - at;
      strong ||= talk?.name === "talk";
      at = talk?.to ?? at + 1;
    }
    return strong && told >= share * (to - from);
  }
}
