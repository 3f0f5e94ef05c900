import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { withOwnAgency } from "../handlers/own-agency.ts";
import { createOfficerHandler } from "../handlers/officer.ts";
import type { CalendarFeeds } from "../handlers/calendar-feed.ts";
import { openCalendarHandlers } from "../handlers/calendar.ts";
import { openNudging } from "../handlers/nudge-handlers.ts";
import { createQuestionHandler } from "../handlers/question.ts";
import type { Handler, Intent } from "../handlers/handler.ts";
import { createResidentHandlers } from "../handlers/residents.ts";
import { takingCatalogs } from "../handlers/tip-catalogs.ts";
import { createTipHandlers } from "../handlers/tip-handlers.ts";
import type {
  Eraser,
  People,
  PrivateLink,
} from "../handlers/steering-parts.ts";
import { createSteeringHandlers } from "../handlers/steering.ts";
import { openAnswers } from "./answers/open-answers.ts";
import { type Catalogs, loadCatalogs } from "./catalog.ts";
import type { CalendarWriting } from "./deadlines/feed-text.ts";
import { createDecider } from "./decide.ts";
import type { Logger } from "./logger.ts";
import type { NudgeRoom, Nudges } from "./nudges/open-nudges.ts";
import { createGazetteer, loadPlaces } from "./places/gazetteer.ts";
import { provincesOf } from "./places/province-names.ts";
import { loadLibrary } from "./plans/library.ts";
import { placesOf } from "./plans/places-of.ts";
import { writingOf } from "./plans/writing.ts";
import { createClassifier } from "./residents/classify.ts";
import { loadCues } from "./residents/cues.ts";
import { rememberLast } from "./residents/remember-last.ts";
import { loadReporting } from "./residents/reporting.ts";
import { createRouter, type Router } from "./router.ts";
import {
  createDeskCues,
  type DeskCues,
  loadDeskWords,
} from "./steering/cues.ts";
import {
  botCommands,
  loadCommands,
  type MenuCommand,
} from "./steering/commands.ts";
import { loadEnglish } from "./steering/english.ts";
import { openAgencyNames } from "./steering/open-agency-names.ts";
import { createMessageUnderstanding } from "./steering/understand-message.ts";
import { compose } from "./text/compose.ts";
import { fold } from "./text/fold.ts";
import { openReader } from "./text/reader.ts";
import { loadFactCues } from "./tips/fact-cues.ts";
import { loadOfficerWords } from "./tips/desk/officer-words.ts";
import type { Officering } from "./tips/desk/officering.ts";
import type { Roster } from "./people/roster.ts";
import type { Reporting } from "./tips/tips.ts";
import type { Unit } from "./tips/unit.ts";
import { loadTipWords } from "./tips/words/tip-words.ts";

/** The whole desk behind the channels. */
export interface Desk extends Router {
  readonly catalogs: Catalogs;
  readonly calendar: CalendarWriting;
  /** The commands that a channel's menu shows. */
  readonly menu: Readonly<Record<"vi" | "en", readonly MenuCommand[]>>;
  /** What nudges; undefined where nobody can be. */
  readonly nudges: Nudges | undefined;
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

/** What is needed to greet and to understand a wish to leave, before the rest is loaded. */
export interface Opening {
  readonly catalogs: Catalogs;
  readonly cues: DeskCues;
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
  const [
    { catalogs, cues },
    commands,
    english,
    placeList,
    library,
    intentCues,
    reporting,
    tipWords,
    factCues,
    officerWords,
  ] = await Promise.all([
    opening ?? loadOpening(knowledgeFolder),
    loadCommands(join(knowledgeFolder, "commands.yaml")),
    loadEnglish(join(knowledgeFolder, "english.yaml")),
    loadPlaces(join(knowledgeFolder, "places.yaml")),
    loadLibrary(knowledgeFolder),
    loadCues(join(knowledgeFolder, "intents")),
    loadReporting(join(knowledgeFolder, "reporting.yaml")),
    loadTipWords(join(knowledgeFolder, "tips", "words.yaml")),
    loadFactCues(join(knowledgeFolder, "tips", "facts.yaml")),
    loadOfficerWords(join(knowledgeFolder, "tips", "officers.yaml")),
  ]);
  const places = placesOf(library);
  const gazetteer = createGazetteer(placeList, places);
  const writings = library.map(writingOf);
  // Residents tell of things that no plan names, so slips are mended against the cues' words too.
  const reader = await openReader(
    knowledgeFolder,
    [...writings, intentCues.writing, provincesOf(placeList)],
    places,
  );
  const read = (text: string) => reader.read(text).text;
  const classifier = rememberLast(
    createClassifier({
      cues: intentCues,
      read,
      plans: writings,
    }),
  );
  const answerer = await openAnswers({
    knowledgeFolder,
    plans: library,
    reader,
    places: gazetteer,
  });
  const agencies = await openAgencyNames(knowledgeFolder, {
    plans: library,
    gazetteer,
    cues,
  });
  const question = createQuestionHandler({
    answerer,
    catalogs,
    read: (text) => read(english.gloss(text)),
  });
  const understand = createMessageUnderstanding({
    classifier,
    answerer,
    read,
    english,
    cues,
  });
  const reminding = await openNudging(nudging, {
    ...{ knowledgeFolder, catalogs, logger, plans: library },
    ...{ agencies, commands, cues, gazetteer, places },
    ...{ privateLink, question, read },
  });
  const calendar = await openCalendarHandlers({
    ...{ knowledgeFolder, catalogs, commands, gazetteer, read, agencies },
    ...{ plans: library, reports: reminding?.nudges.reports },
    feeds: calendarFeeds,
  });
  const residents = new Map<Intent, Handler>([
    [
      "question",
      withOwnAgency(question, {
        agencies,
        catalogs,
        cues,
        keepable: (text) => answerer.keepable(read(english.gloss(text))),
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
  const taking =
    tips &&
    createTipHandlers(residents, {
      ...tips,
      catalogs,
      commands,
      classifier,
      gazetteer,
      places,
      read,
      words: tipWords,
      cues: factCues,
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
      cues,
      commands,
    });
  const decider = createDecider({
    understand,
    ahead: officer === undefined ? [] : [officer],
    first: [
      ...(taking?.first ?? []),
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
        erasers: [...erasers, ...(reminding?.erasers ?? [])],
        question,
      }),
    ],
    numbered: reminding?.numbered,
    handlers,
    cues,
    commands,
    catalogs,
  });
  const router = createRouter({ decider, catalogs, logger });
  return {
    ...router,
    catalogs,
    menu: botCommands(commands, catalogs),
    nudges: reminding?.nudges,
    calendar: calendar.writing,
    places,
    placeCalled: (name) =>
      places.find((place) => fold(place) === fold(compose(name).trim())),
  };
}

/** Loads the little that an {@link Opening} takes. */
export async function loadOpening(knowledgeFolder: string): Promise<Opening> {
  const [catalogs, words] = await Promise.all([
    loadCatalogs(join(knowledgeFolder, "messages")),
    loadDeskWords(join(knowledgeFolder, "desk.yaml")),
  ]);
  return { catalogs, cues: createDeskCues(words) };
}
