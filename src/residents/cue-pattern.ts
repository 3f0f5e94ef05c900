import { compose } from "../text/compose.ts";
import { tokenize } from "../text/tokens.ts";
import { type Join, questionMark } from "./words.ts";

/**
 * One step of a cue pattern. Patterns are written as people write them, with a few signs:
 * `<name>` any phrase of a list; `(a|b c)` one of these; `x?` may be missing; `=x` only with
 * its marks; `~3` up to three words of any kind;
 * `!(a|b)` these must not follow here; `^` and `$` the sentence's two ends; `\u00bf` a question mark after it.
 */
export type Item =
  | {
      kind: "word";
      folded: string;
      marked: string;
      /** Whether a message without marks cannot mean it. */
      exact: boolean;
      optional: boolean;
    }
  | { kind: "list"; name: string; optional: boolean }
  | { kind: "either"; options: readonly Pattern[]; optional: boolean }
  | { kind: "not"; options: readonly Pattern[] }
  | { kind: "gap"; most: number }
  | { kind: "start" }
  | { kind: "end" };

export type Pattern = readonly Item[];

/** Reads a pattern. Throws RangeError that names the pattern when a bracket is missing or a sign is out of place. */
export function parsePattern(text: string, join: Join): Pattern {
  const signs =
    compose(text).match(
      /!?\(|\)\??|\||<[\w-]+>\??|~\d+|\^|\$|\u00bf|[^\s()|<>~^$!\u00bf]+/gu,
    ) ?? [];
  let at = 0;

  function options(closed: boolean): {
    options: Pattern[];
    optional: boolean;
  } {
    const found: Pattern[] = [];
    let items: Item[] = [];
    let words: string[] = [];
    const flush = () => {
      items.push(...literal(words, join));
      words = [];
    };
    for (; at < signs.length; at += 1) {
      const sign = signs[at] ?? "";
      if (/^[^!()|<~^$=\u00bf]+$/u.test(sign) && !sign.endsWith("?")) {
        words.push(sign);
        continue;
      }
      flush();
      if (sign === "|" || sign.startsWith(")")) {
        found.push(items);
        items = [];
        if (sign !== "|") return { options: found, optional: sign === ")?" };
      } else if (sign === "(" || sign === "!(") {
        at += 1;
        const inner = options(true);
        items.push(
          sign === "("
            ? { kind: "either", ...inner }
            : { kind: "not", options: inner.options },
        );
      } else items.push(...single(sign, join));
    }
    if (closed) throw new RangeError(`pattern "${text}" lacks a bracket`);
    flush();
    return { options: [...found, items], optional: false };
  }

  const whole = options(false).options;
  if (at < signs.length || whole.some((option) => option.length === 0))
    throw new RangeError(`pattern "${text}" cannot be read`);
  const only = whole[0];
  return whole.length === 1 && only !== undefined
    ? only
    : [{ kind: "either", options: whole, optional: false }];
}

function single(sign: string, join: Join): Item[] {
  const optional = sign.endsWith("?");
  const plain = optional ? sign.slice(0, -1) : sign;
  if (plain.startsWith("<"))
    return [{ kind: "list", name: plain.slice(1, -1), optional }];
  if (plain.startsWith("~"))
    return [{ kind: "gap", most: Number(plain.slice(1)) }];
  if (plain === "^") return [{ kind: "start" }];
  if (plain === "$") return [{ kind: "end" }];
  if (plain === questionMark)
    return [
      { kind: "word", folded: plain, marked: plain, exact: true, optional },
    ];
  const exact = plain.startsWith("=");
  return literal([plain], join).map((item) => ({ ...item, exact, optional }));
}

function literal(words: readonly string[], join: Join) {
  return join(tokenize(words.join(" "))).map(({ folded, marked }) => ({
    kind: "word" as const,
    folded,
    marked,
    exact: false,
    optional: false,
  }));
}
