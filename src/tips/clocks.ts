import { z } from "zod";
import { CivilDate, civilDate } from "../clock.ts";
import { readYaml } from "../knowledge.ts";

// How long a tip may wait: until an officer has taken note of it, and until it is decided on.

const offsets = z.array(z.int()).min(1);
const hours = z.array(z.int().positive()).min(1);

/** Shape of knowledge/tip-clocks.yaml, where the law behind the numbers is told. */
export const TipClocks = z.strictObject({
  law: z.strictObject({
    name: z.string(),
    number: z.string(),
    article: z.string(),
    counted_by: z.string(),
    in_force: CivilDate,
  }),
  acknowledge: z.strictObject({
    hours: z.int().positive(),
    remind: hours,
    escalate: hours,
  }),
  decide: z.strictObject({
    days: z.int().positive(),
    complex_months: z.int().positive(),
    extension_months: z.int().positive(),
    ask_days_before: z.int().positive(),
    remind: offsets,
    escalate: offsets,
  }),
  ask: z.strictObject({ remind: offsets, escalate: offsets }),
  hour: z.int().min(0).max(23),
});
export type TipClocks = z.infer<typeof TipClocks>;

/** Throws {@link InputError} naming file and line. */
export async function loadTipClocks(file: string): Promise<TipClocks> {
  return readYaml(file, TipClocks);
}

/** What has happened to a tip and moves its clocks. The order does not matter. */
export type ClockEvent =
  | { readonly is: "acknowledged" }
  /** Many circumstances or many places: the longer period holds. */
  | { readonly is: "complex" }
  /** Granted, once; `until` where less was granted than the law allows. */
  | { readonly is: "extended"; readonly until?: CivilDate }
  | { readonly is: "closed" };

/** A tip as its clocks see it. `crime: false` is for what no law sets a period for: it need only be taken note of. */
export interface Clocked {
  readonly crime: boolean;
  readonly received: Date;
  readonly events: readonly ClockEvent[];
}

/** Until when. Undefined: done, or not asked of this tip. Days end at 24:00 in Vietnam. */
export interface Deadlines {
  readonly acknowledge?: Date;
  readonly decide?: CivilDate;
  /** The last day on which an extension can be asked for; only where there can still be one. */
  readonly ask?: CivilDate;
}

export function deadlinesOf(clocks: TipClocks, tip: Clocked): Deadlines {
  const happened = (is: ClockEvent["is"]) =>
    tip.events.some((event) => event.is === is);
  if (happened("closed")) return {};
  const decide = decideBy(clocks, tip);
  const askable = happened("complex") && !happened("extended");
  return {
    ...(!happened("acknowledged") && {
      acknowledge: plusHours(tip.received, clocks.acknowledge.hours),
    }),
    ...(tip.crime && { decide }),
    ...(tip.crime &&
      askable && { ask: plusDays(decide, -clocks.decide.ask_days_before) }),
  };
}

function decideBy({ decide }: TipClocks, tip: Clocked): CivilDate {
  const received = civilDate(tip.received);
  const extended = tip.events.find((event) => event.is === "extended");
  // Only what is complex can be extended (article 147, clause 2), whether or not anybody has said that it is.
  const complex = tip.events.some(({ is }) => is === "complex");
  if (extended === undefined && !complex)
    return plusDays(received, decide.days);
  const longer = plusMonths(received, decide.complex_months);
  if (extended === undefined) return longer;
  const longest = plusMonths(longer, decide.extension_months);
  const { until = longest } = extended;
  return until < longest ? until : longest;
}

/** A moment at which somebody must be told of a clock. */
export interface Due {
  /** The same for the same clock, end and offset, and for no other: tells whether it has been told. */
  readonly key: string;
  readonly clock: "acknowledge" | "decide" | "ask";
  /** A reminder goes to whoever has the tip, or to the unit; an escalation to the unit's head as well. */
  readonly is: "reminder" | "escalation";
  readonly at: Date;
  /** The moment at which the period ends. */
  readonly end: Date;
}

/** All moments of a tip, past ones too, in order. Those before its receipt are left out. */
export function duesOf(clocks: TipClocks, tip: Clocked): Due[] {
  const { acknowledge, decide, ask } = deadlinesOf(clocks, tip);
  const dues = [
    ...(acknowledge === undefined
      ? []
      : inHours(clocks.acknowledge, tip.received, acknowledge)),
    ...(decide === undefined
      ? []
      : inDays("decide", clocks.decide, decide, clocks.hour)),
    ...(ask === undefined ? [] : inDays("ask", clocks.ask, ask, clocks.hour)),
  ];
  return dues
    .filter(({ at }) => at > tip.received)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** The first moment behind another one; undefined where nothing is due any more. */
export function nextDue(
  clocks: TipClocks,
  tip: Clocked,
  after: Date,
): Due | undefined {
  return duesOf(clocks, tip).find(({ at }) => at > after);
}

interface Offsets {
  readonly remind: readonly number[];
  readonly escalate: readonly number[];
}

function inHours(offsets: Offsets, received: Date, end: Date): Due[] {
  return each(offsets, (is, offset) => ({
    key: `acknowledge ${is} ${offset}h`,
    clock: "acknowledge",
    is,
    at: plusHours(received, offset),
    end,
  }));
}

function inDays(
  clock: "decide" | "ask",
  offsets: Offsets,
  last: CivilDate,
  hour: number,
): Due[] {
  const end = midnight(plusDays(last, 1));
  return each(offsets, (is, offset) => ({
    key: `${clock} ${last} ${is} ${offset}d`,
    clock,
    is,
    at: plusHours(midnight(plusDays(last, -offset)), hour),
    end,
  }));
}

function each(
  { remind, escalate }: Offsets,
  make: (is: Due["is"], offset: number) => Due,
): Due[] {
  return [
    ...remind.map((offset) => make("reminder", offset)),
    ...escalate.map((offset) => make("escalation", offset)),
  ];
}

function midnight(date: CivilDate): Date {
  return new Date(`${date}T00:00:00+07:00`);
}

function plusHours(moment: Date, count: number): Date {
  return new Date(moment.getTime() + count * 60 * 60 * 1000);
}

function plusDays(date: CivilDate, count: number): CivilDate {
  const moment = new Date(date);
  moment.setUTCDate(moment.getUTCDate() + count);
  return civilDate(moment);
}

/** The same day of a later month, or that month's last day where it has no such day. */
function plusMonths(date: CivilDate, count: number): CivilDate {
  const from = new Date(date);
  const month = from.getUTCMonth() + count;
  const last = new Date(Date.UTC(from.getUTCFullYear(), month + 1, 0));
  const day = Math.min(from.getUTCDate(), last.getUTCDate());
  return civilDate(new Date(Date.UTC(from.getUTCFullYear(), month, day)));
}
