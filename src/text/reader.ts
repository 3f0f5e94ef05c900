import { join } from "node:path";
import { z } from "zod";
import { readYaml } from "../knowledge.ts";
import {
  AbbreviationList,
  createAbbreviations,
  type Mended,
} from "./abbreviations.ts";
import { compose } from "./compose.ts";
import { buildLexicon } from "./lexicon.ts";
import { createMender, Spelling } from "./mend.ts";
import { createSyllables, SyllableParts } from "./syllable.ts";

/** Shape of knowledge/everyday.yaml. */
const Everyday = z.strictObject({ phrases: z.string() });

/** Turns what a person typed into what the rest of the program reads. */
export interface Reader {
  /** Composed, short forms written out, slips mended; says what was changed. */
  read(text: string): Mended;
  /** For published text: composed, administrative short forms written out, nothing mended. */
  plain(text: string): string;
}

/**
 * Opens the knowledge about writing. `corpus` is what slips are mended against: the plans' texts and lists of names.
 * Throws {@link InputError} when a knowledge file is not as it should be.
 */
export async function openReader(
  folder: string,
  corpus: readonly string[],
  names: readonly string[] = [],
): Promise<Reader> {
  const [list, parts, spelling, everyday] = await Promise.all([
    readYaml(join(folder, "abbreviations.yaml"), AbbreviationList),
    readYaml(join(folder, "syllables.yaml"), SyllableParts),
    readYaml(join(folder, "spelling.yaml"), Spelling),
    readYaml(join(folder, "everyday.yaml"), Everyday),
  ]);
  const abbreviations = createAbbreviations(list);
  const plain = (text: string) =>
    abbreviations.expand(compose(text), { chat: false }).text;
  const mender = createMender({
    lexicon: buildLexicon([
      ...[...corpus, ...names].map(plain),
      everyday.phrases.replaceAll(",", "\n"),
    ]),
    syllables: createSyllables(parts),
    spelling,
    names,
  });
  // One message is read by several in a row.
  let last: { readonly text: string; readonly mended: Mended } | undefined;
  return {
    plain,
    read(text) {
      if (last?.text !== text) last = { text, mended: readAnew(text) };
      return last.mended;
    },
  };

  function readAnew(text: string): Mended {
    const expanded = abbreviations.expand(compose(text));
    const mended = mender.mend(expanded.text);
    return {
      text: mended.text,
      changed: [...expanded.changed, ...mended.changed],
    };
  }
}
