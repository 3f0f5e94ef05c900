import { join } from "node:path";
import { loadAgencies } from "../agencies/agency-list.ts";
import {
  type AgencyDirectory,
  createDirectory,
} from "../agencies/directory.ts";
import type { Catalogs } from "../catalog.ts";
import type { Clock } from "../clock.ts";
import type { Logger } from "../logger.ts";
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
import { heldOf } from "./held.ts";
import { createLadders, type Ladders } from "./ladders.ts";
import { createNotes, withDecided } from "./notes.ts";
import type { PlanningParts } from "./planned.ts";
import { createOutcomes, type Outcomes } from "./outcomes.ts";
import { createProofs, type ProofParts, type Proofs } from "./proofs.ts";
import { createReckoning } from "./reckoning.ts";
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
export interface Nudges extends PlanningParts, Outcomes {
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
  const placeOf = new Map(plans.map(({ slug, place }) => [slug, place]));
  const owedAt = Map.groupBy(
    // What a plan spreads over its years falls due for nobody.
    calendar.obligations.filter(
      ({ rule, suggested }) => rule !== "period" || !suggested,
    ),
    ({ plan }) => placeOf.get(plan),
  );
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
  const reckoning = createReckoning(storage, clock, { followers, fingerprint });
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
        await reckoning.renew();
        await duty.run();
      },
      next: () => duty.next(),
    },
    async refresh() {
      await parts.setDays?.refresh();
      await reckoning.start();
    },
    ...createOutcomes(followers, logger),
    async eraser(person) {
      await followers.change(person, () => undefined);
      await handOvers.forget(person);
    },
  };

  function obligationsOf({ place, agency, wide }: Follow) {
    return (owedAt.get(place) ?? []).filter((obligation) => {
      const concern = concernOf(obligation, agency, { directory, cues });
      if (concern === "none") return false;
      const hasDay =
        !obligation.suggested ||
        (calendar.days !== undefined &&
          hasSetDay(calendar.days(), obligation.id));
      return wide || (hasDay && concern !== "open");
    });
  }
}
