import { type Fetching, fetchingAlone } from "../channels/fetching.ts";
import { createLeader } from "./leader.ts";
import { createPresence, type PresenceParts } from "./presence.ts";

/** What processes that share a store agree on; a process that has its store for itself has all for itself. */
export interface Replicas {
  /** Whose turn it is to fetch what comes on a channel. */
  fetching(channel: string): Fetching;
  /** The part of each platform's rate that is this process's, 0 to 1. */
  readonly share: () => number;
  /** Lets the others know of this process, and know again. Never rejects. */
  begin(): Promise<void>;
  /** Leaves its part to the others. Never rejects. */
  end(): Promise<void>;
}

export function openReplicas(parts: PresenceParts): Replicas {
  const { storage, clock, timers, logger } = parts;
  const { holds } = storage;
  if (holds === undefined)
    return {
      fetching: () => fetchingAlone,
      share: () => 1,
      begin: () => Promise.resolve(),
      end: () => Promise.resolve(),
    };
  return {
    ...createPresence(parts),
    fetching: (channel) =>
      createLeader({
        name: `fetching:${channel}`,
        holds,
        clock,
        timers,
        logger,
      }),
  };
}
