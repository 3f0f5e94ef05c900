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
export type LabelledPassage = z.infer<typeof LabelledPassage>;
export type LabelledQuery = z.infer<typeof LabelledQuery>;

export const readPassages = (file: string) => readLines(file, LabelledPassage);
export const readQueries = (file: string) => readLines(file, LabelledQuery);

async function readLines<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Promise<z.infer<Schema>[]> {
  const lines = (await readFile(file, "utf8")).split("\n");
  return lines
    .filter((line) => line.trim() !== "")
    .map((line) => schema.parse(JSON.parse(line)));
}
