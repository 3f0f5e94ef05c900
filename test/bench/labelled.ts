import { readFile } from "node:fs/promises";
import { z } from "zod";

const LabelledPassage = z
  .object({ id: z.string(), heading: z.string().optional(), text: z.string() })
  .transform(({ heading, ...rest }) =>
    heading === undefined ? rest : { ...rest, heading },
  );
const LabelledQuery = z.object({
  id: z.string(),
  text: z.string(),
  relevant: z.array(z.string()),
});

/**
 * A question on a plan of knowledge/plans: asked where, which line of the plan's text answers it ("slug:line"), and
 * words of which an answer must hold one.
 */
const PlanQuestion = LabelledQuery.extend({
  place: z.string(),
  says: z.array(z.string()).min(1),
});

export type LabelledPassage = z.infer<typeof LabelledPassage>;
export type LabelledQuery = z.infer<typeof LabelledQuery>;
export type PlanQuestion = z.infer<typeof PlanQuestion>;

export const readPassages = (file: string) => readLines(file, LabelledPassage);
export const readQueries = (file: string) => readLines(file, LabelledQuery);
export const readPlanQuestions = (file: string) =>
  readLines(file, PlanQuestion);

async function readLines<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Promise<z.infer<Schema>[]> {
  const lines = (await readFile(file, "utf8")).split("\n");
  return lines
    .filter((line) => line.trim() !== "")
    .map((line) => schema.parse(JSON.parse(line)));
}
