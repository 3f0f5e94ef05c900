import type { Genre } from "./genre.ts";
import type { Head } from "./head.ts";
import { anyOf, letters, phraseSource } from "./phrase.ts";

/** Finds which locality a plan is of, and which body issued it. */
export interface PlaceReader {
  /** "Tỉnh Trà Vinh", "Thành phố Hà Nội"; null where nothing tells. */
  place(head: Head, body: string): string | null;
  /** The issuing body with the locality's name, "Ủy ban nhân dân tỉnh Đồng Nai". */
  issuer(
    head: Head,
    preamble: readonly string[],
    place: string | null,
    body: string,
  ): string | null;
}

const properName = "\\p{Lu}[\\p{Ll}']*(?:\\s(?:-\\s)?\\p{Lu}[\\p{Ll}']*){0,4}";

export function createPlaceReader(
  genre: Genre,
  isAgency: (text: string) => boolean,
): PlaceReader {
  const { frame } = genre;
  const levels = frame.places.map((forms) => ({
    name: forms[0] ?? "",
    pattern: forms.map((form) => phraseSource(form)).join("|"),
  }));
  const anyLevel = levels.map((level) => level.pattern).join("|");
  const named = new RegExp(
    `(?<![${letters}])((?i:${anyLevel}))\\s+(${properName})`,
    "gu",
  );
  const territory = new RegExp(
    `${anyOf(frame.territory)}\\s+(?:(${anyLevel}))\\s+(.+)$`,
    "iu",
  );
  const capital = new RegExp(
    `(?<![${letters}])(${anyLevel})\\s+(\\p{Lu}[\\p{Lu}\\s'-]+)$`,
    "iu",
  );
  const atFront = new RegExp(`^(${anyLevel})\\s*(\\p{Lu}.*)$`, "iu");
  const issues = new RegExp(anyOf(frame.issues), "iu");

  const level = (word: string) =>
    levels.find((one) =>
      new RegExp(`^(?:${one.pattern})$`, "iu").test(word.trim()),
    )?.name ?? word;

  return { place, issuer };

  function place(head: Head, body: string): string | null {
    for (const name of bodies(head.letterhead)) {
      const found = capital.exec(name);
      if (found !== null) return shown(found[1], titleCase(found[2] ?? ""));
    }
    const titled = territory.exec(head.title);
    if (titled?.[2] !== undefined) {
      const name = isUpper(titled[2])
        ? titleCase(titled[2])
        : properStart(titled[2]);
      if (name !== "") return shown(titled[1], name);
    }
    const dated = head.datedAt?.trim() ?? "";
    const prefixed = atFront.exec(dated);
    if (prefixed !== null) return shown(prefixed[1], prefixed[2] ?? "");
    if (dated !== "") {
      const count = new Map<string, number>();
      for (const [, word, name] of body.matchAll(named))
        if (name === dated && word !== undefined)
          count.set(
            level(word.toLowerCase()),
            (count.get(level(word.toLowerCase())) ?? 0) + 1,
          );
      const most =
        [...count].sort((a, b) => b[1] - a[1])[0]?.[0] ?? levels[0]?.name;
      return shown(most, dated);
    }
    const first = [...body.slice(0, 4000).matchAll(named)].find(
      ([, word]) => word !== undefined,
    );
    return first === undefined ? null : shown(first[1], first[2] ?? "");
  }

  function shown(word: string | undefined, name: string): string {
    const form = level((word ?? "").toLowerCase());
    return `${form.slice(0, 1).toUpperCase()}${form.slice(1)} ${name.trim()}`;
  }

  function issuer(
    head: Head,
    preamble: readonly string[],
    of: string | null,
    body: string,
  ): string | null {
    const own = bodies(head.letterhead).at(-1);
    if (own !== undefined && (capital.test(own) || isAgency(own)))
      return withPlace(asWritten(own, of, body), of);
    for (const paragraph of [...preamble].reverse()) {
      const clauses = paragraph.split(/[;,:.]\s+/u).reverse();
      for (const clause of clauses) {
        const verb = issues.exec(clause);
        const name = verb === null ? "" : clause.slice(0, verb.index).trim();
        if (name !== "" && name.length < 80 && isAgency(name))
          return withPlace(spelledOut(name), of);
      }
    }
    return null;
  }

  function withPlace(name: string, of: string | null): string {
    if (of === null) return name;
    const [, word = "", proper = ""] = atFront.exec(of) ?? [];
    if (proper === "" || name.includes(proper)) return name;
    const last = new RegExp(`\\s(${anyLevel})$`, "iu").exec(name);
    return last === null
      ? `${name} ${word.toLowerCase()} ${proper}`
      : `${name} ${proper}`;
  }

  // The body above the issuing one stands first; a line that names no body goes on with the line before.
  function bodies(rows: readonly string[]): string[] {
    const found: string[] = [];
    for (const row of rows) {
      const last = found.at(-1);
      if (last === undefined || isAgency(row)) found.push(row);
      else found[found.length - 1] = `${last} ${row}`;
    }
    return found;
  }

  // Letterheads are set in capitals. Where the text names the body, it is written as there; else only the place is large.
  function asWritten(name: string, of: string | null, body: string): string {
    const full = spelledOut(name);
    const small = full.toLowerCase().replace(/\s+/gu, " ").trim();
    const at = body
      .toLowerCase()
      .indexOf(small, body.indexOf(name) + name.length);
    const found = at < 0 ? "" : body.slice(at, at + small.length);
    if (/\p{Ll}/u.test(found)) return found;
    const [, , proper = ""] = atFront.exec(of ?? "") ?? [];
    const place = proper === "" ? -1 : small.lastIndexOf(proper.toLowerCase());
    const cased =
      place < 0
        ? small
        : small.slice(0, place) + proper + small.slice(place + proper.length);
    return cased.slice(0, 1).toUpperCase() + cased.slice(1);
  }

  function spelledOut(name: string): string {
    return Object.entries(frame.spelledOut).reduce(
      (text, [short, long]) =>
        text.replace(new RegExp(`^${short}(?![${letters}])`, "u"), long),
      name,
    );
  }
}

function isUpper(text: string): boolean {
  return !/\p{Ll}/u.test(text);
}

function titleCase(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/(?<![\p{L}])\p{L}/gu, (first) => first.toUpperCase());
}

function properStart(text: string): string {
  return new RegExp(`^${properName}`, "u").exec(text)?.[0] ?? "";
}
