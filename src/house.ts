import { abilities } from "./channels/abilities.ts";
import { type Channel, FetchError } from "./channels/channel.ts";
import type { Clock, Timers } from "./clock.ts";
import {
  type Conversations,
  openConversations,
} from "./conversations/conversations.ts";
import {
  createCalendarService,
  type ServeCalendar,
} from "./deadlines/feed-text.ts";
import { createFeeds } from "./deadlines/feeds.ts";
import { createDesk, type Desk } from "./desk.ts";
import { loadOpening, type Opening } from "./desk-knowledge.ts";
import { calendarPath } from "./http/calendar.ts";
import type { Logger } from "./logger.ts";
import type { ChannelName } from "./message.ts";
import type { Metrics } from "./metrics/metrics.ts";
import { joined } from "./nudges/joined.ts";
import { openEnrolment } from "./people/enrolment.ts";
import { createRoster, type Roster } from "./people/roster.ts";
import { openReplicas, type Replicas } from "./replicas/replicas.ts";
import type { Duty } from "./scheduler.ts";
import type { Store } from "./store.ts";
import { sealedBlobs } from "./storage/sealed-blobs.ts";
import type { Fetch } from "./tips/desk/held-files.ts";
import { openTips } from "./tips/desk/open-tips.ts";
import type { Unit } from "./tips/unit.ts";
import { createDraftTending } from "./tips/draft/tend-draft.ts";

export interface HouseParts {
  readonly knowledgeFolder: string;
  readonly store: Omit<Store, "keep" | "writable"> &
    Partial<Pick<Store, "keep">>;
  /** Where the store lies; files of tips lie beside it. */
  readonly dataFolder: string;
  /** The first admin's code as the operator set it. */
  readonly adminCode: string | undefined;
  /** Under which origin the desk is reached from outside; left out where it is not. */
  readonly publicUrl?: string | undefined;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Whether one sender's flood is held back. */
  readonly gated: boolean;
  readonly opening?: Opening;
  /** In place of knowledge/units.yaml. */
  readonly units?: readonly Unit[];
  /** How often it is looked for what other processes left, in ms; undefined: as often as is usual. */
  readonly lookEachMs?: number;
  /** Fulfils after so many milliseconds; what is guessed too often waits for it. */
  readonly wait: (ms: number) => Promise<void>;
  /** Opens the channels, once it is known what they show. */
  readonly openChannels: (
    desk: Desk,
    fetching: Replicas["fetching"],
  ) => readonly Channel[] | Promise<readonly Channel[]>;
}

/** All parts of the desk, put together. */
export interface House {
  readonly desk: Desk;
  readonly channels: readonly Channel[];
  readonly conversations: Conversations;
  readonly roster: Roster;
  /** A code made just now for the first admin; to be shown to the operator once and logged nowhere. */
  readonly firstAdminCode: string | undefined;
  /** For the HTTP server: people's private calendars. */
  readonly serveCalendar: ServeCalendar;
  /** Goes on with what an earlier run left, and with what falls due. */
  resume(): Promise<void>;
  /** Fulfils when all that came and all that is due has been worked on and sent, as far as it can be now. */
  settled(): Promise<void>;
  /** Takes up no more by itself, once all that came has been worked on. */
  close(): Promise<void>;
}

// No longer than the scheduler sleeps.
const soonMs = 30_000;

/** Puts the desk together on its data folder. Throws {@link InputError} for what an operator has to set right. */
export async function openHouse(parts: HouseParts): Promise<House> {
  const { knowledgeFolder, store, adminCode, clock, logger, opening } = parts;
  const { storage } = store;
  const roster = createRoster(storage, clock);
  const { enrolment, firstAdminCode } = await openEnrolment({
    storage,
    roster,
    clock,
    adminCode,
  });
  const { timers, dataFolder: folder, lookEachMs, wait } = parts;
  const { catalogs } = opening ?? (await loadOpening(knowledgeFolder));
  const running = new Map<ChannelName, Channel>();
  // The tips are told through conversations, which are worked on by the desk, which knows the tips.
  const later: { conversations?: Conversations; nudges?: Duty } = {};
  const post: Conversations["post"] = async (...given) => {
    await later.conversations?.post(...given);
  };
  const fetch: Fetch = (name, attachment) => {
    const channel = running.get(name);
    if (channel === undefined) throw new FetchError("gone");
    return channel.fetch(attachment);
  };
  const tips = await openTips({
    storage,
    blobs: store.blobs,
    ...(store.keep !== undefined && { keep: store.keep }),
    folder,
    key: store.key,
    knowledgeFolder,
    catalogs,
    clock,
    timers,
    random: Math.random,
    roster,
    post,
    fetch,
    hasButtons: (name) => abilities[name].buttons,
    topic: async ({ channel, id }, name) =>
      running.get(channel)?.topic?.(id, name),
    duties: [
      {
        run: async () => later.nudges?.run(),
        next: async () => later.nudges?.next(),
      },
    ],
    logger,
    ...(parts.units !== undefined && { units: parts.units }),
    ...(lookEachMs !== undefined && { lookEachMs }),
  });
  const { units } = tips.parts;
  const feeds = createFeeds(storage);
  const { publicUrl } = parts;
  const desk = await createDesk({
    knowledgeFolder,
    logger,
    people: { roster, enrolment },
    privateLink: (name, payload) => running.get(name)?.link?.(payload),
    tips: { reporting: tips.reporting, units, wait },
    nudging: {
      ...{ storage, clock, roster, post },
      proofs: { fetch, blobs: sealedBlobs(store.blobs, store.key) },
    },
    officers: { officering: tips.officering, units, roster },
    ...(publicUrl !== undefined && {
      calendarFeeds: { feeds, url: publicUrl + calendarPath },
    }),
    erasers: [
      tips.eraser,
      async (person) => {
        await feeds.revoke(person);
      },
    ],
    ...(opening !== undefined && { opening }),
  });
  const { nudges, posting } = desk;
  if (nudges !== undefined)
    later.nudges = joined([nudges, ...posting].map(({ duty }) => duty));
  const replicas = openReplicas({ storage, clock, timers, logger });
  const channels = await parts.openChannels(desk, (name) =>
    replicas.fetching(name),
  );
  for (const channel of channels) running.set(channel.name, channel);
  const conversations = openConversations({
    ...parts,
    storage,
    channels,
    router: desk,
    catalogs,
    random: Math.random,
    share: replicas.share,
    tending: createDraftTending({ catalogs, reporting: tips.reporting }),
    onOutcome(...outcome) {
      tips.onOutcome(...outcome);
      nudges?.onOutcome(...outcome);
      for (const one of posting) one.onOutcome?.(...outcome);
    },
    onMoved: (from, to) =>
      roster.moveGroup({ channel: from.channel, conversation: from.id }, to.id),
  });
  later.conversations = conversations;
  let stopListening: (() => void) | undefined;
  return {
    desk,
    channels,
    conversations,
    roster,
    firstAdminCode,
    serveCalendar: createCalendarService(desk.calendar, feeds, clock),
    async resume() {
      await replicas.begin();
      await conversations.resume();
      await nudges?.refresh();
      tips.scheduler.start();
      stopListening = storage.onWake?.((dueAt) => {
        // What falls due later is seen when the scheduler next looks by itself.
        if (dueAt.getTime() <= clock.now().getTime() + soonMs)
          tips.scheduler.wake();
      });
    },
    async settled() {
      // What falls due posts, and what is posted may fall due.
      await conversations.settled();
      tips.scheduler.wake();
      await tips.scheduler.settled();
      await conversations.settled();
      await tips.scheduler.settled();
      await nudges?.settled();
      for (const one of posting) await one.settled?.();
    },
    async close() {
      stopListening?.();
      await conversations.settled();
      tips.scheduler.stop();
      await tips.scheduler.settled();
      await conversations.settled();
      await nudges?.settled();
      for (const one of posting) await one.settled?.();
      conversations.stop();
      await replicas.end();
      await storage.close();
    },
  };
}
