import { z } from "zod";
import { Subject } from "./words.ts";

// reader: a person who asked to be sent bulletins. Beside the address there is kept what they chose, and nothing else.

export const channelName = z.enum(["telegram", "zalo", "terminal"]);

export const Reader = z.object({
  v: z.literal(1),
  channel: channelName,
  sender: z.string(),
  conversation: z.string(),
  language: z.enum(["vi", "en"]),
  /** Null: wherever. */
  place: z.string().nullable(),
  subjects: z.array(Subject).min(1),
  /** ISO moment since which nothing reaches them. */
  goneSince: z.string().nullable(),
});
export type Reader = z.infer<typeof Reader>;

/** What a bulletin goes by. */
export interface Aim {
  readonly place: string | null;
  readonly subjects: readonly Subject[];
}

/**
 * Whether a bulletin is for who chose so. One to a province is for its districts too; one to a district is for that.
 * @param provinceOf the province that a place lies in, the place itself where it is one
 */
export function isFor(
  { place, subjects }: Aim,
  reader: Pick<Reader, "place" | "subjects">,
  provinceOf: (place: string) => string | undefined,
): boolean {
  const isHere =
    place === null ||
    reader.place === null ||
    place === reader.place ||
    provinceOf(reader.place) === place;
  if (!isHere) return false;
  return (
    subjects.includes("all") ||
    reader.subjects.includes("all") ||
    reader.subjects.some((subject) => subjects.includes(subject))
  );
}
