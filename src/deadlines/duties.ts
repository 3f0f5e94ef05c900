import { join } from "node:path";
import { z } from "zod";
import { readYaml } from "../knowledge.ts";
import { compose } from "../text/compose.ts";
import { createPhraseTable } from "../text/phrases.ts";
import { tokenize } from "../text/tokens.ts";
import type { Obligation } from "./occurrence.ts";

// duty: what somebody is to do or hand in by a day, as opposed to an aim, a rule on money or a principle.

const Words = z.array(z.string()).min(1);
const DutyWords = z.strictObject({ acts: Words, aims: Words, money: Words });

/** Whether a sentence asks somebody to do or hand in something. */
export type DutyReader = (
  sentence: Pick<Obligation, "evidence" | "to">,
) => boolean;

/** By knowledge/duties.yaml. Throws {@link InputError} for knowledge that cannot be used. */
export async function loadDutyReader(
  knowledgeFolder: string,
): Promise<DutyReader> {
  const words = await readYaml(join(knowledgeFolder, "duties.yaml"), DutyWords);
  const table = createPhraseTable(
    [
      ...words.acts.map((phrase): [string, boolean] => [phrase, true]),
      ...[...words.aims, ...words.money].map((phrase): [string, boolean] => [
        phrase,
        false,
      ]),
    ],
    "words",
  );
  return ({ evidence, to }) => {
    if (to.length > 0) return true;
    const tokens = tokenize(compose(evidence));
    const [first] = table.find(tokens);
    const share = tokens.findIndex(({ kind }) => kind === "percent");
    // "100% of the wards have a programme" is an aim, "train 100% of the staff" is work.
    const isShare = share >= 0 && share < (first?.from ?? Infinity);
    return first?.value === true && !isShare;
  };
}
