import { z } from "zod";

/** What the last answer was about, so that "còn Sở Y tế thì sao?" and "hạn khi nào?" keep the thread. */
export const Thread = z.object({
  plan: z.string().nullable(),
  agency: z.string().nullable(),
  /** What was asked for last (a question kind of src/answers). */
  ask: z.string().nullable(),
  /** The last question's own words, mended. */
  topic: z.string().nullable(),
});
export type Thread = z.infer<typeof Thread>;

/** A conversation's state. Versioned: an older shape is carried over, one that is not known starts over. */
export const Session = z.object({
  v: z.literal(2),
  language: z.enum(["vi", "en"]),
  /** Whether the person asked for that language; otherwise it follows what they write. */
  languageChosen: z.boolean(),
  place: z.string().nullable(),
  /** The asker's own agency, which "my agency" means. */
  agency: z.string().nullable(),
  thread: Thread.nullable(),
  /** The choices last offered, so that a number or a label typed selects one. */
  offered: z.array(z.object({ id: z.string(), label: z.string() })),
  /** What is to be done once a choice is made (the question that waits for a place, the page that comes next). */
  pending: z.record(z.string(), z.string()),
});
export type Session = z.infer<typeof Session>;

/** Key of what is pending when a question waits for its plan to be chosen. */
export const waitingQuestion = "question";

/** @param locale BCP 47 tag of the person's app, which tells the language until the first words do */
export function newSession(locale?: string): Session {
  return {
    v: 2,
    language: languageOf(locale),
    languageChosen: false,
    place: null,
    agency: null,
    thread: null,
    offered: [],
    pending: {},
  };
}

function languageOf(locale = ""): Session["language"] {
  return /^en(?:[-_]|$)/i.test(locale) ? "en" : "vi";
}

// Before agencies were kept.
const First = Session.omit({ agency: true })
  .extend({ v: z.literal(1) })
  .transform((first): Session => ({ ...first, v: 2, agency: null }));

/** A session as it is stored, whatever version wrote it. */
export const StoredSession = z
  .union([Session, First])
  .catch(() => newSession());
