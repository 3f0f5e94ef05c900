import { join } from "node:path";
import { z } from "zod";
import type { AgencyList } from "../agencies/agency-list.ts";
import {
  type AgencyDirectory,
  type AgencyMention,
  mayBe,
} from "../agencies/directory.ts";
import { readYaml } from "../knowledge.ts";
import type { Gazetteer, PlaceMention } from "../places/gazetteer.ts";
import { compose } from "../text/compose.ts";
import { createPhraseTable } from "../text/phrases.ts";
import { type Token, tokenize } from "../text/tokens.ts";

// collective: a name by which a plan means many bodies. unit: one of these, by its own name ("Ủy ban nhân dân huyện
// Càng Long"), which each follows, reports and is told of by itself.

const Words = z.array(z.string()).min(1);

/** knowledge/unit-names.yaml. */
export const UnitWords = z.strictObject({
  kinds: Words,
  small: Words,
  plural: Words,
  joiners: Words,
  many: Words,
  behind: Words,
});

export interface UnitNames {
  /** Whether a plan's name stands for many bodies. */
  isCollective(name: string): boolean;
  /** The unit of a place that a text names, of a collective where one is given; undefined where it names none. */
  unitIn(text: string, place: string, collective?: string): string | undefined;
  /** The body that a collective is made of; undefined where it is of many sorts. */
  bodyOf(collective: string): string | undefined;
  /** An office's name with the body's short form written out. */
  written(office: string): string;
}

export interface UnitParts {
  readonly list: AgencyList;
  readonly directory: AgencyDirectory;
  readonly gazetteer: Gazetteer;
  readonly knowledgeFolder: string;
}

const longestOwnName = 3;

/** Throws {@link InputError} for knowledge that cannot be used. */
export async function openUnitNames(parts: UnitParts): Promise<UnitNames> {
  const { list, directory, gazetteer, knowledgeFolder } = parts;
  const words = await readYaml(
    join(knowledgeFolder, "unit-names.yaml"),
    UnitWords,
  );
  const table = (phrases: readonly string[]) =>
    createPhraseTable(
      phrases.map((phrase): [string, true] => [phrase, true]),
      "words",
    );
  const [kinds, small] = [table(words.kinds), table(words.small)];
  const [plural, joiners] = [table(words.plural), table(words.joiners)];
  const [many, behind] = [table(words.many), table(words.behind)];
  const bodies = bodyTable(list);
  return { isCollective, unitIn, bodyOf, written };

  function bodyOf(collective: string): string | undefined {
    const tokens = tokenize(compose(collective));
    const [meant] = directory.find(tokens);
    return meant && bodies.at(tokens, meant.from)?.value;
  }

  function isCollective(name: string): boolean {
    const tokens = tokenize(compose(name));
    if (many.at(tokens, 0) !== undefined) return true;
    // It ends with several kinds of units, or with all of one.
    let [count, at] = [0, tokens.length];
    for (let from = at - 1; from >= 0; from -= 1) {
      // "thị xã" is one kind, of two syllables.
      if (kinds.at(tokens, from - 1)?.to === at) continue;
      if (kinds.at(tokens, from)?.to === at) count += 1;
      else if (joiners.at(tokens, from)?.to !== at)
        return count > 1 || (count > 0 && plural.at(tokens, from)?.to === at);
      at = from;
    }
    return false;
  }

  function unitIn(
    typed: string,
    place: string,
    collective?: string,
  ): string | undefined {
    const text = compose(typed);
    const tokens = tokenize(text);
    const [meant] =
      collective === undefined ? [] : directory.find(tokenize(collective));
    const mentions = directory
      .find(tokens)
      .filter((one) => meant === undefined || mayBe(one, meant));
    for (const mention of mentions) {
      const body = bodies.at(tokens, mention.from)?.value;
      if (body === undefined) continue;
      const own = ownName(text, tokens, mention, place);
      if (own === null) continue;
      if (own !== undefined) return `${body} ${own}`;
      // Only where all bodies are meant is one of a place's own told by its kind alone.
      const isLower = mention.levels.has("commune") || isDistrict(mention);
      const isWhole = collective === undefined || meant === undefined;
      if (isWhole && !isLower) return body;
    }
    return undefined;
  }

  /** What stands behind the body; null for a unit of another place. */
  function ownName(
    text: string,
    tokens: readonly Token[],
    mention: AgencyMention,
    place: string,
  ): string | null | undefined {
    const province = gazetteer.unit(place)?.province;
    const found = gazetteer.find(tokens, text);
    const kindAt = tokens.findIndex(
      (_, at) => at >= mention.from && at < mention.to && isSmall(tokens, at),
    );
    if (mention.levels.has("commune") && kindAt >= 0)
      return smallName(text, tokens, kindAt, found);
    const near = found.find(
      ({ from }) => from >= mention.from && from <= mention.to,
    );
    if (near === undefined) return undefined;
    const here = near.units.filter((unit) => unit.province === province);
    const lower = here.find(({ name }) => name !== province && name !== place);
    if (lower !== undefined)
      return (
        lower.name.slice(0, 1).toLocaleLowerCase("vi") + lower.name.slice(1)
      );
    return here.length > 0 ? undefined : null;
  }

  /** The name of a ward as it was typed, up to what is no part of it. */
  function smallName(
    text: string,
    tokens: readonly Token[],
    kindAt: number,
    places: readonly PlaceMention[],
  ): string | undefined {
    const kind = small.at(tokens, kindAt);
    const from = kind?.to ?? kindAt + 1;
    let to = from;
    const first = tokens[from];
    if (first?.kind === "number") to = from + 1;
    else
      while (to < tokens.length && to - from < longestOwnName && isName(to))
        to += 1;
    const [begin, last] = [tokens[kindAt], tokens[to - 1]];
    if (to === from || begin === undefined || last === undefined)
      return undefined;
    const own = tokens
      .slice(from, to)
      .map(({ start, end, folded, kind: of }) =>
        of === "number" ? folded : capital(text.slice(start, end)),
      );
    const kindName = text
      .slice(begin.start, tokens[from - 1]?.end)
      .toLocaleLowerCase("vi");
    return [kindWritten(kindName), ...own].join(" ");

    function isName(at: number): boolean {
      const token = tokens[at];
      const isPlace = places.some((one) => one.from === at && one.from > from);
      const isApart = /[,;.:?!–]/u.test(
        text.slice(tokens[at - 1]?.end ?? 0, token?.start ?? 0),
      );
      return (
        token?.kind === "word" &&
        !isPlace &&
        !isApart &&
        behind.at(tokens, at) === undefined &&
        small.at(tokens, at) === undefined
      );
    }
  }

  /** "phuong" as it is listed. */
  function kindWritten(typed: string): string {
    const tokens = tokenize(typed);
    return (
      words.small.find(
        (kind) =>
          tokenize(kind)
            .map(({ folded }) => folded)
            .join(" ") === tokens.map(({ folded }) => folded).join(" "),
      ) ?? typed
    );
  }

  function isSmall(tokens: readonly Token[], at: number): boolean {
    return small.at(tokens, at) !== undefined;
  }

  function written(office: string): string {
    const text = compose(office).trim();
    const tokens = tokenize(text);
    const body = bodies.at(tokens, 0);
    const last = tokens[(body?.to ?? 0) - 1];
    return body === undefined || last === undefined
      ? text
      : body.value + text.slice(last.end);
  }
}

function isDistrict({ levels }: AgencyMention): boolean {
  return levels.has("district") || levels.size > 1;
}

function capital(word: string): string {
  return word.slice(0, 1).toLocaleUpperCase("vi") + word.slice(1);
}

/** What people call bodies, by the names that these bear in full. */
function bodyTable(list: AgencyList) {
  const departments = list.fields.flatMap(({ name, also }) =>
    (["province", "district"] as const).flatMap((rank) =>
      list.prefixes[rank].flatMap((prefix) =>
        [name, ...also].map((field): [string, string] => [
          `${prefix} ${field}`,
          `${capital(prefix)} ${name}`,
        ]),
      ),
    ),
  );
  const organizations = list.organizations.flatMap(({ name, also }) =>
    [name, ...also].map((phrase): [string, string] => [phrase, name]),
  );
  return createPhraseTable([...organizations, ...departments]);
}
