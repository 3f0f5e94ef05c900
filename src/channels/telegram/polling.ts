import { type Api, GrammyError } from "grammy";
import type { Logger } from "../../logger.ts";
import type { Fetching } from "../fetching.ts";
import { callSignal } from "./call-signal.ts";
import { tokenRefusal } from "./introduce.ts";
import type { Arrival, Intake } from "./intake.ts";
import { backOffMs, insist, type Sleep } from "./patience.ts";
import { updateKinds } from "./update.ts";

// Telegram holds a poll for at most 50 s (tdlib/telegram-bot-api, LONG_POLL_MAX_TIMEOUT).
const pollSeconds = 50;

// Nobody in danger should wait longer because something else cannot be kept.
const againMs = 3000;

// Telegram forgets nothing by it: what is not confirmed comes again.
const confirmMs = 2000;

export interface PollingParts {
  /** Its time limit is longer than a poll. */
  readonly api: Api;
  readonly intake: Intake;
  readonly signal: AbortSignal;
  readonly sleep: Sleep;
  readonly logger: Logger;
  readonly fetching: Fetching;
}

/**
 * Asks for updates until stopped. The next are asked for, and those before thereby forgotten by Telegram, only after
 * all of a batch are safe.
 */
export async function poll(parts: PollingParts): Promise<void> {
  const { api, intake, signal, sleep, logger, fetching } = parts;
  let offset = 0;
  let conflicted = false;
  let failures = 0;

  function onFailure(error: unknown): void {
    const refusal = tokenRefusal(error);
    if (refusal !== undefined) throw refusal;
    const isConflict = error instanceof GrammyError && error.error_code === 409;
    if (isConflict && !conflicted)
      logger.warn("another program fetches this bot's Telegram messages");
    conflicted ||= isConflict;
  }

  const patience = { signal, sleep, onFailure };
  const stop = callSignal(signal);
  const fetchNext = () =>
    api.getUpdates(
      { offset, timeout: pollSeconds, allowed_updates: updateKinds },
      stop,
    );

  // A webhook that is still set would refuse every poll; what waits there is kept. Only once: one that is set later
  // belongs to the program that takes over from this one.
  if (await fetching.mine(signal))
    await insist(() => api.deleteWebhook({}, stop), patience);
  while (await fetching.mine(signal)) {
    const updates = await insist(fetchNext, patience);
    if (updates === undefined) break;
    conflicted = false;
    const arrivals = updates.flatMap((update) => {
      const arrival = intake.read(update);
      return arrival === undefined ? [] : [arrival];
    });
    const last = arrivals.at(-1);
    if (last === undefined) {
      // All before is confirmed now. Bot API 10.1, Update: after a week without any, ids begin anew anywhere, so the
      // old offset could pass over them.
      offset = 0;
      continue;
    }
    const unsafe = await takeAll(arrivals, parts);
    offset = unsafe ?? last.id + 1;
    if (unsafe === undefined) failures = 0;
    // Asked for again, it comes with all that has come since, which may be a cry for help.
    else
      await sleep(Math.min(backOffMs(undefined, failures++), againMs), signal);
  }
  if (offset > 0) await confirm(api, offset);
  await fetching.leave();
}

/** Takes a batch in; gives the first that is not safe. */
async function takeAll(
  arrivals: readonly Arrival[],
  { intake, logger }: PollingParts,
): Promise<number | undefined> {
  const failed = await Promise.all(
    [...Map.groupBy(arrivals, conversationOf).values()].map((queue) =>
      takeInOrder(queue, intake, logger),
    ),
  );
  const ids = failed.flat().map(({ id }) => id);
  return ids.length === 0 ? undefined : Math.min(...ids);
}

/**
 * What could not be taken in of one conversation. What came behind it is taken in before it rather than not at all,
 * since it may tell of danger.
 */
async function takeInOrder(
  queue: readonly Arrival[],
  intake: Intake,
  logger: Logger,
): Promise<readonly Arrival[]> {
  const failed: Arrival[] = [];
  for (const arrival of queue)
    try {
      await intake.take(arrival);
    } catch (error) {
      logger.error("a Telegram message could not be kept", error);
      failed.push(arrival);
    }
  return failed;
}

function conversationOf({ incoming }: Arrival): string | undefined {
  return incoming?.conversation;
}

/** Tells Telegram what is safe, so that it does not come again at the next start. */
async function confirm(api: Api, offset: number): Promise<void> {
  try {
    const signal = AbortSignal.timeout(confirmMs);
    await api.getUpdates({ offset, timeout: 0, limit: 1 }, callSignal(signal));
  } catch {
    // It comes again, bearing the same ids.
  }
}
