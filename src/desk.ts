import { randomUUID } from "node:crypto";
import { withOwnAgency } from "../handlers/own-agency.ts";
import { createOfficerHandler } from "../handlers/officer.ts";
import type { CalendarFeeds } from "../handlers/calendar-feed.ts";
import { openCalendarHandlers } from "../handlers/calendar.ts";
import { firstOf } from "../handlers/first-of.ts";
import { goingOn } from "../handlers/nudge-between.ts";
import { openNudging } from "../handlers/nudge-opening.ts";
import { openBulletining } from "../handlers/bulletin-handlers.ts";
import { openFiguring } from "../handlers/figure-handlers.ts";
import { createQuestionHandler } from "../handlers/question.ts";
import type { Handler, Intent } from "../handlers/handler.ts";
import { createResidentHandlers } from "../handlers/residents.ts";
import { takingCatalogs } from "../handlers/tip-catalogs.ts";
import { createHolding } from "../handlers/held-data.ts";
import { createTipHandlers } from "../handlers/tip-handlers.ts";
import type {
  Eraser,
  People,
  PrivateLink,
} from "../handlers/steering-parts.ts";
import { createSteeringHandlers } from "../handlers/steering.ts";
import type { Posting } from "./bulletins/posting.ts";
import type { Catalogs } from "./catalog.ts";
import type { CalendarWriting } from "./deadlines/feed-text.ts";
import { createSetDays } from "./deadlines/set-days.ts";
import { createDecider } from "./decide.ts";
import type { Logger } from "./logger.ts";
import type { NudgeRoom, Nudges } from "./nudges/open-nudges.ts";
import { createRouter, type Router } from "./router.ts";
import { botCommands, type MenuCommand } from "./steering/commands.ts";
import { compose } from "./text/compose.ts";
import { fold } from "./text/fold.ts";
import type { Officering } from "./tips/desk/officering.ts";
import type { Roster } from "./people/roster.ts";
import type { Reporting } from "./tips/tips.ts";
import { wishesBy } from "./tips/words/hear.ts";
import type { Unit } from "./tips/unit.ts";
import { type Opening, loadDeskKnowledge } from "./desk-knowledge.ts";
import { openDeskUnderstanding } from "./desk-understanding.ts";

/** The whole desk behind the channels. */
export interface Desk extends Router {
  readonly catalogs: Catalogs;
  readonly calendar: CalendarWriting;
  /** The commands that a channel's menu shows. */
  readonly menu: Readonly<Record<"vi" | "en", readonly MenuCommand[]>>;
  /** What nudges; undefined where nobody can be. */
  readonly nudges: Nudges | undefined;
  /** What else writes to people by itself. */
  readonly posting: readonly Posting[];
  /** Official names of the places that there are plans of. */
  readonly places: readonly string[];
  /** The place of that name, however it is spelt; undefined when there is no plan of it. */
  placeCalled(name: string): string | undefined;
}

export interface DeskParts {
  readonly knowledgeFolder: string;
  readonly logger: Logger;
  /** Loaded by now, where a terminal has greeted with it. */
  readonly opening?: Opening;
  /** Who has a role; left out where nobody can have one. */
  readonly people?: People;
  /** Where people are invited to write privately. */
  readonly privateLink?: PrivateLink;
  /** Where reports go; left out where none are taken. */
  readonly tips?: TipTaking;
  /** Left out where nobody works on reports by chat. */
  readonly officers?: OfficersAtWork;
  /** Left out where nobody can be nudged. */
  readonly nudging?: NudgeRoom;
  /** Private calendars; left out where the desk is not reached from outside. */
  readonly calendarFeeds?: CalendarFeeds | undefined;
  /** What removes a person's data wherever it lies beside their conversation and their roles. */
  readonly erasers?: readonly Eraser[];
}

/** What the desk needs to take reports. */
export interface TipTaking {
  readonly reporting: Reporting;
  /** Who receives them, to name it to the reporter. */
  readonly units: readonly Unit[];
  /** Fulfils after so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
}

/** What the desk needs for officers at work on reports. */
export interface OfficersAtWork {
  readonly officering: Officering;
  readonly roster: Roster;
  readonly units: readonly Unit[];
}

/** Loads all knowledge and puts the desk together. Throws {@link InputError} for knowledge that cannot be used. */
export async function createDesk({
  knowledgeFolder,
  logger,
  opening,
  people,
  privateLink = () => undefined,
  tips,
  officers,
  nudging,
  calendarFeeds,
  erasers = [],
}: DeskParts): Promise<Desk> {
  const knowledge = await loadDeskKnowledge(knowledgeFolder, opening);
  const { catalogs, cues, commands, library, reporting } = knowledge;
  const { tipWords, factCues, officerWords } = knowledge;
  const { places, gazetteer, read, readGlossed, ...understanding } =
    await openDeskUnderstanding(knowledgeFolder, knowledge);
  const { classifier, answerer, agencies, understand } = understanding;
  const question = createQuestionHandler({
    answerer,
    catalogs,
    read: readGlossed,
  });
  const setDays = nudging && createSetDays(nudging.storage, nudging.clock);
  await setDays?.refresh();
  const reminding = await openNudging(nudging, {
    setDays,
    ...{ knowledgeFolder, catalogs, logger, plans: library },
    ...{ agencies, commands, cues, gazetteer, places },
    ...{ privateLink, question, read },
    intentOf: (message, session) => understand(message, session).intent,
  });
  const warning = await openBulletining(nudging, {
    ...{ knowledgeFolder, catalogs, logger, commands, cues, gazetteer },
    ...{ places, privateLink, read },
  });
  const figuring = await openFiguring(nudging, reminding?.nudges, {
    ...{ knowledgeFolder, catalogs, logger, commands, cues, gazetteer },
    ...{ places, agencies, read, plans: library },
  });
  const calendar = await openCalendarHandlers({
    ...{ knowledgeFolder, catalogs, commands, gazetteer, read, agencies },
    ...{ plans: library, noted: reminding?.nudges },
    setting: nudging && setDays && { days: setDays, roster: nudging.roster },
    feeds: calendarFeeds,
  });
  const residents = new Map<Intent, Handler>([
    [
      "question",
      withOwnAgency(question, {
        agencies,
        catalogs,
        cues,
        keepable: (text) => answerer.keepable(readGlossed(text)),
      }),
    ],
    ...createResidentHandlers({
      catalogs: tips === undefined ? catalogs : takingCatalogs(catalogs),
      classifier,
      reporting,
      plans: library,
      agencies,
      places,
      privateLink,
    }),
    ...(reminding?.handlers ?? []),
  ]);
  const hearing = {
    ...{ words: tipWords, read },
    cues: { ...factCues, units: gazetteer },
  };
  const taking =
    tips &&
    createTipHandlers(residents, {
      ...tips,
      catalogs,
      commands,
      classifier,
      gazetteer,
      places,
      ...hearing,
      privateLink,
      newId: randomUUID,
      intentOf: (message, session) => understand(message, session).intent,
      asksPlans: ({ text }, { thread }) =>
        answerer.claim(read(text), thread) !== "no",
    });
  const handlers = taking?.handlers ?? residents;
  const officer =
    officers &&
    createOfficerHandler({
      ...officers,
      catalogs,
      words: officerWords,
      ...{ cues, commands },
      kindsOf: (text) => [
        ...classifier.classify(text, { placeKnown: true }).details,
      ],
    });
  const decider = createDecider({
    understand,
    ahead: [
      ...(officer === undefined ? [] : [officer]),
      ...(warning?.ahead ?? []),
      ...(figuring?.ahead ?? []),
    ],
    first: [
      ...(reminding === undefined ? [] : [reminding.proving]),
      ...(taking?.first ?? []),
      ...(warning?.first ?? []),
      ...(figuring === undefined ? [] : [figuring.answering]),
      ...(calendar.setDay === undefined ? [] : [calendar.setDay]),
      ...(reminding?.first ?? []),
      ...calendar.handlers,
      ...createSteeringHandlers({
        catalogs,
        cues,
        commands,
        places,
        gazetteer,
        agencies,
        read,
        people,
        privateLink,
        erasers: [
          ...erasers,
          ...(reminding?.erasers ?? []),
          ...(warning?.erasers ?? []),
          ...(figuring?.erasers ?? []),
          ...(setDays === undefined ? [] : [setDays.eraser]),
        ],
        holding: createHolding({
          catalogs,
          reporting: tips?.reporting,
          followers: reminding?.nudges.followers,
          readers: warning?.desk.readers,
        }),
        dropDraft: tips && ((id) => tips.reporting.drop(id)),
        wishesOf: wishesBy(hearing),
        question,
      }),
    ],
    numbered: firstOf([
      figuring?.answering,
      calendar.setDay,
      reminding?.numbered,
      // A number that could mean a reminder approves no bulletin.
      warning?.numbered,
    ]),
    handlers,
    cues,
    commands,
    catalogs,
  });
  const router = createRouter({
    decider:
      reminding === undefined ? decider : goingOn(decider, reminding.goOn),
    catalogs,
    logger,
  });
  return {
    ...router,
    catalogs,
    menu: botCommands(commands, catalogs),
    nudges: reminding?.nudges,
    posting: [warning?.desk, figuring?.desk].filter((one) => one !== undefined),
    calendar: calendar.writing,
    places,
    placeCalled: (name) =>
      places.find((place) => fold(place) === fold(compose(name).trim())),
  };
}
