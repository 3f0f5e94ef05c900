import { compose } from "../../text/compose.ts";
import { type Token, tokenize } from "../../text/tokens.ts";
import { cuesIn, type FactCues } from "../fact-cues.ts";
import { readFacts } from "../facts.ts";
import type { TipWords } from "../words/tip-words.ts";

/** A value that was told, and of which sort it is: only one of the same sort stands in its place. */
export interface Piece {
  readonly sort: string;
  readonly text: string;
}

export interface Sorting {
  readonly words: TipWords;
  readonly cues: FactCues;
}

/** "p5": ward 5, as people type it. */
const shortUnit = /^(p|q|kp|f)\d{1,2}$/u;
const number = /^\d+\p{L}?(\/\d+\p{L}?)*$/u;
const clock =
  /(?<![\p{L}\p{N}])\d{1,2} ?(?:h|g|:|gi\p{L}|[ap]m)(?: ?(?:\d{1,2}|r\p{L}{3}))?(?![\p{L}\p{N}])/giu;
const phone = /(?<![\p{L}\p{N}])\+?\d(?:[ .-]?\d){8,10}(?![\p{L}\p{N}])/gu;
const plate =
  /(?<![\p{L}\p{N}])\d{2} ?-?[a-z\u0111]{1,2}\d? ?[-. ]? ?(?:\d{3}\.\d{1,2}|\d{4,5})(?![\p{L}\p{N}])/giu;

/** The values of a text, those first that tell most exactly what they are. */
export function piecesOf(text: string, { words, cues }: Sorting): Piece[] {
  const own = compose(text).trim();
  const facts = readFacts(own, cues);
  const strict = [
    ...matches(own, phone, "phone"),
    ...matches(own, plate, "plate"),
    ...clocks(),
  ];
  const rest = strict.reduce(
    (left, { text: found }) => left.replace(found, " , "),
    own,
  );
  const tokens = tokenize(rest);
  const days = facts.when
    .filter((when) => !strict.some(({ text: found }) => found === when))
    .map((when) => when.replaceAll(clock, "").trim())
    .filter((when) => /\p{L}/u.test(when))
    .map((when) => ({ sort: "day", text: when }));
  const people = facts.who.filter((who) => !/^\P{L}*\d/u.test(who));
  return [
    ...strict,
    ...colours(),
    ...counted(),
    ...days,
    ...people.map((who) => ({ sort: sortOfWho(who), text: who })),
    ...facts.vehicles
      .filter((vehicle) => !strict.some((one) => vehicle.includes(one.text)))
      .filter((vehicle) => !isColouredOnly(vehicle))
      .map((vehicle) => ({ sort: "vehicle", text: vehicle })),
    ...facts.where.map(placeOf),
  ];

  /** Times of the day, each with what part of it is named beside. */
  function clocks(): Piece[] {
    return matches(own, clock, "clock").map((piece) => {
      const whole = facts.when.find((when) => {
        const rest = tokenize(when.replace(piece.text, ""));
        const [only, ...others] = rest;
        return (
          when.includes(piece.text) &&
          only !== undefined &&
          others.length === 0 &&
          cuesIn(rest, cues.when)(0)?.name === "part"
        );
      });
      return whole === undefined ? piece : { ...piece, text: whole };
    });
  }

  /** Of a count of people any word for them will do: "two men", "three people". */
  function sortOfWho(who: string): string {
    return isCount(tokenize(who)[0]) ? "people" : "person";
  }

  function isCount(token: Token | undefined): boolean {
    return token !== undefined && words.find("count", [token]).length > 0;
  }

  /** Numbers with what they number or count, or alone. */
  function counted(): Piece[] {
    return tokens.flatMap((token, at) => {
      const unit = shortUnit.exec(token.folded)?.[1];
      if (unit !== undefined)
        return [
          {
            sort: `n:${headOf({ folded: unit })}`,
            text: textOf(token, token),
          },
        ];
      if (!number.test(token.folded) && !isCount(token)) return [];
      const before = tokens[at - 1];
      const after = tokens[at + 1];
      const isPlace = facts.where.some((place) =>
        place.includes(textOf(before, token)),
      );
      const isTold = days.some(({ text: day }) =>
        day.includes(textOf(token, after ?? token)),
      );
      if (isTold) return [];
      if (
        before?.kind === "word" &&
        !isCount(token) &&
        isNear(before, token) &&
        (isPlace || isHead(before))
      )
        return [{ sort: `n:${headOf(before)}`, text: textOf(before, token) }];
      if (after?.kind === "word" && isNear(token, after))
        return [{ sort: `u:${unitOf(after)}`, text: textOf(token, after) }];
      return isCount(token)
        ? []
        : [{ sort: "bare", text: textOf(token, token) }];
    });
  }

  function colours(): Piece[] {
    return words.find("colour", tokens).flatMap(({ from, to }) => {
      const [first, last] = [tokens[from], tokens[to - 1]];
      if (first === undefined || last === undefined) return [];
      const colour = textOf(first, last);
      const before = tokens
        .slice(Math.max(0, from - 2), from)
        .findLast((token) => words.find("clothes", [token]).length > 0);
      if (before !== undefined)
        return [
          { sort: `colour:${before.folded}`, text: textOf(before, last) },
        ];
      const isVehicle =
        tokens.length <= 2 ||
        facts.vehicles.some((vehicle) => vehicle.endsWith(colour)) ||
        words.find("label", tokens).some((found) => found.to === from);
      return isVehicle ? [{ sort: "colour", text: colour }] : [];
    });
  }

  function isColouredOnly(vehicle: string): boolean {
    const own = tokenize(vehicle);
    const [colour] = words.find("colour", own);
    return (
      colour !== undefined &&
      own.every(
        (token, at) =>
          (at >= colour.from && at < colour.to) ||
          words.find("label", [token]).length > 0,
      )
    );
  }

  function isHead(token: Token): boolean {
    return words.find("label", [token]).length > 0;
  }

  function isNear(first: Token, second: Token): boolean {
    return rest.slice(first.end, second.start) === " ";
  }

  function textOf(first: Token | undefined, last: Token): string {
    return rest.slice((first ?? last).start, last.end);
  }

  function unitOf(unit: Token): string {
    return words.find("people", [unit]).length > 0 ? "people" : unit.folded;
  }
}

/** The time on the clock alone, of one that may be told with its part of the day: "8h" of "8h in the evening". */
export function bareClock(text: string): string {
  return text.match(clock)?.[0].trim() ?? text;
}

/** A house has a number, and a number alone in a place is a house's. */
function headOf({ folded }: Pick<Token, "folded">): string {
  const long = { nha: "so", p: "phuong", f: "phuong", q: "quan", kp: "pho" };
  return new Map(Object.entries(long)).get(folded) ?? folded;
}

/** A place, by the word that its name follows: "Long street", "Hoa Mai inn". */
function placeOf(place: string): Piece {
  return { sort: `at:${tokenize(place)[0]?.folded ?? ""}`, text: place };
}

/** The piece of a place that begins with the same word as another: "ward 7" of "hamlet 4 ward 7" for "ward 5". */
export function samePiece(place: string, other: string): string[] {
  const [head] = tokenize(other);
  const tokens = tokenize(place);
  const at = tokens.findIndex(({ folded }) => folded === head?.folded);
  const first = tokens[at];
  if (first === undefined) return [];
  const rest = tokens.slice(at + 1);
  const length = rest.findIndex(
    (token, offset) =>
      /[,;.\n]/u.test(
        place.slice(rest[offset - 1]?.end ?? first.end, token.start),
      ) ||
      (offset > 0 && !goesOn(offset)),
  );
  const last = rest[(length < 0 ? rest.length : length) - 1] ?? first;
  return [place.slice(first.start, last.end)];

  /** Whether a name goes on; whoever types no capitals writes names of two syllables mostly. */
  function goesOn(offset: number): boolean {
    const isBare = place === place.toLowerCase();
    return isBare
      ? offset === 1 && rest[0]?.kind === "word"
      : /^\p{Lu}/u.test(place.slice(rest[offset]?.start));
  }
}

function matches(text: string, pattern: RegExp, sort: string): Piece[] {
  return Array.from(text.matchAll(pattern), ([found]) => ({
    sort,
    text: found.trim(),
  }));
}
