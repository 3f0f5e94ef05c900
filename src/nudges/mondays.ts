import { z } from "zod";
import { civilDate } from "../clock.ts";
import type { Catalogs } from "../catalog.ts";
import { addDays } from "../deadlines/civil-days.ts";
import type { Storage } from "../storage/storage.ts";
import type { Duty } from "../scheduler.ts";
import { mondayOf, momentOn } from "./days.ts";
import type { Follow } from "./follower.ts";
import type { Nudges } from "./open-nudges.ts";
import { tablesOf } from "./table.ts";
import { tableReply } from "./table-wording.ts";
import { receives } from "./concerns.ts";

const Week = z.object({ v: z.literal(1), monday: z.string() });
const sendMinutes = 7 * 60 + 30;

/**
 * Sends the standing agencies' officers their places' tables each Monday morning, later in the week where the desk was
 * down then. Who is an officer and follows an agency that reports go to gets that place's.
 */
export function createMondays(
  nudges: Nudges,
  {
    storage,
    catalogs,
    agenciesOf,
  }: {
    readonly storage: Storage;
    readonly catalogs: Catalogs;
    readonly agenciesOf: (place: string) => readonly string[];
  },
): Duty {
  const weeks = storage.collection("table-weeks", Week);
  const { clock } = nudges;
  // What was seen on the disk, which only ever goes on.
  let seen: string | undefined;
  return {
    async run() {
      const now = clock.now();
      const monday = mondayOf(civilDate(now));
      if (isSeen(monday) || now < momentOn(monday, sendMinutes)) return;
      const last = await weeks.get("last");
      // A clock that was set back sends no week again.
      seen = last?.value.monday;
      if (isSeen(monday)) return;
      // Before the first week is over nobody can have asked for a table.
      if (last !== undefined) await sendAll(monday);
      await weeks.put("last", { v: 1, monday }, last?.revision ?? 0);
      seen = monday;
    },
    next() {
      const monday = mondayOf(civilDate(clock.now()));
      const day = isSeen(monday) ? addDays(monday, 7) : monday;
      return Promise.resolve(momentOn(day, sendMinutes));
    },
  };

  function isSeen(monday: string): boolean {
    return seen !== undefined && seen >= monday;
  }

  async function sendAll(monday: string): Promise<void> {
    for await (const follower of nudges.followers.each()) {
      const roles = await nudges.roster.rolesOf(follower);
      if (!roles.has("officer")) continue;
      const { channel, conversation: id, language } = follower;
      const places = new Set(
        follower.follows.filter(isStanding).map(({ place }) => place),
      );
      for (const place of places) {
        const { say } = catalogs[language];
        const tables = await tablesOf(place, agenciesOf(place), nudges);
        if (tables.length === 0) continue;
        const reply = tableReply(place, tables, catalogs[language]);
        const head = say("nudges.table-monday", { place });
        const text = `${head}\n\n${reply.text}`;
        const reference = `table:${monday}:${place}`;
        await nudges.post(
          { channel, id, group: false },
          { ...reply, text },
          reference,
        );
      }
    }
  }

  function isStanding({ place, agency }: Follow): boolean {
    const slugs = nudges.plans
      .filter((plan) => plan.place === place)
      .map(({ slug }) => slug);
    return nudges.calendar.obligations.some(
      (obligation) =>
        slugs.includes(obligation.plan) &&
        obligation.to.length > 0 &&
        receives(obligation, agency, nudges),
    );
  }
}
