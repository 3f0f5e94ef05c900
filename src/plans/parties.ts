import type { AgencyNames } from "./agency-names.ts";
import type { Genre } from "./genre.ts";
import { anyOf, atStart, letters, phraseSource } from "./phrase.ts";

/** Reads from a sentence who is to do something, and to whom it goes. */
export interface PartyReader {
  /** The bodies that the sentence makes its subject; empty where it names none. */
  who(sentence: string): string[];
  /** The bodies that a report or, failing that, a proposal goes to; empty where it names none. */
  to(sentence: string): string[];
}

// Longer names are whole sentences read wrongly.
const longest = 170;

export function createPartyReader(
  genre: Genre,
  names: AgencyNames,
): PartyReader {
  const { agencies, time } = genre;
  const sources = (phrases: readonly string[]) =>
    phrases.map((one) => phraseSource(one)).join("|");
  const never = `(?!(?:${sources(agencies.never)}))`;
  const head = `${never}(?:${sources([...agencies.heads, ...agencies.groups])})(?![${letters}\\d])`;
  const units = `(?:${sources([...agencies.units])})(?![${letters}\\d])`;
  const verb = `(?<!${anyOf(agencies.passive)}\\s+)${anyOf(agencies.duties)}`;
  const name = `[^.;:“”"]{0,${longest}}?`;
  const cadence = new RegExp(
    `^(?:${anyOf(time.every)}\\s+)*(?:${sources(Object.values(time.units).flat())})(?![${letters}\\d])(?:\\s*(?:${sources(time.join)})\\s*(?:${sources(Object.values(time.units).flat())})(?![${letters}\\d]))*[\\s,]*`,
    "iu",
  );
  const asking = new RegExp(`^(?:${anyOf(agencies.asking)}\\s*:?\\s*)+`, "iu");
  const opening = atStart(agencies.openings);
  const first = new RegExp(
    `^((?:${head}|${units})${name}),?\\s+(?=${verb})`,
    "u",
  );
  const capitalFirst = (text: string) =>
    text.slice(0, 1).toLowerCase() + text.slice(1);
  const later = new RegExp(`,\\s+(${head}${name}),?\\s+(?=${verb})`, "u");
  const share = new RegExp(
    `^[^${letters}]*\\d+\\s*%\\s+((?:${units}|${head})${name})\\s+(?=${anyOf(agencies.states)})`,
    "iu",
  );
  const follows = `,\\s+(?!${head}|(?:${sources(agencies.listed)})(?![${letters}]))`;
  const end = `(?=\\s*(?:[.;:()]|$|${follows}|(?<=\\s)(?:${sources(time.closing)})(?![${letters}])))`;
  const behind = (phrases: readonly string[]) =>
    new RegExp(
      `(?i:${anyOf(phrases)})\\s+(${head}[^.;:()]{0,${longest}}?)${end}`,
      "gu",
    );
  const reported = behind(time.sending);
  const proposed = behind(time.proposing);
  const through = new RegExp(
    `\\(\\s*(?:${sources(agencies.through)})\\s+([^)]+)\\)`,
    "iu",
  );

  // What leads on to the verb is not part of the name before it.
  const dangling = new RegExp(
    `(?:[\\s,;:]|${anyOf(genre.outline.unfinished)})+$`,
    "iu",
  );
  const tidy = (text: string) =>
    text.replace(dangling, "").replace(/\s+/gu, " ").trim();
  return { who, to };

  function who(sentence: string): string[] {
    const plain = withoutBrackets(sentence);
    const part = share.exec(plain)?.[1];
    if (part !== undefined) return [tidy(part)];
    const bare = plain.replace(cadence, "").replace(asking, "");
    // A sentence that begins with a name may begin it small or, behind a full stop, large.
    const found = first.exec(bare)?.[1] ?? first.exec(capitalFirst(bare))?.[1];
    if (found !== undefined) return names.split(tidy(found));
    if (!opening.test(bare)) return [];
    const subject = later.exec(bare)?.[1];
    return subject === undefined ? [] : names.split(tidy(subject));
  }

  function to(sentence: string): string[] {
    const plain = withoutBrackets(sentence);
    const received = receivers(reported, plain);
    const all = received.length > 0 ? received : receivers(proposed, plain);
    const via = through.exec(sentence)?.[1];
    return via === undefined || all.length === 0 ? all : [...all, tidy(via)];
  }

  function receivers(pattern: RegExp, text: string): string[] {
    const found = [...text.matchAll(pattern)].flatMap(([, one = ""]) =>
      names.split(tidy(one)),
    );
    return [...new Set(found)].filter((one) => one.length > 2);
  }
}

function withoutBrackets(text: string): string {
  return text.replace(/\s*\([^()]*\)/gu, "");
}
