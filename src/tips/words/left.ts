import { type Token, tokenize } from "../../text/tokens.ts";
import { type FactSpan, readFacts } from "../facts.ts";
import type { Span } from "../spans.ts";
import { contactIn } from "./contact.ts";
import type { Hearing } from "./hearing.ts";
import { canHaveReason, type Wish } from "./tip-words.ts";

/** What a message wishes, and what of it tells something. */
export interface Left {
  readonly wishes: ReadonlySet<Wish>;
  /** Without what only wishes something of the desk; empty where nothing else is said. */
  readonly left: string;
  /** Whether it says that there are no pictures, in a part of its own. */
  readonly lacksPictures: boolean;
}

type Part = readonly Token[];

// In words.
const longestHope = 12;
// "This report, don't put my name in it": what is left of it tells nothing.
const mostOfRest = 2;

// What only steers says nothing of what happened: "that is all, send".
const beside: ReadonlySet<Wish> = new Set(["send", "enough", "anonymous"]);
// Whoever is asked for pictures and gives a number instead has none.
const besideContact: ReadonlySet<Wish> = new Set([
  ...beside,
  "skip",
  "yes",
  "unneeded",
]);

const changing: ReadonlySet<Wish> = new Set(["anonymous", "edit", "add"]);

// In letters. A long story is kept to the letter.
const longestWishing = 600;

/**
 * Parts the wishes of a message from what it tells.
 * @param parts between its commas
 * @param plain what each of them wishes that holds nothing else
 */
export function leftOf(
  text: string,
  parts: readonly Part[],
  plain: readonly (ReadonlySet<Wish> | undefined)[],
  { words, cues }: Hearing,
): Left {
  const within = parts.map((part, at) =>
    plain[at] === undefined ? words.wishWithin(part) : undefined,
  );
  const wishes = new Set([
    ...plain.flatMap((part) => [...(part ?? [])]),
    ...within.flatMap((found) => (found === undefined ? [] : [found.wish])),
  ]);
  const isPictureless = (part: Part, at: number) =>
    plain[at]?.has("skip") === true &&
    plain[at].size === 1 &&
    words.find("pictures", part).length > 0;
  const lacksPictures = parts.some(isPictureless);
  const hasReason = canHaveReason(wishes);
  const isIdle = (part: Part, at: number) =>
    plain[at] !== undefined ||
    (hasReason && words.isExcuse(part) && !tells(part));
  const hopes = (part: Part) => wishes.has("send") && isHope(part);
  if (parts.every((part, at) => isIdle(part, at) || hopes(part))) {
    // "I changed my mind, leave my name out" changes it on the name.
    const wishesElse = [...changing].some((wish) => wishes.has(wish));
    if (wishesElse && !cancels()) wishes.delete("cancel");
    return { wishes, left: "", lacksPictures };
  }
  // "He is my wife's cousin, cancel it": why one turns back is nothing to be sent.
  if (endsInCancel())
    return { wishes: new Set(["cancel"]), left: "", lacksPictures };
  const isLong = text.length > longestWishing;
  const contact = isLong ? [] : contactIn(text, words);
  const isEdge = edgesOf(parts.map(isSteering));
  const spans = parts.flatMap((part, at) => {
    const asksToSend =
      plain[at]?.has("send") === true && at === parts.length - 1;
    if (isLong) return asksToSend ? spanOf(part) : [];
    const found = within[at];
    if (found !== undefined) {
      const rest = [...part.slice(0, found.from), ...part.slice(found.to)];
      const isRest = rest.length <= mostOfRest && !tells(part);
      return spanOf(isRest ? part : part.slice(found.from, found.to));
    }
    const own = plain[at];
    const isOut =
      own?.has("anonymous") === true ||
      own?.has("wait") === true ||
      isPictureless(part, at) ||
      isEdge[at] === true ||
      (own === undefined && isIdle(part, at));
    return isOut ? spanOf(part) : [];
  });
  // "He threw it away, left" cancels nothing.
  if (!cancels()) wishes.delete("cancel");
  return { wishes, left: cut(text, spans), lacksPictures };

  function cancels(): boolean {
    return (
      text.length <= longestWishing &&
      parts.some(
        (part, at) => plain[at]?.has("cancel") === true && !isVague(part),
      )
    );
  }

  function isVague(part: Part): boolean {
    const vague = words.find("vague", part);
    return (
      vague.length > 0 &&
      part.every(
        (token, at) =>
          vague.some(({ from, to }) => from <= at && at < to) ||
          words.fillerFrom([token], 0) > 0,
      )
    );
  }

  /** Whether a part steers the report: it goes where it stands before or behind what is told, or beside a contact. */
  function isSteering(_: Part, at: number): boolean {
    const own = [...(plain[at] ?? [])];
    const steering = contact.length > 0 ? besideContact : beside;
    return own.length > 0 && own.every((wish) => steering.has(wish));
  }

  /** Whether the last thing said, but for why, is to cancel, in words that no story has. */
  function endsInCancel(): boolean {
    const at = parts.findLastIndex((part) => !words.isExcuse(part));
    const last = parts[at];
    return (
      text.length <= longestWishing &&
      last !== undefined &&
      plain[at]?.has("cancel") === true &&
      !isVague(last)
    );
  }

  /** "Send it, I hope you look into it". */
  function isHope(part: Part): boolean {
    const begin = words.fillerFrom(part, 0);
    return (
      part.length <= longestHope &&
      !tells(part, ["where", "when", "vehicles"]) &&
      words.find("hopes", part).some(({ from }) => from <= begin)
    );
  }

  function tells(
    part: Part,
    of: readonly FactSpan["fact"][] = ["where", "when", "who", "vehicles"],
  ): boolean {
    const span = spanOf(part)[0];
    if (span === undefined) return false;
    const facts = readFacts(text.slice(span.start, span.end), cues);
    return of.some((fact) => facts[fact].length > 0);
  }
}

/** Which of some follow each other from the first on, or up to the last. */
function edgesOf(all: readonly boolean[]): boolean[] {
  const first = all.indexOf(false);
  const last = all.lastIndexOf(false);
  return all.map((_, at) => first < 0 || at < first || at > last);
}

function spanOf(part: Part): Span[] {
  const [first, last] = [part[0], part.at(-1)];
  return first === undefined || last === undefined
    ? []
    : [{ start: first.start, end: last.end }];
}

/** The text without some stretches, and with one of the signs around each. */
function cut(text: string, spans: readonly Span[]): string {
  const kept = tokenize(text).filter(
    ({ start }) => !spans.some((one) => one.start <= start && start < one.end),
  );
  let left = "";
  let end = 0;
  let isFirst = true;
  for (const token of kept) {
    const gap = text.slice(end, token.start);
    const out = spans.find((one) => one.start >= end && one.end <= token.start);
    const between =
      out === undefined
        ? gap
        : isFirst
          ? ""
          : text.slice(end, out.start) || " ";
    left += between + text.slice(token.start, token.end);
    end = token.end;
    isFirst = false;
  }
  const isEnd = !spans.some(({ start }) => start >= end);
  return (
    kept.length === 0 ? "" : left + (isEnd ? text.slice(end) : "")
  ).trim();
}
