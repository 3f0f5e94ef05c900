import type { PlaceMention } from "../places/gazetteer.ts";
import type { Token } from "../text/tokens.ts";
import { cuesIn, type FactCues } from "./fact-cues.ts";

/** "12", "12/5", "4a", "d5", "30/4"; but "11h" is a time. */
const number = /^[a-z]{0,2}\d+[a-fi-z]?(\/\d+[a-z]?)*$/;
const longestName = 4;
const longestUncapitalised = 2;
// "ly nam de": whoever writes a person's name without capitals writes three syllables of it mostly.
const longestPerson = 3;

/** Where names of places end in one message. */
export interface NameReading {
  /**
   * The token behind the name or number that begins at `begin`; `begin` where there is none.
   * @param careful whether a name without capitals is none
   * @param isUnit whether it may be a number in words: "ward seven"
   */
  end(begin: number, careful: boolean, isUnit: boolean): number;
  /** The token behind a street's name that begins at `begin`; `begin` where none does. */
  street(begin: number): number;
  /** The token behind the run of capitals that begins at `begin`. */
  capitals(begin: number): number;
  /** Whether the writer uses capitals, so that a name without one is none. */
  readonly usesCapitals: boolean;
}

export function readNames(
  tokens: readonly Token[],
  text: string,
  { where, ranks }: FactCues,
  mentions: readonly PlaceMention[],
): NameReading {
  const cueAt = cuesIn(tokens, where);
  const rankAt = cuesIn(tokens, ranks);
  const starts = new Set(
    mentions.flatMap(({ borrowed, from }) => (borrowed ? [] : [from])),
  );
  // Whoever writes without capitals writes names without them as well.
  const usesCapitals = tokens.filter((_, at) => isCapital(at)).length > 1;
  return { end, street, capitals, usesCapitals };

  function end(begin: number, careful: boolean, isUnit: boolean): number {
    if (!isBeside(begin)) return begin;
    const first = tokens[begin]?.folded ?? "";
    if (number.test(first)) return street(begin + 1);
    if (first === "so" && number.test(tokens[begin + 1]?.folded ?? ""))
      return street(begin + 2);
    const known = cueAt(begin);
    if (known?.name === "name") return known.to;
    const same = mentions.find(({ from }) => from === begin);
    if (same?.borrowed === true) return capitals(begin);
    const digit = isUnit ? (rankAt(begin)?.to ?? begin) : begin;
    if (careful) return Math.max(digit, capitals(begin));
    if (digit > begin) return digit;
    const most =
      known?.name === "surname" ? longestPerson : longestUncapitalised;
    let at = begin;
    for (; at - begin < most && isWord(at); at += 1) {
      if (at > begin && (!isSpaced(at) || starts.has(at))) break;
      const cue = cueAt(at);
      if (cue !== undefined && !(at === begin && cue.name === "surname")) break;
    }
    return at;
  }

  /** "alley 3 Nguyen Dang", "12 Le Loi": where the street's name ends, if one follows the number. */
  function street(number: number): number {
    const letter = tokens[number];
    // "7/2B" is two tokens.
    const isLetter =
      letter?.start === tokens[number - 1]?.end && letter?.marked.length === 1;
    const begin = isLetter ? number + 1 : number;
    if (!isBeside(begin)) return begin;
    const cue = cueAt(begin);
    if (cue?.name === "name") return cue.to;
    const end = cue?.name === "surname" ? capitals(begin) : begin;
    return end > begin + 1 ? end : begin;
  }

  function capitals(begin: number): number {
    const same = mentions.find(({ from }) => from === begin);
    let at = same?.borrowed === true ? same.to : begin;
    for (; at - begin < longestName && isCapital(at); at += 1) {
      if (!(at > begin ? isSpaced(at) || isInitial(at) : isBeside(at))) break;
      // "Le Loi TP Tra Vinh": what is of another unit is no part of the name.
      if (cueAt(at)?.name === "unit" || (at > begin && starts.has(at))) break;
    }
    return at;
  }

  /** "S.H.": whether a letter follows a letter and its full stop. */
  function isInitial(at: number): boolean {
    const [before, own] = [tokens[at - 1], tokens[at]];
    return (
      before !== undefined &&
      own !== undefined &&
      before.end - before.start === 1 &&
      text.slice(before.end, own.start) === "."
    );
  }

  function isWord(at: number): boolean {
    return tokens[at]?.kind === "word";
  }

  function isBeside(at: number): boolean {
    const gap = text.slice(tokens[at - 1]?.end ?? 0, tokens[at]?.start);
    return /^\.? ?["']?$/.test(gap);
  }

  function isSpaced(at: number): boolean {
    return text.slice(tokens[at - 1]?.end ?? 0, tokens[at]?.start) === " ";
  }

  function isCapital(at: number): boolean {
    const token = tokens[at];
    return token?.kind === "word" && /^\p{Lu}/u.test(text.slice(token.start));
  }
}
