import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { z } from "zod";
import { readYaml } from "./knowledge.ts";

// Every sentence the desk says stands in knowledge/messages/<language>/<topic>.yaml; none stands in code.

const Sentences = z.record(z.string(), z.string());

/** The sentences of one language. */
export interface Catalog {
  readonly language: string;
  /** All keys, "<topic>.<name>", for the test that catalogues agree. */
  readonly keys: readonly string[];
  /**
   * The sentence for "<topic>.<name>" with its {placeholders} filled in.
   * Throws RangeError for an unknown key or a placeholder without a value: a mistake in code, not in data.
   */
  readonly say: (
    key: string,
    values?: Readonly<Record<string, string | number>>,
  ) => string;
}

/** One catalogue per language the desk speaks. */
export type Catalogs = Readonly<Record<"vi" | "en", Catalog>>;

/** Loads all catalogues of a messages folder. Throws {@link InputError} naming file and line. */
export async function loadCatalogs(folder: string): Promise<Catalogs> {
  const [vi, en] = await Promise.all([
    loadCatalog(folder, "vi"),
    loadCatalog(folder, "en"),
  ]);
  return { vi, en };
}

/** Loads the catalogue of one language. Throws {@link InputError} naming file and line. */
export async function loadCatalog(
  folder: string,
  language: string,
): Promise<Catalog> {
  const files = (await readdir(join(folder, language))).filter((name) =>
    name.endsWith(".yaml"),
  );
  const sentences = new Map<string, string>();
  for (const file of files.sort()) {
    const topic = basename(file, ".yaml");
    const entries = await readYaml(join(folder, language, file), Sentences);
    for (const [name, text] of Object.entries(entries))
      sentences.set(`${topic}.${name}`, text.trim());
  }
  return {
    language,
    keys: [...sentences.keys()],
    say(key, values = {}) {
      const sentence = sentences.get(key);
      if (sentence === undefined)
        throw new RangeError(`no sentence "${key}" in ${language}`);
      return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
        const value = values[name];
        if (value === undefined)
          throw new RangeError(`sentence "${key}" needs {${name}}`);
        return String(value);
      });
    },
  };
}
