import { join } from "node:path";
import { z } from "zod";
import { loadAgencies } from "../agencies/agency-list.ts";
import {
  type AgencyDirectory,
  createDirectory,
} from "../agencies/directory.ts";
import type { Catalogs } from "../catalog.ts";
import type { Clock } from "../clock.ts";
import type { Logger } from "../logger.ts";
import type { Address } from "../message.ts";
import { change } from "../people/change.ts";
import type { Person, Roster } from "../people/roster.ts";
import { placesOf } from "../plans/places-of.ts";
import type { LibraryPlan } from "../plans/plan.ts";
import type { Duty } from "../scheduler.ts";
import type { Storage } from "../storage/storage.ts";
import { openCalendar } from "../deadlines/calendar.ts";
import { createGazetteer, loadPlaces } from "../places/gazetteer.ts";
import { hasSetDay } from "../deadlines/set-day.ts";
import type { SetDays } from "../deadlines/set-days.ts";
import { concernOf } from "./concerns.ts";
import type { Follow } from "./follower.ts";
import { createExtensions, type Extensions } from "./extensions.ts";
import { createFollowers, type Followers } from "./followers.ts";
import { createHandOvers, type HandOvers } from "./hand-overs.ts";
import { hashOf } from "./hash-of.ts";
import { joined } from "./joined.ts";
import { createLadders, heldOf, type Ladders } from "./ladders.ts";
import { createNotes, withDecided } from "./notes.ts";
import type { PlanningParts } from "./planned.ts";
import { createProofs, type ProofParts, type Proofs } from "./proofs.ts";
import { remembered } from "./remembered.ts";
import { createReports, type Reports } from "./reports.ts";
import { createRounds, type Post } from "./rounds.ts";
import {
  createUnits,
  namesOf,
  placesNaming,
  type Units,
} from "./known-units.ts";
import { openUnitNames } from "./units.ts";
import { withUnits } from "./with-units.ts";
import { createNudgeCues, loadNudgeWords, type NudgeCues } from "./words.ts";
import { createWording } from "./wording.ts";

/** What days were reckoned from when everybody's next nudge was reckoned last. */
const Reckoning = z.object({
  v: z.literal(1),
  fingerprint: z.string(),
  /** ISO moment up to which the clock had come, to within an hour. */
  latest: z.string().optional(),
});

type Outcome = "sent" | "gone" | "refused" | "unsure";

// Clocks are set by fractions of a second all the time.
const clockSlackMs = 60_000;
const noteEachMs = 60 * 60_000;

/** Where nudges are kept, and how they reach people. */
export interface NudgeRoom {
  readonly storage: Storage;
  readonly clock: Clock;
  /** `post` of the conversations. */
  readonly post: Post;
  readonly roster: Roster;
  /** Where files are kept that prove what was reported; left out where none are taken. */
  readonly proofs?: ProofParts | undefined;
}

export interface OpenNudgesParts extends NudgeRoom {
  readonly plans: readonly LibraryPlan[];
  readonly catalogs: Catalogs;
  readonly knowledgeFolder: string;
  readonly logger: Logger;
  /** The days that admins have set; left out where nobody can set any. */
  readonly setDays?: SetDays | undefined;
  /** In place of what the plans ask for. */
  readonly calendar?: PlanningParts["calendar"];
}

/** The nudges, opened. */
export interface Nudges extends PlanningParts {
  readonly plans: readonly LibraryPlan[];
  readonly followers: Followers;
  readonly reports: Reports;
  readonly extensions: Extensions;
  readonly ladders: Ladders;
  readonly handOvers: HandOvers;
  /** Undefined where no files are taken. */
  readonly proofs: Proofs | undefined;
  readonly roster: Roster;
  readonly units: Units;
  readonly cues: NudgeCues;
  readonly directory: AgencyDirectory;
  readonly clock: Clock;
  readonly post: Post;
  /** For a scheduler: nudges what is due. */
  readonly duty: Duty;
  /** Reckons everybody's next nudge anew once the plans, the holidays or the days set have changed. */
  refresh(): Promise<void>;
  /** For `onOutcome` of the conversations. */
  onOutcome(address: Address, reference: string, outcome: Outcome): void;
  /** Fulfils when what came of nudges is noted. */
  settled(): Promise<void>;
  /** Forgets a person. */
  eraser(person: Person): Promise<void>;
}

/** Throws {@link InputError} for knowledge that cannot be used. */
export async function openNudges(parts: OpenNudgesParts): Promise<Nudges> {
  const { storage, clock, plans, knowledgeFolder, logger } = parts;
  const [words, agencies, placeList, calendar] = await Promise.all([
    loadNudgeWords(join(knowledgeFolder, "nudges.yaml")),
    loadAgencies(join(knowledgeFolder, "agencies.yaml")),
    loadPlaces(join(knowledgeFolder, "places.yaml")),
    parts.calendar ??
      openCalendar(knowledgeFolder, plans, parts.setDays?.current),
  ]);
  const cues = createNudgeCues(words);
  const directory = createDirectory(agencies, namesOf(plans));
  const planning = remembered({ calendar, obligationsOf });
  const fixed = hashOf(calendar.obligations);
  const fingerprint = () => calendar.basis?.() ?? fixed;
  const followers = createFollowers(storage, clock, {
    ...planning,
    fingerprint,
  });
  const units = createUnits(
    storage,
    plans,
    await openUnitNames({
      ...{ list: agencies, directory, knowledgeFolder },
      gazetteer: createGazetteer(placeList, placesOf(plans)),
    }),
  );
  const { reports, extensions, roster } = withUnits(units, {
    reports: createReports(storage, clock),
    extensions: createExtensions(storage, clock),
    roster: parts.roster,
  });
  const handOvers = createHandOvers(storage, clock);
  const ladders = createLadders({
    ...{ storage, clock, logger, planning, plans, directory, calendar },
    ...{ followers, reports, extensions },
    placesOf: placesNaming(plans, units),
    roster,
    steps: cues.ladder,
  });
  const wording = createWording({
    ...parts,
    workingDays: calendar.workingDays,
  });
  const notes = createNotes({
    ...{ catalogs: parts.catalogs, ladders, extensions, planning },
    roster,
    steps: cues.ladder,
  });
  const reckonings = storage.collection("nudge-reckonings", Reckoning);
  const underWay = new Set<Promise<void>>();
  // Each process passes over all once it sees a change: another may have written by what it knew before.
  let reckonedBy: string | undefined;
  // How far the clock had come: what was put off while it was ahead would wait until that day comes again.
  let seen = clock.now();
  const rounds = createRounds({
    ...planning,
    followers,
    clock,
    post: parts.post,
    logger,
    async wording(follower, items, now) {
      return wording(follower, items, now, await notes(follower, items, now));
    },
    onPost: (follower, items) => ladders.reminded(follower, items),
    async told(items) {
      const latest = items.map((item) => item.latest);
      const granted = await Promise.all(
        latest.map(async ({ tag }) => ({
          tag,
          to: (await extensions.get(tag))?.to,
        })),
      );
      const now = clock.now();
      const held = await heldOf(latest, { ladders, planning, now });
      return (follower) => withDecided(follower, granted, held);
    },
    async doneOf(items) {
      const tags = items.map(({ latest }) => latest.tag);
      const found = await Promise.all(tags.map((tag) => reports.get(tag)));
      return tags.filter((_, at) => found[at] !== undefined);
    },
  });
  const duty = joined([ladders.duty, rounds]);
  return {
    ...planning,
    plans,
    followers,
    reports,
    extensions,
    ladders,
    handOvers,
    proofs: parts.proofs && createProofs(parts.proofs),
    roster,
    units,
    cues,
    directory,
    clock,
    post: parts.post,
    duty: {
      async run() {
        await parts.setDays?.refresh();
        await reckonWhatChanged();
        await duty.run();
      },
      next: () => duty.next(),
    },
    async refresh() {
      await parts.setDays?.refresh();
      const known = (await reckonings.get("plans"))?.value;
      reckonedBy = known?.fingerprint ?? "";
      if (known?.latest !== undefined) seen = new Date(known.latest);
      await reckonWhatChanged();
    },
    onOutcome(address, reference, outcome) {
      if (!reference.startsWith("nudge:")) return;
      const noting = note(address, reference, outcome)
        .catch((error: unknown) => {
          logger.error("what came of a nudge could not be noted", error);
        })
        .finally(() => underWay.delete(noting));
      underWay.add(noting);
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    async eraser(person) {
      await followers.change(person, () => undefined);
      await handOvers.forget(person);
    },
  };

  async function reckonWhatChanged(): Promise<void> {
    const now = clock.now();
    const latest = now.toISOString();
    const by = fingerprint();
    const isBack = seen.getTime() - now.getTime() > clockSlackMs;
    const isStale = reckonedBy !== undefined && reckonedBy !== by;
    if (isBack || isStale)
      for await (const follower of followers.each())
        if (isBack || follower.reckoned !== by)
          await followers.change(follower, (old) => old && { ...old });
    if (isStale) reckonedBy = by;
    if (isBack || isStale || now.getTime() - seen.getTime() > noteEachMs) {
      await change(reckonings, "plans", () => ({
        v: 1 as const,
        fingerprint: by,
        latest,
      }));
      seen = now;
    }
  }

  function obligationsOf({ place, agency, wide }: Follow) {
    const slugs = new Set(
      plans.filter((plan) => plan.place === place).map(({ slug }) => slug),
    );
    return calendar.obligations.filter((obligation) => {
      // What a plan spreads over its years falls due for nobody.
      if (obligation.rule === "period" && obligation.suggested) return false;
      if (!slugs.has(obligation.plan)) return false;
      const concern = concernOf(obligation, agency, { directory, cues });
      if (concern === "none") return false;
      const hasDay =
        !obligation.suggested ||
        (calendar.days !== undefined &&
          hasSetDay(calendar.days(), obligation.id));
      return wide || (hasDay && concern !== "open");
    });
  }

  async function note(
    { channel, id }: Address,
    reference: string,
    outcome: Outcome,
  ): Promise<void> {
    await followers.change({ channel, sender: id }, (old) => {
      if (old === undefined) return undefined;
      const reached = outcome === "sent";
      if (reached && !old.unreachable) return old;
      return {
        ...old,
        unreachable: outcome === "gone",
        ledger: old.ledger.map((entry) =>
          entry.batch === reference ? { ...entry, state: outcome } : entry,
        ),
      };
    });
  }
}
