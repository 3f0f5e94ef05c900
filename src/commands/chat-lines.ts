import { later, parseMoment, settableClock } from "../clock.ts";
import { noMetrics } from "../metrics/metrics.ts";
import { InputError } from "../errors.ts";
import { openHouse } from "../house.ts";
import { createLogger } from "../logger.ts";
import { ChatEvent, toMessage } from "./chat-event.ts";
import { createGranting, type Grant } from "./grants.ts";
import { type Io, writeLine } from "./io.ts";
import { readJsonLines } from "./json-lines.ts";
import { createLineChannel } from "./line-channel.ts";
import { openStore } from "../store.ts";
import type { TerminalChat } from "./terminal-chat.ts";

// The rest of a text that came in parts is waited for no longer than this.
const lastWait = "PT2S";

export interface ChatLines extends TerminalChat {
  readonly grants: readonly Grant[];
}

const platforms = ["telegram", "zalo"] as const;

/** Works through events one by one, the way the real channels would, and tells after each that it is done. */
export async function chatLines(
  {
    dataFolder,
    deskKey,
    databaseUrl,
    adminCode,
    logLevel,
    now,
    grants,
  }: ChatLines,
  { input, output, knowledgeFolder }: Io,
): Promise<void> {
  const clock = settableClock();
  // Time stands between events, so that a run can be repeated.
  clock.set(now ?? clock.now());
  const logger = createLogger(logLevel, clock);
  const store = await openStore(
    { folder: dataFolder, deskKey, databaseUrl },
    logger,
  );
  const blocked = new Set<string>();
  const tell = (message: object) => writeLine(output, JSON.stringify(message));
  const house = await openHouse({
    knowledgeFolder,
    store,
    dataFolder,
    adminCode,
    // Time stands between events, and nobody else works on the folder.
    wait: () => Promise.resolve(),
    lookEachMs: 24 * 60 * 60 * 1000,
    clock,
    timers: clock,
    logger,
    metrics: noMetrics,
    gated: false,
    openChannels: () =>
      platforms.map((name) => createLineChannel(name, blocked, tell)),
  });
  const { conversations, roster } = house;
  const granting = createGranting(roster, grants);
  await house.resume();
  await house.settled();
  let handled = 0;
  for await (const item of readJsonLines(input, ChatEvent)) {
    if ("error" in item) await tell(item);
    else
      try {
        await work(item.value);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        await tell({ line: item.line, error: error.message });
      }
    handled += 1;
    await tell({ handled });
  }
  await goOn(later(clock.now(), lastWait));
  await house.close();

  async function work(event: ChatEvent): Promise<void> {
    if (event.kind === "clock") await goOn(moved(event.to));
    else if (event.kind === "block") blocked.add(event.conversation);
    else {
      const message = toMessage(event.sent, clock.now());
      await granting.heard(message.sender, message.channel);
      await conversations.receive(message);
    }
    await house.settled();
  }

  async function goOn(moment: Date | undefined): Promise<void> {
    if (moment !== undefined) await clock.moveTo(moment, () => house.settled());
  }

  function moved(text: string): Date {
    const moment = /^\+?P/.test(text)
      ? later(clock.now(), text)
      : parseMoment(text);
    if (moment !== undefined) return moment;
    throw new InputError(
      "clock: expected a date and time with offset or a duration such as +P1D",
    );
  }
}
