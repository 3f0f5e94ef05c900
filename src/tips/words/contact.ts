import type { Token } from "../../text/tokens.ts";
import { tokenize } from "../../text/tokens.ts";
import { phonesIn } from "../phone.ts";
import { partsOf, type TipWords } from "./tip-words.ts";

type Part = readonly Token[];

/** An address of electronic mail, or a name by which somebody is found. */
export const written = /[\p{L}\p{N}._+-]*@[\p{L}\p{N}][\p{L}\p{N}._-]*/u;

// Besides names, numbers and filler: with more a part tells something else as well.
const mostOtherWords = 1;

/**
 * The parts of a message between its commas that say how its writer can be reached, or is called, and hardly anything
 * else. A number by itself is the writer's only beside such a part: else it may be that of whoever is reported.
 */
export function contactIn(text: string, words: TipWords): string[] {
  const parts = partsOf(text);
  const own = parts.map((part) => isOwn(part));
  const near = parts.map(
    (part, at) =>
      own[at] === true ||
      (isNumber(part) && (own[at - 1] === true || own[at + 1] === true)),
  );
  return parts.filter((_, at) => near[at]).map(trimmed);

  function textOf(part: Part): string {
    return text.slice(part[0]?.start, part.at(-1)?.end);
  }

  /** Without the filler at its end. */
  function trimmed(part: Part): string {
    const last = part.findIndex(
      (_, at) => at > 0 && at + words.fillerFrom(part, at) >= part.length,
    );
    return textOf(last < 0 ? part : part.slice(0, last));
  }

  function has(mark: Parameters<TipWords["find"]>[0], part: Part): boolean {
    return words.find(mark, part).length > 0;
  }

  function isTheirs(part: Part): boolean {
    return has("theirs", part);
  }

  function reaches(part: Part): boolean {
    const said = textOf(part);
    return phonesIn(said).length > 0 || written.test(said);
  }

  /** Without an address, whose letters are no words. */
  function beside(part: Part): Part {
    const mail = written.exec(textOf(part));
    if (mail === null) return part;
    const begin = (part[0]?.start ?? 0) + mail.index;
    const end = begin + mail[0].length;
    return part.filter(({ start }) => start < begin || start >= end);
  }

  function isOwn(part: Part): boolean {
    if (isTheirs(part) || has("denial", beside(part))) return false;
    const [reach] = words.find("reach", part);
    const isLine = reaches(part) && has("line", part) && has("mine", part);
    const found = reach ?? named(part);
    if (found === undefined && !isLine) return false;
    return others(part, found).length <= mostOtherWords;
  }

  /** "I am called", where a name follows. */
  function named(part: Part) {
    const begin = words.fillerFrom(part, 0);
    const self = words.find("self", part).find(({ from }) => from <= begin);
    const name = part[self?.to ?? part.length];
    return name !== undefined && /^\p{Lu}/u.test(text.slice(name.start))
      ? self
      : undefined;
  }

  function isNumber(part: Part): boolean {
    return !isTheirs(part) && reaches(part) && others(part).length === 0;
  }

  /** The words that are neither names nor numbers, nor say that a way to be reached follows. */
  function others(part: Part, reach = { from: 0, to: 0 }): Part {
    const said = [...words.find("line", part), reach];
    const outside = beside(part);
    return part.filter(
      (token, at) =>
        token.kind === "word" &&
        !said.some(({ from, to }) => from <= at && at < to) &&
        outside.includes(token) &&
        words.fillerFrom(part, at) === 0 &&
        !/^\p{Lu}/u.test(text.slice(token.start)),
    );
  }
}

/** Whether a text is a telephone number and nothing else. */
export function isPhone(text: string): boolean {
  return /^\+?\d(?:[ .-]?\d){8,10}$/u.test(text);
}

/** Whether a text names a way to reach somebody, or is a name. */
export function namesWay(text: string, words: TipWords): boolean {
  return (
    written.test(text) ||
    phonesIn(text).length > 0 ||
    words.find("address", tokenize(text)).length > 0 ||
    /^(?:\p{L}+ ){0,2}\p{Lu}\p{L}*(?: \p{Lu}\p{L}*){1,4}$/u.test(text)
  );
}
