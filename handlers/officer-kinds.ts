import type { Catalog } from "../src/catalog.ts";
import { fold } from "../src/text/fold.ts";

/** The kinds of crime that there are words for. */
export function kindsIn(catalog: Catalog): [kind: string, label: string][] {
  return catalog.keys.flatMap((key): [string, string][] => {
    const kind = /^residents\.kind-name-(crime-.+)$/.exec(key)?.[1];
    return kind === undefined ? [] : [[kind, catalog.say(key)]];
  });
}

/**
 * The one kind that an officer's words name, by the label or as people speak of it; undefined where they name none or
 * several.
 */
export function kindMeant(
  words: string,
  catalog: Catalog,
  kindsOf: (words: string) => readonly string[],
): string | undefined {
  const typed = fold(words);
  if (typed === "") return undefined;
  const kinds = kindsIn(catalog);
  const named = kinds.filter(
    ([kind, label]) => kind === words || fold(label).includes(typed),
  );
  const spoken = new Set(named.length > 0 ? [] : kindsOf(words));
  const meant = [...named, ...kinds.filter(([kind]) => spoken.has(kind))];
  return meant.length === 1 ? meant[0]?.[0] : undefined;
}
