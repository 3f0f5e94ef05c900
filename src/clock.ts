import { z } from "zod";

// Nothing but this file reads the clock or knows the time zone.

/** A civil date in Asia/Ho_Chi_Minh, written YYYY-MM-DD; compares as a string. */
export const CivilDate = z.iso.date().brand("CivilDate");
export type CivilDate = z.infer<typeof CivilDate>;

/** Where the time comes from; passed in, so that tests own it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** Calls back later; passed in like the clock, so that tests and set clocks own it. */
export interface Timers {
  /** Calls `work` once, `ms` milliseconds from now; the result takes the wish back. */
  after(ms: number, work: () => void): () => void;
}

/** Timers of the system. They do not keep a process alive. */
export const systemTimers: Timers = {
  after(ms, work) {
    // Longer delays overflow and would fire at once.
    const timer = setTimeout(work, Math.min(ms, 2 ** 31 - 1)).unref();
    return () => {
      clearTimeout(timer);
    };
  },
};

/** A clock that stands at one moment. */
export function fixedClock(moment: Date): Clock {
  return { now: () => moment };
}

/** A clock that shows the real time until it is set, and then stands; its timers go by it. */
export interface SettableClock extends Clock, Timers {
  /** Undefined lets it show the real time again. Calls nothing back. */
  set(moment: Date | undefined): void;
  /**
   * Goes to a later moment and on the way calls back, in order, what falls due; each call has come to rest before the
   * next. To an earlier moment it goes at once.
   */
  moveTo(moment: Date, rest: () => Promise<void>): Promise<void>;
}

export function settableClock(): SettableClock {
  let standing: Date | undefined;
  let set: { at: number; work: () => void }[] = [];
  return {
    now: () => standing ?? systemClock.now(),
    set(moment) {
      standing = moment;
    },
    after(ms, work) {
      if (standing === undefined) return systemTimers.after(ms, work);
      const timer = { at: standing.getTime() + ms, work };
      set.push(timer);
      return () => {
        set = set.filter((other) => other !== timer);
      };
    },
    async moveTo(moment, rest) {
      for (;;) {
        const [next] = set
          .filter(({ at }) => at <= moment.getTime())
          .sort((one, other) => one.at - other.at);
        if (next === undefined) break;
        set = set.filter((other) => other !== next);
        standing = new Date(Math.max(next.at, this.now().getTime()));
        next.work();
        await rest();
      }
      standing = moment;
    },
  };
}

// Vietnam has kept UTC+7 without daylight saving since 1975-06-13 (IANA tz, Asia/Ho_Chi_Minh).
const offsetMs = 7 * 60 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;

/** The civil date in Vietnam at a moment. */
export function civilDate(moment: Date): CivilDate {
  return CivilDate.parse(
    new Date(moment.getTime() + offsetMs).toISOString().slice(0, 10),
  );
}

/** Noon in Vietnam on a civil date. */
export function noon(date: CivilDate): Date {
  return new Date(`${date}T12:00:00+07:00`);
}

/** Whole days from one civil date to another; negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

/** A moment written as a civil date (noon in Vietnam) or as an ISO date and time with its offset; undefined for anything else. */
export function parseMoment(text: string): Date | undefined {
  const date = CivilDate.safeParse(text);
  if (date.success) return noon(date.data);
  return z.iso.datetime({ offset: true }).safeParse(text).success
    ? new Date(text)
    : undefined;
}

const duration =
  /^\+?P(?=.)(?:(?<years>\d+)Y)?(?:(?<months>\d+)M)?(?:(?<weeks>\d+)W)?(?:(?<days>\d+)D)?(?:T(?=.)(?:(?<hours>\d+)H)?(?:(?<minutes>\d+)M)?(?:(?<seconds>\d+)S)?)?$/;

/** The moment an ISO 8601 duration ("P1D", "+PT20H") later, counted on the Vietnamese calendar; undefined for anything else. */
export function later(moment: Date, text: string): Date | undefined {
  const parts = duration.exec(text)?.groups;
  if (parts === undefined) return undefined;
  const count = (unit: string) => Number(parts[unit] ?? 0);
  const civil = new Date(moment.getTime() + offsetMs);
  civil.setUTCMonth(
    civil.getUTCMonth() + count("years") * 12 + count("months"),
  );
  const days = count("weeks") * 7 + count("days");
  const minutes = count("hours") * 60 + count("minutes");
  const sum = new Date(
    civil.getTime() -
      offsetMs +
      days * dayMs +
      (minutes * 60 + count("seconds")) * 1000,
  );
  return Number.isNaN(sum.getTime()) ? undefined : sum;
}
