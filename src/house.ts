import type { Channel } from "./channels/channel.ts";
import type { Clock, Timers } from "./clock.ts";
import {
  type Conversations,
  openConversations,
} from "./conversations/conversations.ts";
import { createDesk, type Desk, type Opening } from "./desk.ts";
import type { Logger } from "./logger.ts";
import type { Metrics } from "./metrics/metrics.ts";
import { openEnrolment } from "./people/enrolment.ts";
import { createRoster, type Roster } from "./people/roster.ts";
import type { Store } from "./store.ts";

export interface HouseParts {
  readonly knowledgeFolder: string;
  readonly store: Store;
  /** The first admin's code as the operator set it. */
  readonly adminCode: string | undefined;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Whether one sender's flood is held back. */
  readonly gated: boolean;
  readonly opening?: Opening;
  /** Opens the channels, once it is known what they show. */
  readonly openChannels: (
    desk: Desk,
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
  /** Takes up no more by itself, once all that came has been worked on. */
  close(): Promise<void>;
}

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
  const desk = await createDesk({
    knowledgeFolder,
    logger,
    people: { roster, enrolment },
    ...(opening !== undefined && { opening }),
  });
  const channels = await parts.openChannels(desk);
  const conversations = openConversations({
    ...parts,
    storage,
    channels,
    router: desk,
    catalogs: desk.catalogs,
    random: Math.random,
  });
  return {
    desk,
    channels,
    conversations,
    roster,
    firstAdminCode,
    async close() {
      await conversations.settled();
      conversations.stop();
      await storage.close();
    },
  };
}
