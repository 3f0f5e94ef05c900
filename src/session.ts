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

/** A conversation's state. Versioned: an older shape starts over. */
export const Session = z.object({
  v: z.literal(1),
  language: z.enum(["vi", "en"]),
  /** Whether the person asked for that language; otherwise it follows what they write. */
  languageChosen: z.boolean(),
  place: z.string().nullable(),
  thread: Thread.nullable(),
  /** The choices last offered, so that a number or a label typed selects one. */
  offered: z.array(z.object({ id: z.string(), label: z.string() })),
  /** What is to be done once a choice is made (the question that waits for a place, the page that comes next). */
  pending: z.record(z.string(), z.string()),
});
export type Session = z.infer<typeof Session>;

/** Key of what is pending when a question waits for its plan to be chosen. */
export const waitingQuestion = "question";

export function newSession(): Session {
  return {
    v: 1,
    language: "vi",
    languageChosen: false,
    place: null,
    thread: null,
    offered: [],
    pending: {},
  };
}

/** A session as it is stored: one of an older shape is read as a new one. */
export const StoredSession = Session.catch(() => newSession());
