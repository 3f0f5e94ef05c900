import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const Field = z.object({
  name: z.string(),
  types: z.array(z.string()),
  required: z.boolean(),
  description: z.string(),
});
export type Field = z.infer<typeof Field>;

/** The Bot API as PaulSonOfLars/telegram-bot-api-spec describes it, or a part of it. */
export const Schema = z.object({
  version: z.string(),
  methods: z.record(
    z.string(),
    z.object({ fields: z.array(Field).optional() }),
  ),
  types: z.record(
    z.string(),
    z.object({
      fields: z.array(Field).optional(),
      subtypes: z.array(z.string()).optional(),
    }),
  ),
});
export type Schema = z.infer<typeof Schema>;

/** The part that lies beside this file. */
export async function readSchema(): Promise<Schema> {
  const path = join(import.meta.dirname, "schema.json");
  return Schema.parse(JSON.parse(await readFile(path, "utf8")));
}
