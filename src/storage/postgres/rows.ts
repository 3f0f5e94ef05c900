import { z } from "zod";
import { DamageError } from "../../errors.ts";

// Rows as the client gives them: bigint as text, bytea as Buffer.

const Bytes = z.instanceof(Buffer);
/** Milliseconds since 1970. */
const Moment = z.coerce.number().pipe(z.int());

export const Revisions = z.array(z.object({ revision: z.int() }));

export const Documents = z.array(
  z.object({
    name: Bytes,
    revision: z.int(),
    body: Bytes.nullable(),
    due_at: Moment.nullable(),
    shelf: z.string().nullable(),
  }),
);
export type Document = z.infer<typeof Documents>[number];

export const Marks = z.tuple([z.object({ mark: z.string() })]);

export const Nexts = z.tuple([z.object({ next: Moment.nullable() })]);

/** Where a document stands, for a person who looks for it. */
export function placeOf(kind: string, name: Buffer): string {
  return `documents/${kind}/${name.toString("hex")}`;
}

/** What a document's body says. Throws {@link DamageError} for what no write leaves behind. */
export function valueOf(kind: string, name: Buffer, body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new DamageError(placeOf(kind, name));
  }
}
