import { z } from "zod";
import { type CivilDate, civilDate } from "../clock.ts";
import type { Catalogs } from "../catalog.ts";
import { addDays, dateIn, monthOf, yearOf } from "../deadlines/civil-days.ts";
import type { Reply } from "../message.ts";
import type { Storage } from "../storage/storage.ts";
import type { Duty } from "../scheduler.ts";
import { mondayOf, momentOn } from "./days.ts";
import type { Follower } from "./follower.ts";
import { monthReply, monthWords } from "./month-wording.ts";
import { firstWorkingDay, monthBefore, monthTable } from "./months.ts";
import type { Nudges } from "./open-nudges.ts";
import { standingFollowers } from "./standing.ts";
import { tablesOf } from "./table.ts";
import { tableReply, withUnnamed } from "./table-wording.ts";

const Sent = z.object({ v: z.literal(1), monday: z.string() });
const sendMinutes = 7 * 60 + 30;

export interface RegularTableParts {
  readonly storage: Storage;
  readonly catalogs: Catalogs;
}

/** A table that is sent in each stretch of time once. */
interface Regular {
  readonly kind: string;
  /** The day on which it is sent, of the stretch that a date lies in. */
  readonly dayOf: (date: CivilDate) => CivilDate;
  /** A date of the next stretch. */
  readonly after: (day: CivilDate) => CivilDate;
  readonly replyOf: (
    place: string,
    day: CivilDate,
    language: Follower["language"],
  ) => Promise<Reply | undefined>;
}

/**
 * Sends the standing agencies' officers their places' tables each Monday morning, and on the first working day of a
 * month that of the month before; later where the desk was down then. Who is an officer and follows an agency that
 * reports go to gets that place's.
 */
export function createRegularTables(
  nudges: Nudges,
  parts: RegularTableParts,
): readonly Duty[] {
  const { catalogs } = parts;
  const { workingDays } = nudges.calendar;
  const mondays: Regular = {
    kind: "table-weeks",
    dayOf: mondayOf,
    after: (day) => addDays(day, 7),
    async replyOf(place, _, language) {
      const { names, unnamed } = await nudges.units.bodies(place);
      const tables = await tablesOf(place, names, nudges);
      if (tables.length === 0) return undefined;
      const catalog = catalogs[language];
      const reply = withUnnamed(
        await tableReply(place, tables, catalog),
        unnamed,
        catalog,
      );
      const head = catalog.say("nudges.table-monday", { place });
      return { ...reply, text: `${head}\n\n${reply.text}` };
    },
  };
  const months: Regular = {
    kind: "table-months",
    dayOf: (date) => firstWorkingDay(date, workingDays),
    after: (day) => addDays(dateIn(yearOf(day), monthOf(day), 31), 1),
    async replyOf(place, day, language) {
      const month = monthBefore(day);
      const { names, unnamed } = await nudges.units.bodies(place);
      const table = await monthTable(place, names, month, nudges);
      if (table.tables.length === 0) return undefined;
      const catalog = catalogs[language];
      const reply = withUnnamed(
        await monthReply(place, table, catalog),
        unnamed,
        catalog,
      );
      const words = { place, month: monthWords(month) };
      const head = catalog.say("reports.month-sent", words);
      return { ...reply, text: `${head}\n\n${reply.text}` };
    },
  };
  return [mondays, months].map((one) => regularly(one, nudges, parts));
}

function regularly(
  { kind, dayOf, after, replyOf }: Regular,
  nudges: Nudges,
  { storage }: RegularTableParts,
): Duty {
  const sent = storage.collection(kind, Sent);
  const { clock } = nudges;
  // What was seen on the disk, which only ever goes on.
  let seen: string | undefined;
  return {
    async run() {
      const now = clock.now();
      const day = dayOf(civilDate(now));
      if (isSeen(day) || now < momentOn(day, sendMinutes)) return;
      const last = await sent.get("last");
      // A clock that was set back sends nothing again.
      seen = last?.value.monday;
      if (isSeen(day)) return;
      // Before the first stretch is over nobody can have asked for a table.
      if (last !== undefined) await sendAll(day);
      await sent.put("last", { v: 1, monday: day }, last?.revision ?? 0);
      seen = day;
    },
    next() {
      const day = dayOf(civilDate(clock.now()));
      const due = isSeen(day) ? dayOf(after(day)) : day;
      return Promise.resolve(momentOn(due, sendMinutes));
    },
  };

  function isSeen(day: string): boolean {
    return seen !== undefined && seen >= day;
  }

  async function sendAll(day: CivilDate): Promise<void> {
    for (const { follower, places } of await standingFollowers(nudges)) {
      const { channel, conversation: id, language } = follower;
      for (const place of places) {
        const reply = await replyOf(place, day, language);
        if (reply === undefined) continue;
        const reference = `${kind}:${day}:${place}`;
        await nudges.post({ channel, id, group: false }, reply, reference);
      }
    }
  }
}
