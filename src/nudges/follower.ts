import { z } from "zod";
import type { CivilDate } from "../clock.ts";
import type { Person } from "../people/roster.ts";

// follower: a person who is nudged. follow: one agency whose deadlines they follow. lead: how many days before the day
// that a plan names a nudge comes; negative: the working days since the last one. tag: names an occurrence for an agency
// in a few letters. step: of the people who are told of what is overdue, one after the other. ledger: what was sent,
// entered before it goes and marked after.

export const Follow = z.object({
  place: z.string(),
  agency: z.string(),
  leads: z.array(z.int().min(0)),
  /** Whether work counts too that has no day of its own, or that is nobody's in particular. */
  wide: z.boolean(),
  /** ISO moment; what fell due before it is not caught up with. */
  since: z.string(),
});
export type Follow = z.infer<typeof Follow>;

const Entry = z.object({
  /** Occurrence, lead and last day: of one key one nudge goes. */
  key: z.string(),
  tag: z.string(),
  lead: z.int(),
  lastDay: z.string(),
  /** What was sent together; also the reference it was posted under. */
  batch: z.string(),
  /** ISO moment. */
  entered: z.string(),
  /** entered: it may or may not have been handed over. posted: it stands on the disk to be sent. The rest came of it. */
  state: z.enum(["entered", "posted", "sent", "gone", "unsure", "refused"]),
});
export type Entry = z.infer<typeof Entry>;

const StepTold = z.object({
  place: z.string(),
  agency: z.string(),
  tag: z.string(),
  /** What was overdue then; a civil date. */
  lastDay: z.string(),
  step: z.enum(["head", "standing"]),
  /** Which time it is that this step is taken, from 1. */
  nth: z.int(),
  /** ISO moment. */
  at: z.string(),
});
export type StepTold = z.infer<typeof StepTold>;

export const Rhythm = z.enum(["each", "daily", "weekly"]);
export type Rhythm = z.infer<typeof Rhythm>;

export const Follower = z.object({
  v: z.literal(1),
  channel: z.enum(["telegram", "zalo", "terminal"]),
  sender: z.string(),
  conversation: z.string(),
  language: z.enum(["vi", "en"]),
  follows: z.array(Follow),
  /** Minutes of the day between which nudges come. */
  hours: z.object({ from: z.int(), to: z.int() }),
  rhythm: Rhythm,
  /** The last day of a leave; a civil date. */
  pausedUntil: z.string().nullable(),
  /** Its first day, where it has not begun when it is told of; a civil date. */
  pausedFrom: z.string().optional(),
  /** Whether the platform says that nothing reaches them. */
  unreachable: z.boolean(),
  /** Tags of what is done, and of what is none of their agency's business. */
  done: z.array(z.string()),
  declined: z.array(z.string()),
  /** ISO moments. */
  snoozed: z.array(z.object({ tag: z.string(), until: z.string() })),
  ledger: z.array(Entry),
  /** Days that the standing agency granted in place of the plan's; civil dates. */
  extended: z.array(z.object({ tag: z.string(), to: z.string() })).default([]),
  /** Steps of a ladder that this person is to be told of, as head of an agency or as the standing agency. */
  steps: z.array(StepTold).default([]),
  /** Tags of what this person said, for their agency, to be done. */
  reported: z.array(z.string()).default([]),
  /** Tags that the last nudge was about, in its order. */
  recent: z.array(z.string()),
  /** What the plans asked for when the next moment was reckoned. */
  reckoned: z.string(),
});
export type Follower = z.infer<typeof Follower>;

// The brief of the field: nobody is to be written to at night.
export const usualHours = { from: 7 * 60, to: 20 * 60 } as const;
export const usualLeads: readonly number[] = [30, 7, 1, 0];

export function newFollower(
  { channel, sender }: Person,
  conversation: string,
  language: Follower["language"],
): Follower {
  return {
    v: 1,
    channel,
    sender,
    conversation,
    language,
    follows: [],
    hours: { ...usualHours },
    rhythm: "each",
    pausedUntil: null,
    unreachable: false,
    done: [],
    declined: [],
    snoozed: [],
    ledger: [],
    extended: [],
    steps: [],
    reported: [],
    recent: [],
    reckoned: "",
  };
}

/** Follows an agency, in place of what was followed of it before. */
export function withFollow(follower: Follower, follow: Follow): Follower {
  return {
    ...follower,
    follows: [...withoutFollow(follower, follow).follows, follow],
  };
}

export function withoutFollow(
  follower: Follower,
  { place, agency }: Pick<Follow, "place" | "agency">,
): Follower {
  return {
    ...follower,
    follows: follower.follows.filter(
      (one) => one.place !== place || one.agency !== agency,
    ),
  };
}

/** Whose nudges of one thing wait until a moment; that a person chose a later one stands. */
export function withSnoozed(
  follower: Follower,
  { tag, until }: { readonly tag: string; readonly until: string },
): Follower {
  const known = follower.snoozed.find((one) => one.tag === tag);
  if (known !== undefined && known.until >= until) return follower;
  const others = follower.snoozed.filter((one) => one.tag !== tag);
  return { ...follower, snoozed: [...others, { tag, until }] };
}

/** Whether somebody is on leave on a day; a leave that is still to come is none yet. */
export function isAway(
  { pausedFrom, pausedUntil }: Pick<Follower, "pausedFrom" | "pausedUntil">,
  today: CivilDate,
): boolean {
  return (
    pausedUntil !== null &&
    pausedUntil >= today &&
    (pausedFrom === undefined || pausedFrom <= today)
  );
}

/** Who is nudged of something again. */
export function withoutDone(follower: Follower, tag: string): Follower {
  const others = (tags: readonly string[]) => tags.filter((one) => one !== tag);
  return {
    ...follower,
    done: others(follower.done),
    reported: others(follower.reported),
  };
}
