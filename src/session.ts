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

/** What a tip is asked for, in order. */
const Slot = z.enum(["what", "where", "when", "who", "evidence", "contact"]);
const Told = z.object({ slot: Slot, text: z.string() });

/** A report that is being taken: what its reporter has said and sent. Nobody else has it yet. */
export const Draft = z.object({
  /** Of one id one tip is made. */
  id: z.string(),
  /** When the reporter last did something for it, in ms since the epoch. */
  touched: z.number(),
  /** Messages of the reporter in order, and what each tells of which part. */
  said: z.array(
    z.object({
      text: z.string(),
      /** The part that it answers and nothing else. */
      answers: Slot.nullable(),
      told: z.array(Told),
      /** Kinds of crime by the names in knowledge/reporting.yaml. */
      kinds: z.array(z.string()),
      /** When it was said, in ms since the epoch: by that "last night" is reckoned. */
      at: z.number().optional(),
    }),
  ),
  /** Parts that are told or skipped: not asked for any more. */
  settled: z.array(Slot),
  /** Parts that were asked for, the last one last. */
  asked: z.array(Slot),
  /** Whether it was asked, and answered or left open, of which town a place is that could be anywhere. */
  town: z.enum(["open", "asked", "settled"]).default("open"),
  /** Whether its reporter said that it is another one than a like one that was sent. */
  distinct: z.boolean().default(false),
  /** Whether it began with most of what matters, so that little is asked. */
  brief: z.boolean(),
  /** Whether nothing more is to be asked. */
  enough: z.boolean(),
  contact: z.string().nullable(),
  files: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(["photo", "video", "voice", "document"]),
      bytes: z.number(),
    }),
  ),
  pins: z.array(
    z.object({
      latitude: z.number(),
      longitude: z.number(),
      /** Null until the reporter says whether it is the scene. */
      scene: z.boolean().nullable(),
    }),
  ),
  /** Whether the reporter spoke of pictures that have not come. */
  promised: z.boolean(),
  urgent: z.boolean(),
  /** Whether whoever receives it is to read it first, though nobody is asked to hurry. */
  pressing: z.boolean().optional(),
  againstPolice: z.boolean(),
  child: z.boolean(),
  /** Whether the reporter wants to report; otherwise it began by telling of danger. */
  wanted: z.boolean(),
  /** Whether the summary was shown, so that a word sends it. */
  shown: z.boolean(),
  /** Of how many stretches that may tell who wrote the reporter was told. */
  hinted: z.int(),
  /** Whether the reporter was reminded of it since they last did something. */
  reminded: z.boolean(),
});
export type Draft = z.infer<typeof Draft>;

/** The tip that its reporter is busy with after it was sent. */
export const Focus = z.object({
  id: z.string(),
  /** Short, not secret. */
  reference: z.string(),
  /** Until when, in ms since the epoch: a telephone is lent and lost. */
  until: z.number(),
  /** What the next words are. */
  awaits: z.enum(["more", "withdraw", "erase"]).nullable(),
  /** Whether its reporter opened it, by receipt or reference; otherwise it is the last one that was spoken of. */
  called: z.boolean().default(false),
});
export type Focus = z.infer<typeof Focus>;

/** Danger that was told of, and answered with numbers: the next words may well answer what was asked with them. */
export const Alarm = z.object({
  /** Which danger it was taken for, by the names that emergency.ts gives. */
  kind: z.string(),
  /** When it was last spoken of, in ms since the epoch. */
  at: z.number(),
  /** Whether a child told it. */
  child: z.boolean(),
  /** What was said of it, where no report keeps that. */
  said: z.string().nullable(),
});
export type Alarm = z.infer<typeof Alarm>;

/** A conversation's state. Versioned: an older shape is carried over, one that is not known starts over. */
export const Session = z.object({
  v: z.literal(3),
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
  /** The report being taken. */
  draft: Draft.nullable(),
  focus: Focus.nullable(),
  alarm: Alarm.nullable().optional(),
});
export type Session = z.infer<typeof Session>;

/** Key of what is pending when a question waits for its plan to be chosen. */
export const waitingQuestion = "question";
/** Key of what is pending when words wait for it to be chosen which sent tip they are for. */
export const waitingWords = "tip-words";

/** @param locale BCP 47 tag of the person's app, which tells the language until the first words do */
export function newSession(locale?: string): Session {
  return {
    v: 3,
    language: languageOf(locale),
    languageChosen: false,
    place: null,
    agency: null,
    thread: null,
    offered: [],
    pending: {},
    draft: null,
    focus: null,
  };
}

function languageOf(locale = ""): Session["language"] {
  return /^en(?:[-_]|$)/i.test(locale) ? "en" : "vi";
}

// Before tips were taken.
const Second = Session.omit({ draft: true, focus: true })
  .extend({ v: z.literal(2) })
  .transform((second): Session => ({
    ...second,
    v: 3,
    draft: null,
    focus: null,
  }));

// Before agencies were kept.
const First = Session.omit({ agency: true, draft: true, focus: true })
  .extend({ v: z.literal(1) })
  .transform((first): Session => ({
    ...first,
    v: 3,
    agency: null,
    draft: null,
    focus: null,
  }));

/** A session as it is stored, whatever version wrote it. */
export const StoredSession = z
  .union([Session, Second, First])
  .catch(() => newSession());
