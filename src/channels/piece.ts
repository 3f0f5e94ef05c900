import { z } from "zod";
import type { Emphasis, Reply } from "../message.ts";
import type { Abilities } from "./abilities.ts";
import { numbered } from "./numbered.ts";
import { split } from "./split.ts";

const Emphasized = z.object({
  start: z.int().min(0),
  length: z.int().min(1),
});

/** What a platform sends by one call. Stored while it waits to be sent. */
export const Piece = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("text"),
    text: z.string(),
    emphasis: z.array(Emphasized),
    choices: z.array(z.object({ id: z.string(), label: z.string() })),
    request: z
      .object({ kind: z.enum(["location", "contact"]), label: z.string() })
      .nullable(),
  }),
  z.object({
    kind: z.literal("file"),
    name: z.string(),
    mediaType: z.string(),
    base64: z.string(),
  }),
]);
export type Piece = z.infer<typeof Piece>;

/**
 * A reply as the pieces that a platform shows, in order: long text split, choices as buttons under the last piece of
 * text or numbered in it, then the files that the platform can send.
 */
export function piecesOf(reply: Reply, abilities: Abilities): Piece[] {
  const { textLimit, buttons, requests, files } = abilities;
  const whole = buttons ? reply.text : numbered(reply);
  const texts = split(whole, textLimit);
  let from = 0;
  const pieces = texts.map((text, at): Piece => {
    const start = whole.indexOf(text, from);
    from = start + text.length;
    const last = at === texts.length - 1;
    return {
      kind: "text",
      text,
      emphasis: within(reply.emphasis ?? [], start, from),
      choices: buttons && last ? [...reply.choices] : [],
      request: requests && last ? (reply.request ?? null) : null,
    };
  });
  const sendable = reply.files.filter(
    ({ mediaType }) =>
      files === "any" ||
      (files === "pictures" && mediaType.startsWith("image/")),
  );
  return [
    ...pieces,
    ...sendable.map(({ name, mediaType, bytes }): Piece => {
      const base64 = Buffer.from(bytes).toString("base64");
      return { kind: "file", name, mediaType, base64 };
    }),
  ];
}

/** What of the stretches lies between two borders, counted from the first. */
function within(
  stretches: readonly Emphasis[],
  from: number,
  to: number,
): Emphasis[] {
  return stretches.flatMap(({ start, length }) => {
    const begin = Math.max(start, from);
    const end = Math.min(start + length, to);
    return begin < end ? [{ start: begin - from, length: end - begin }] : [];
  });
}
